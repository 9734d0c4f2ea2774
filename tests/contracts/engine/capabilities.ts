import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  waitUntilTableExists
} from '@aws-sdk/client-dynamodb';
import {
  HeadBucketCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client
} from '@aws-sdk/client-s3';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

import { makeBucket, removeBucket } from './buckets';
import { documents, dynamodb, freshName, region, s3 } from './engine';

/** What some engines lack. Suites skip tests by these names, never by an engine's. */
export type Capability =
  /** A transaction repeated under its token applies once. */
  | 'transaction-tokens'
  /** A request signed with a wrong secret is refused. */
  | 'signatures'
  /** A lifecycle rule may name GLACIER_IR. */
  | 'archive-tier'
  | 'public-access-block'
  | 'bucket-cors'
  /** Objects have tags. */
  | 'object-tags'
  /** A key may be the beginning of others, before a slash. A file system has a file or a folder. */
  | 'objects-under-objects'
  /** The parts of a key may be longer than the 255 bytes that file systems allow. */
  | 'long-names'
  | 'versioning'
  | 'object-lock'
  /** A table has continuous backups. */
  | 'point-in-time-recovery'
  /** Buckets have regions, and tell which. */
  | 'regions';

/** Tries each capability on the engine, in a bucket and a table that are removed again. */
export async function capabilitiesOf(): Promise<readonly Capability[]> {
  const tried: Readonly<Record<Capability, boolean>> = {
    ...(await tryTable()),
    ...(await tryBucket()),
    regions: await knowsRegions()
  };
  return (Object.keys(tried) as Capability[]).filter(name => tried[name]);
}

export function hasCapability(capability: Capability): boolean {
  return (process.env.CURATION_CAPABILITIES ?? '')
    .split(',')
    .includes(capability);
}

/** How a suite marks a test that an engine may be unable to hold. */
export type TestWith = typeof itWith;

/** For implementations that have every capability, such as those in memory. */
export const itAlways: TestWith = () => it;

/** `it` if the engine has the capability; otherwise `it.skip` with the capability's name. */
export function itWith(
  capability: Capability
): (name: string, test: () => Promise<void>) => void {
  return hasCapability(capability)
    ? it
    : (name, test) => it.skip(`${name} [no ${capability}]`, test);
}

async function tryTable(): Promise<
  Record<'transaction-tokens' | 'point-in-time-recovery', boolean>
> {
  const TableName = freshName('probe');
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }]
    })
  );
  try {
    await waitUntilTableExists(
      { client: dynamodb, maxWaitTime: 60, minDelay: 1 },
      { TableName }
    );
    const Key = { id: 'counter' };
    const addOne = new TransactWriteCommand({
      ClientRequestToken: freshName('').slice(-36),
      TransactItems: [
        {
          Update: {
            TableName,
            Key,
            UpdateExpression: 'ADD hits :one',
            ExpressionAttributeValues: { ':one': 1 }
          }
        }
      ]
    });
    await documents.send(addOne);
    await documents.send(addOne);
    const { Item } = await documents.send(
      new GetCommand({ TableName, Key, ConsistentRead: true })
    );
    return {
      'transaction-tokens': Item?.hits === 1,
      'point-in-time-recovery': await works(
        dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }))
      )
    };
  } finally {
    await dynamodb.send(new DeleteTableCommand({ TableName }));
  }
}

async function tryBucket(): Promise<
  Record<
    Exclude<
      Capability,
      'transaction-tokens' | 'regions' | 'point-in-time-recovery'
    >,
    boolean
  >
> {
  const Bucket = await makeBucket(freshName('probe'));
  try {
    const { accessKeyId } = await s3.config.credentials();
    const impostor = new S3Client({
      region,
      endpoint: process.env.CURATION_S3_ENDPOINT,
      forcePathStyle: process.env.CURATION_S3_ENDPOINT !== undefined,
      credentials: { accessKeyId, secretAccessKey: 'not the secret' }
    });
    const put = (Key: string): Promise<unknown> =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    return {
      signatures: !(await works(
        impostor.send(new HeadBucketCommand({ Bucket }))
      )),
      'archive-tier': await works(
        s3.send(
          new PutBucketLifecycleConfigurationCommand({
            Bucket,
            LifecycleConfiguration: {
              Rules: [
                {
                  ID: 'probe',
                  Status: 'Enabled',
                  Filter: { Prefix: 'probe/' },
                  Transitions: [{ Days: 30, StorageClass: 'GLACIER_IR' }]
                }
              ]
            }
          })
        )
      ),
      'object-tags': await works(
        put('tagged').then(() =>
          s3.send(
            new PutObjectTaggingCommand({
              Bucket,
              Key: 'tagged',
              Tagging: { TagSet: [{ Key: 'probe', Value: '1' }] }
            })
          )
        )
      ),
      'objects-under-objects': await works(
        put('both').then(() => put('both/under'))
      ),
      'long-names': await works(put('n'.repeat(300))),
      'public-access-block': await works(
        s3.send(
          new PutPublicAccessBlockCommand({
            Bucket,
            PublicAccessBlockConfiguration: { BlockPublicAcls: true }
          })
        )
      ),
      versioning: await works(
        s3.send(
          new PutBucketVersioningCommand({
            Bucket,
            VersioningConfiguration: { Status: 'Enabled' }
          })
        )
      ),
      'object-lock': await works(
        s3.send(
          new PutObjectLockConfigurationCommand({
            Bucket,
            ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' }
          })
        )
      ),
      'bucket-cors': await works(
        s3.send(
          new PutBucketCorsCommand({
            Bucket,
            CORSConfiguration: {
              CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }]
            }
          })
        )
      )
    };
  } finally {
    await removeBucket(Bucket);
  }
}

/** Whether a bucket can be made in another region, and tells so. */
async function knowsRegions(): Promise<boolean> {
  const away = region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1';
  try {
    const Bucket = await makeBucket(freshName('probe'), away);
    const { BucketRegion } = await s3.send(new HeadBucketCommand({ Bucket }));
    await removeBucket(Bucket);
    return BucketRegion === away;
  } catch {
    return false;
  }
}

async function works(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch {
    return false;
  }
}
