import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import {
  CreateBucketCommand,
  HeadBucketCommand,
  ListObjectsV2Command
} from '@aws-sdk/client-s3';

import { NotAllowed } from '../../../domain/errors';
import type { ResourceFinding } from '../../../ports/jobs/provisioning';
import type { Bucket } from '../connection/bucket';
import { NEW_BUCKET_DEADLINE } from '../answers/deadlines';
import { isUnexplained, isWrongRegion } from '../answers/errorKinds';
import type { SdkError } from '../answers/sdkError';
import { readSdkError } from '../answers/sdkError';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';
import { waitFor } from '../answers/waitFor';

/**
 * The bucket itself, in the connection's region.
 *
 * @param prefix - of the connection: a policy may allow only this one
 */
export function bucketResource(bucket: Bucket, prefix = ''): ResourceKeeper {
  const { s3, name, region } = bucket;

  const elsewhere = (found: string | undefined): ResourceFinding =>
    finding('bucket', 'unusable', {
      code: 'bucket-elsewhere',
      bucket: name,
      region,
      found
    });

  /**
   * An answer to HEAD has no body, and so no code. A listing tells why it was
   * refused. It also works with a policy that allows only a prefix.
   */
  const look = async (): Promise<string | undefined> => {
    try {
      const head = await s3.send(new HeadBucketCommand({ Bucket: name }));
      return head.BucketRegion;
    } catch (error) {
      const facts = readSdkError(error);
      if (!isUnexplained(facts) || isElsewhere(facts)) {
        throw error;
      }
      await s3.send(
        new ListObjectsV2Command({ Bucket: name, Prefix: prefix, MaxKeys: 1 })
      );
      return facts.region;
    }
  };

  const isElsewhere = (error: SdkError): boolean =>
    isWrongRegion(error) ||
    (error.region !== undefined && error.region !== region);

  const inspect = (): Promise<ResourceFinding> =>
    bucket.ask<ResourceFinding, ResourceFinding>(
      's3:ListBucket',
      undefined,
      async () => {
        const found = await look();
        return found && found !== region
          ? elsewhere(found)
          : finding('bucket', 'ok', {
              code: 'bucket-ready',
              bucket: name,
              region
            });
      },
      {
        404: () =>
          finding('bucket', 'missing', {
            code: 'bucket-missing',
            bucket: name,
            region
          }),
        301: error => elsewhere(error.region),
        403: (_, otherwise) => {
          if (otherwise instanceof NotAllowed) {
            return finding('bucket', 'unknown', {
              code: 'bucket-refused',
              bucket: name
            });
          }
          throw otherwise;
        },
        400: (error, otherwise) => {
          if (isElsewhere(error)) {
            return elsewhere(error.region);
          }
          throw otherwise;
        }
      }
    );

  return {
    inspect,
    async make() {
      const taken = await bucket.ask<undefined, ResourceFinding | undefined>(
        's3:CreateBucket',
        undefined,
        async () => {
          await s3.send(
            new CreateBucketCommand({
              Bucket: name,
              // us-east-1 is the one region that must not be named.
              ...(region !== 'us-east-1' && {
                CreateBucketConfiguration: {
                  LocationConstraint: region as BucketLocationConstraint
                }
              })
            })
          );
          return undefined;
        },
        {
          BucketAlreadyOwnedByYou: () => undefined,
          BucketAlreadyExists: ({ message: said }: SdkError) =>
            finding('bucket', 'unusable', {
              code: 'bucket-taken',
              bucket: name,
              said
            })
        }
      );
      return (
        taken ??
        waitFor(
          bucket.effects,
          NEW_BUCKET_DEADLINE,
          inspect,
          ({ state }) => state !== 'missing'
        )
      );
    }
  };
}
