import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import { CreateBucketCommand, HeadBucketCommand } from '@aws-sdk/client-s3';

import type { ResourceFinding } from '../../../ports/jobs/provisioning';
import type { Bucket } from '../connection/bucket';
import { NEW_BUCKET_DEADLINE } from '../answers/deadlines';
import { isWrongRegion } from '../answers/errors';
import type { SdkError } from '../answers/sdkError';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';
import { waitFor } from './waitFor';

/** The bucket itself, in the connection's region. */
export function bucketResource(bucket: Bucket): ResourceKeeper {
  const { s3, name, region } = bucket;

  const elsewhere = (found: string | undefined): ResourceFinding =>
    finding('bucket', 'unusable', {
      code: 'bucket-elsewhere',
      bucket: name,
      region,
      found
    });

  const inspect = (): Promise<ResourceFinding> =>
    bucket.ask<ResourceFinding, ResourceFinding>(
      's3:ListBucket',
      undefined,
      async () => {
        const { BucketRegion: found } = await s3.send(
          new HeadBucketCommand({ Bucket: name })
        );
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
        400: (error, otherwise) => {
          // The answer to a HEAD that is signed for another region is a bare 400.
          if (
            isWrongRegion(error) ||
            (error.region !== undefined && error.region !== region)
          ) {
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
