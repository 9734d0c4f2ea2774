import { randomBytes } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { connectAws } from '../../../src/adapters/aws';
import type { AwsOptions, AwsPorts } from '../../../src/adapters/aws';
import type { Connection } from '../../../src/domain/connection/connection';
import { readConnection } from '../../../src/domain/connection/connection';

/** The engine under test, and clients that bypass the adapters. */

const { env } = process;

export const region = env.CURATION_REGION || 'ap-northeast-2';

export const s3 = s3In(region);

/** A client for a region. The engine's endpoint is the same for all regions. */
export function s3In(someRegion: string): S3Client {
  return new S3Client({
    region: someRegion,
    maxAttempts: 4,
    endpoint: env.CURATION_S3_ENDPOINT,
    forcePathStyle: env.CURATION_S3_ENDPOINT !== undefined,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED'
  });
}

export const dynamodb = new DynamoDBClient({
  region,
  maxAttempts: 4,
  endpoint: env.CURATION_DYNAMODB_ENDPOINT
});

export const documents = DynamoDBDocumentClient.from(dynamodb);

/** A name for a bucket or a table that no other run has. */
export function freshName(what: string): string {
  return `curation-contract-${what}-${randomBytes(6).toString('hex')}`;
}

function connectionTo(changes: Partial<Connection> = {}): Connection {
  return readConnection({
    name: 'contract',
    bucket: 'no-bucket-chosen',
    bucketRegion: region,
    s3Endpoint: env.CURATION_S3_ENDPOINT ?? '',
    dynamodbEndpoint: env.CURATION_DYNAMODB_ENDPOINT ?? '',
    pathStyle: env.CURATION_S3_ENDPOINT !== undefined,
    ...changes
  });
}

/** The adapters on the engine, with the credentials of the standard chain. */
export function connectTo(
  changes: Partial<Connection> = {},
  options: AwsOptions = {}
): Promise<AwsPorts> {
  return connectAws(
    connectionTo(changes),
    { get: () => s3.config.credentials() },
    options
  );
}
