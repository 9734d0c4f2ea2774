import type { CORSRule } from '@aws-sdk/client-s3';
import { GetBucketCorsCommand, PutBucketCorsCommand } from '@aws-sdk/client-s3';

import type { Bucket } from '../connection/bucket';
import { contains } from './contains';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';

const RESOURCE = 'cors';
const RULE_ID = 'jupyterlab-curation';

/**
 * What a page must be allowed to do. By default any origin may send requests.
 * No cookie is involved, and every request is signed or has a presigned URL, so
 * that a page without credentials gains nothing. Hubs have many addresses.
 */
const RULE: CORSRule = {
  ID: RULE_ID,
  AllowedMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
  AllowedHeaders: ['*'],
  // S3 does not accept a wildcard here.
  ExposeHeaders: [
    'ETag',
    'Date',
    'x-amz-request-id',
    'x-amz-version-id',
    'x-amz-checksum-crc32',
    'x-amz-checksum-crc32c',
    'x-amz-checksum-crc64nvme',
    'x-amz-checksum-sha1',
    'x-amz-checksum-sha256'
  ],
  AllowedOrigins: undefined,
  /** Seconds. Browsers remember a preflight for at most that long. */
  MaxAgeSeconds: 86_400
};

/**
 * The CORS rule that lets a page use the bucket. Other rules stay.
 *
 * @param origins - default: those of the existing rule, or any for a new one
 */
export function corsResource(
  { s3, name, ask }: Bucket,
  origins: readonly string[] | undefined
): ResourceKeeper {
  const read = (): Promise<readonly CORSRule[]> =>
    ask<readonly CORSRule[], readonly CORSRule[]>(
      's3:GetBucketCORS',
      undefined,
      async () =>
        (await s3.send(new GetBucketCorsCommand({ Bucket: name }))).CORSRules ??
        [],
      { NoSuchCORSConfiguration: () => [] }
    );

  const wanted = (rules: readonly CORSRule[]): CORSRule => ({
    ...RULE,
    AllowedOrigins: [
      ...(origins ?? rules.find(isOurs)?.AllowedOrigins ?? ['*'])
    ]
  });

  const inspect: ResourceKeeper['inspect'] = async () => {
    const rules = await read();
    const ours = rules.find(isOurs);
    if (ours === undefined) {
      return finding(RESOURCE, 'missing', {
        code: 'cors-missing',
        bucket: name
      });
    }
    return contains(ours, wanted(rules))
      ? finding(RESOURCE, 'ok', { code: 'cors-ready', bucket: name })
      : finding(RESOURCE, 'different', {
          code: 'cors-different',
          bucket: name,
          rule: RULE_ID
        });
  };

  return {
    inspect,
    async make() {
      const rules = await read();
      await ask('s3:PutBucketCORS', undefined, () =>
        s3.send(
          new PutBucketCorsCommand({
            Bucket: name,
            CORSConfiguration: {
              CORSRules: [...rules.filter(rule => !isOurs(rule)), wanted(rules)]
            }
          })
        )
      );
      return inspect();
    }
  };
}

function isOurs(rule: CORSRule): boolean {
  return rule.ID === RULE_ID;
}
