import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import {
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand
} from '@aws-sdk/client-s3';

import type { ResourceFinding } from '../../../ports/jobs/provisioning';
import type { Bucket } from '../connection/bucket';
import { contains } from './contains';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';

const RESOURCE = 'public-access-block';

const PRIVATE: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true
};

/** The block of public access: images need credentials or a presigned URL. */
export function publicAccessResource({
  s3,
  name,
  ask
}: Bucket): ResourceKeeper {
  const inspect = (): Promise<ResourceFinding> =>
    ask<ResourceFinding, ResourceFinding>(
      's3:GetBucketPublicAccessBlock',
      undefined,
      async () => {
        const { PublicAccessBlockConfiguration: found } = await s3.send(
          new GetPublicAccessBlockCommand({ Bucket: name })
        );
        return contains(found, PRIVATE)
          ? finding(RESOURCE, 'ok', { code: 'access-blocked', bucket: name })
          : finding(RESOURCE, 'different', {
              code: 'access-half-blocked',
              bucket: name
            });
      },
      {
        NoSuchPublicAccessBlockConfiguration: () =>
          finding(RESOURCE, 'missing', { code: 'access-open', bucket: name })
      }
    );
  return {
    inspect,
    async make() {
      await ask('s3:PutBucketPublicAccessBlock', undefined, () =>
        s3.send(
          new PutPublicAccessBlockCommand({
            Bucket: name,
            PublicAccessBlockConfiguration: PRIVATE
          })
        )
      );
      return inspect();
    }
  };
}
