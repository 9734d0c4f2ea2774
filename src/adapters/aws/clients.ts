import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Connection } from '../../domain/connection';
import type { Credentials } from '../../ports/credentials';
import type { AwsOptions } from './awsPorts';
import { numberValue } from './numberValue';
import { sdkCredentials } from './sdkCredentials';

/** Attempts for one request: with the SDK's waits about two seconds of trouble pass unseen. */
const MAX_ATTEMPTS = 4;

/**
 * ms. By default the SDK waits for ever for a connection that hangs; an image
 * over a slow line may take its time.
 */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  requestTimeout: 120_000,
  // In Node; otherwise it only logs.
  throwOnRequestTimeout: true
};

export interface Clients {
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  /** The service refused the credentials: the next request asks the port again. */
  forgetCredentials(): void;
}

/** The SDK's clients for a connection. They take their credentials from the port, and again before these expire. */
export function makeClients(
  connection: Connection,
  credentials: Credentials,
  options: AwsOptions,
  now: () => number
): Clients {
  const provider = sdkCredentials(credentials, now);
  const shared = {
    credentials: provider,
    maxAttempts: options.maxAttempts ?? MAX_ATTEMPTS,
    requestHandler: withTimeouts(options.requestHandler)
  };
  const dynamodb = new DynamoDBClient({
    ...shared,
    region: connection.tableRegion || connection.bucketRegion,
    endpoint: connection.dynamodbEndpoint || undefined
  });
  return {
    s3: new S3Client({
      ...shared,
      region: connection.bucketRegion,
      endpoint: connection.s3Endpoint || undefined,
      forcePathStyle: connection.pathStyle,
      // By default the SDK sends checksums as trailers, which browsers cannot
      // stream over plain HTTP; where one is wanted it is asked for by name.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED'
    }),
    dynamodb,
    documents: DynamoDBDocumentClient.from(dynamodb, {
      marshallOptions: { removeUndefinedValues: true },
      unmarshallOptions: { wrapNumbers: numberValue }
    }),
    forgetCredentials: () => provider.forget()
  };
}

/** A handler of somebody's own is left as it is; options are added to. */
function withTimeouts(
  handler: AwsOptions['requestHandler']
): AwsOptions['requestHandler'] {
  return handler !== undefined && 'handle' in handler
    ? handler
    : { ...TIMEOUTS, ...handler };
}
