import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import {
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand
} from '@aws-sdk/client-s3';

import type { Finding } from '../../../ports/jobs/provisioning';
import type { Bucket } from '../connection/bucket';
import { contains } from './contains';
import type { PartKeeper } from './part';
import { RUN_SETUP, finding } from './part';

const PART = 'public-access-block';

const PRIVATE: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true
};

/** Nobody reads the images without credentials or a presigned URL. */
export function publicAccessPart({ s3, name, ask }: Bucket): PartKeeper {
  const inspect = (): Promise<Finding> =>
    ask<Finding, Finding>(
      's3:GetBucketPublicAccessBlock',
      undefined,
      async () => {
        const { PublicAccessBlockConfiguration: found } = await s3.send(
          new GetPublicAccessBlockCommand({ Bucket: name })
        );
        return contains(found, PRIVATE)
          ? finding(PART, 'ok', `Public access to ${name} is blocked.`)
          : finding(
              PART,
              'different',
              `Public access to ${name} is blocked in part only.`,
              RUN_SETUP
            );
      },
      {
        NoSuchPublicAccessBlockConfiguration: () =>
          finding(
            PART,
            'missing',
            `Public access to ${name} is not blocked.`,
            RUN_SETUP
          )
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
