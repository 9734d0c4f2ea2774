import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Connection } from '../../../domain/connection/connection';
import type { Credentials } from '../../../ports/connection/credentials';
import type { AwsOptions, Effects } from './awsPorts';
import { numberValue } from '../answers/numberValue';
import { Retries } from '../answers/retries';
import { RetryBudget } from '../answers/retryBudget';
import { sdkCredentials } from './sdkCredentials';
import type { SdkProvider } from './sdkCredentials';

/** Attempts for one request: with the SDK's waits about two seconds of trouble pass unseen. */
const MAX_ATTEMPTS = 4;

/**
 * ms. By default the SDK waits for ever for a connection that hangs; an image
 * over a slow line may take its time, an item may not.
 */
const S3_PATIENCE = 120_000;
const DYNAMODB_PATIENCE = 20_000;

export interface Clients {
  readonly s3: S3Client;
  /** For what nobody waits for, as pictures: its retries leave a reserve to the others. */
  readonly backgroundS3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  /** Of all clients. */
  readonly credentials: SdkProvider;
  /** Those of `backgroundS3`. */
  readonly backgroundRetries: Retries;
}

/** The SDK's clients for a connection. They take their credentials from the port, and again before these expire. */
export function makeClients(
  connection: Connection,
  credentials: Credentials,
  options: AwsOptions,
  effects: Effects
): Clients {
  const provider = sdkCredentials(credentials, effects.now);
  const maxAttempts = options.maxAttempts ?? MAX_ATTEMPTS;
  const budget = new RetryBudget();
  const retriesOf = (background: boolean): Retries =>
    new Retries({ maxAttempts, budget, background, random: effects.random });
  const retries = retriesOf(false);
  const backgroundRetries = retriesOf(true);
  const shared = { credentials: provider, maxAttempts };
  const s3 = (retryStrategy: Retries): S3Client =>
    new S3Client({
      ...shared,
      retryStrategy,
      region: connection.bucketRegion,
      endpoint: connection.s3Endpoint || undefined,
      forcePathStyle: connection.pathStyle,
      requestHandler: patient(options.requestHandler, S3_PATIENCE),
      // By default the SDK sends checksums as trailers, which browsers cannot
      // stream over plain HTTP; where one is wanted it is asked for by name.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED'
    });
  const dynamodb = new DynamoDBClient({
    ...shared,
    retryStrategy: retries,
    region: connection.tableRegion || connection.bucketRegion,
    endpoint: connection.dynamodbEndpoint || undefined,
    requestHandler: patient(options.requestHandler, DYNAMODB_PATIENCE)
  });
  return {
    s3: s3(retries),
    backgroundS3: s3(backgroundRetries),
    dynamodb,
    documents: DynamoDBDocumentClient.from(dynamodb, {
      marshallOptions: { removeUndefinedValues: true },
      unmarshallOptions: { wrapNumbers: numberValue }
    }),
    credentials: provider,
    backgroundRetries
  };
}

/** A handler of somebody's own is left as it is; options are added to. */
function patient(
  handler: AwsOptions['requestHandler'],
  requestTimeout: number
): AwsOptions['requestHandler'] {
  return handler !== undefined && 'handle' in handler
    ? handler
    : {
        connectionTimeout: 10_000,
        requestTimeout,
        // In Node; otherwise it only logs.
        throwOnRequestTimeout: true,
        ...handler
      };
}
