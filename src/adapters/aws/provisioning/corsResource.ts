import type { CORSRule } from '@aws-sdk/client-s3';
import { GetBucketCorsCommand, PutBucketCorsCommand } from '@aws-sdk/client-s3';

import {
  CORS_RULE_ID,
  corsRule,
  originsWith
} from '../../../domain/connection/corsRule';
import type { Bucket } from '../connection/bucket';
import { contains } from './contains';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';

const RESOURCE = 'cors';

/** Whom the rule lets in. */
export interface CorsWish {
  /** Exactly these. */
  readonly origins?: readonly string[];
  /** This one, besides those that are let in already. It may have one `*`. */
  readonly pageOrigin?: string;
}

/**
 * The CORS rule that lets a page use the bucket. Other rules stay.
 *
 * @param wish - default: the origins of the existing rule, or any for a new one
 */
export function corsResource(
  { s3, name, ask }: Bucket,
  { origins, pageOrigin }: CorsWish
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

  const wanted = (rules: readonly CORSRule[]): CORSRule => {
    const before = rules.find(isOurs)?.AllowedOrigins;
    const { AllowedMethods, AllowedHeaders, ExposeHeaders, ...rest } = corsRule(
      origins ??
        (pageOrigin === undefined
          ? before
          : originsWith(before ?? [], pageOrigin))
    );
    return {
      ...rest,
      AllowedMethods: [...AllowedMethods],
      AllowedHeaders: [...AllowedHeaders],
      ExposeHeaders: [...ExposeHeaders],
      AllowedOrigins: [...rest.AllowedOrigins]
    };
  };

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
          rule: CORS_RULE_ID
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
  return rule.ID === CORS_RULE_ID;
}
