import type { Connection } from '../../domain/connection/connection';

/**
 * What credentials are for: the desk, a job that may delete, a look at what the
 * set-up makes, or the set-up. The server narrows them to it.
 */
export type CredentialsUse = 'curator' | 'upkeep' | 'check' | 'setup';

/** What the server needs to know of a connection to give credentials for it. */
export function credentialsQuery(
  connection: Connection,
  use: CredentialsUse
): Readonly<Record<string, string>> {
  const { profile, bucket, bucketRegion, prefix, table, tableRegion } =
    connection;
  const { s3Endpoint, dynamodbEndpoint } = connection;
  return {
    ...(profile && { profile }),
    bucket,
    bucketRegion,
    ...(prefix && { prefix }),
    table,
    tableRegion,
    // By it the server knows its own sample.
    ...(s3Endpoint && { s3Endpoint }),
    ...(dynamodbEndpoint && { dynamodbEndpoint }),
    use
  };
}
