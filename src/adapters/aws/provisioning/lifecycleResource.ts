import type {
  LifecycleRule,
  TransitionDefaultMinimumObjectSize
} from '@aws-sdk/client-s3';
import {
  GetBucketLifecycleConfigurationCommand,
  PutBucketLifecycleConfigurationCommand
} from '@aws-sdk/client-s3';

import { Invalid, NotSupported } from '../../../domain/errors';
import type { Bucket } from '../connection/bucket';
import type { LifecycleOptions } from './lifecycleRules';
import {
  archiveRule,
  incompleteUploadsRule,
  isWanted,
  withFilter
} from './lifecycleRules';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';

const RESOURCE = 'lifecycle';

interface Lifecycle {
  readonly rules: readonly LifecycleRule[];
  readonly minimumSize: TransitionDefaultMinimumObjectSize | undefined;
}

/** The extension's two lifecycle rules. Other rules stay. */
export function lifecycleResource(
  { s3, name, ask }: Bucket,
  wish: LifecycleOptions
): ResourceKeeper {
  const wanted = [incompleteUploadsRule(wish), archiveRule(wish)];

  const read = (): Promise<Lifecycle> =>
    ask<Lifecycle, Lifecycle>(
      's3:GetLifecycleConfiguration',
      undefined,
      async () => {
        const found = await s3.send(
          new GetBucketLifecycleConfigurationCommand({ Bucket: name })
        );
        return {
          rules: found.Rules ?? [],
          minimumSize: found.TransitionDefaultMinimumObjectSize
        };
      },
      {
        NoSuchLifecycleConfiguration: () => ({
          rules: [],
          minimumSize: undefined
        })
      }
    );

  const put = (
    { rules, minimumSize }: Lifecycle,
    ours: readonly LifecycleRule[]
  ): Promise<unknown> =>
    ask('s3:PutLifecycleConfiguration', undefined, () =>
      s3.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: name,
          // It applies to the whole bucket. S3 would reset it to the default.
          TransitionDefaultMinimumObjectSize: minimumSize,
          LifecycleConfiguration: {
            Rules: [
              ...rules
                .filter(rule => !ours.some(({ ID }) => ID === rule.ID))
                .map(withFilter),
              ...ours
            ]
          }
        })
      )
    );

  const inspect: ResourceKeeper['inspect'] = async () => {
    const { rules } = await read();
    const found = wanted.map(rule => rules.find(({ ID }) => ID === rule.ID));
    if (found.every((rule, i) => isWanted(rule, wanted[i]))) {
      return finding(RESOURCE, 'ok', { code: 'lifecycle-ready', bucket: name });
    }
    return found.includes(undefined)
      ? finding(RESOURCE, 'missing', {
          code: 'lifecycle-missing',
          bucket: name
        })
      : finding(RESOURCE, 'different', {
          code: 'lifecycle-different',
          bucket: name
        });
  };

  return {
    inspect,
    async make() {
      const before = await read();
      try {
        await put(before, wanted);
        return await inspect();
      } catch (error) {
        if (!(error instanceof NotSupported || error instanceof Invalid)) {
          throw error;
        }
      }
      // The engine has no such archive tier. The other rule still helps.
      await put(before, wanted.slice(0, 1));
      return finding(RESOURCE, 'unsupported', {
        code: 'lifecycle-without-archive',
        bucket: name
      });
    }
  };
}
