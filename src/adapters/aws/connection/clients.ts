import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Connection } from '../../../domain/connection/connection';
import type { Credentials } from '../../../ports/connection/credentials';
import {
  CONNECTION_DEADLINE,
  DYNAMODB_DEADLINE,
  S3_DEADLINE
} from '../answers/deadlines';
import type { Effects } from '../answers/effects';
import { numberValue, withOwnNames } from '../answers/rawItem';
import { RetryBudget } from '../answers/retryBudget';
import { REQUEST_ATTEMPTS } from '../answers/retryCounts';
import { RequestRetries } from '../answers/retryRequests';
import type { AwsOptions } from './awsPorts';
import { sdkCredentials } from './sdkCredentials';
import type { SdkProvider } from './sdkCredentials';

export interface Clients {
  readonly s3: S3Client;
  /** For requests that nobody waits for, such as pictures. Its retries leave a reserve to the others. */
  readonly backgroundS3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  /** All clients share them. */
  readonly credentials: SdkProvider;
  /** Those of `s3`. */
  readonly retries: RequestRetries;
  /** Those of `backgroundS3`. */
  readonly backgroundRetries: RequestRetries;
  /** Closes the clients. A request that waits for its next attempt fails. */
  close(): void;
}

/** The SDK's clients for a connection. They take their credentials from the port, and new ones before these expire. */
export function makeClients(
  connection: Connection,
  credentials: Credentials,
  options: AwsOptions,
  effects: Effects,
  onThrottled?: () => void
): Clients {
  const provider = sdkCredentials(credentials, effects.now);
  const closing = new AbortController();
  const { signal: closed } = closing;
  // A wait of minutes would keep the process alive after its last word.
  const patient = options.patient && AbortSignal.any([options.patient, closed]);
  const maxAttempts = options.maxAttempts ?? REQUEST_ATTEMPTS;
  const budget = new RetryBudget(patient ? Infinity : undefined);
  const retriesOf = (background: boolean): RequestRetries =>
    new RequestRetries({
      maxAttempts,
      patient,
      closed,
      budget,
      background,
      random: effects.random,
      onThrottled
    });
  const retries = retriesOf(false);
  const backgroundRetries = retriesOf(true);
  const shared = { credentials: provider, maxAttempts };
  const s3 = (retryStrategy: RequestRetries): S3Client =>
    new S3Client({
      ...shared,
      retryStrategy,
      region: connection.bucketRegion,
      endpoint: connection.s3Endpoint || undefined,
      forcePathStyle: connection.pathStyle,
      requestHandler: withDeadline(options.requestHandler, S3_DEADLINE),
      // By default the SDK sends checksums as trailers, which browsers cannot
      // stream over plain HTTP. Requests that need a checksum ask for it.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED'
    });
  const dynamodb = new DynamoDBClient({
    ...shared,
    retryStrategy: retriesOf(false),
    region: connection.tableRegion || connection.bucketRegion,
    endpoint: connection.dynamodbEndpoint || undefined,
    requestHandler: withDeadline(options.requestHandler, DYNAMODB_DEADLINE)
  });
  const documents = DynamoDBDocumentClient.from(dynamodb, {
    marshallOptions: { removeUndefinedValues: true },
    unmarshallOptions: { wrapNumbers: numberValue }
  });
  documents.middlewareStack.add(
    next => async args => {
      const answer = await next(args);
      withOwnNames(answer.output);
      return answer;
    },
    { name: 'withOwnNames', step: 'initialize' }
  );
  const ofBucket = s3(retries);
  const inBackground = s3(backgroundRetries);
  return {
    s3: ofBucket,
    backgroundS3: inBackground,
    dynamodb,
    documents,
    credentials: provider,
    retries,
    backgroundRetries,
    close: () => {
      closing.abort();
      [ofBucket, inBackground, dynamodb].forEach(client => client.destroy());
    }
  };
}

/** The deadlines are added to options. A caller's own handler stays as it is. */
function withDeadline(
  handler: AwsOptions['requestHandler'],
  requestTimeout: number
): AwsOptions['requestHandler'] {
  return handler !== undefined && 'handle' in handler
    ? handler
    : {
        connectionTimeout: CONNECTION_DEADLINE,
        requestTimeout,
        // Without it, Node only logs.
        throwOnRequestTimeout: true,
        ...handler
      };
}
