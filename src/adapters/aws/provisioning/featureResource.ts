import type { ConnectionErrors } from '../../../domain/errorFacts';
import { NotSupported, Unreachable } from '../../../domain/errors';
import type { Bucket } from '../connection/bucket';
import { isUnsupported } from '../connection/storeFeatures';
import { readTags } from '../images/tagging';
import { headObject } from '../images/head';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';

/** A key without an object, by which a store tells what it supports. */
const NO_OBJECT = 'jupyterlab-curation-no-such-object';

/** Whether objects have tags. It is asked once; AWS is not asked. */
export function tagsResource(bucket: Bucket, prefix: string): ResourceKeeper {
  const { name, features } = bucket;
  const key = `${prefix}${NO_OBJECT}`;
  const inspect: ResourceKeeper['inspect'] = async () => {
    if (!features.has('object-tags') && !features.lacks('object-tags')) {
      await look();
    }
    return features.lacks('object-tags')
      ? finding('object-tags', 'unsupported', {
          code: 'tags-unsupported',
          bucket: name
        })
      : finding('object-tags', 'ok', { code: 'tags-ready', bucket: name });
  };
  const look = async (): Promise<void> => {
    try {
      await features.using('object-tags', () => readTags(bucket, key));
      features.noteHas('object-tags');
    } catch (error) {
      if (error instanceof Unreachable) {
        // An answer of 501 may lack the headers that let a page read it. Then
        // only this request fails.
        await headObject(bucket, key);
        features.noteLacks('object-tags', unsupportedBy(error));
      } else if (!isUnsupported(error)) {
        throw error;
      }
    }
  };
  return { inspect, make: inspect };
}

function unsupportedBy(error: Unreachable): NotSupported {
  const { service } = error.facts as ConnectionErrors['service-silent'];
  return new NotSupported(
    'action-unsupported',
    { service, action: 's3:GetObjectTagging', reason: '501', said: '' },
    { cause: error }
  );
}

/**
 * Whether a copy can be refused if its key is taken. No question tells without
 * leaving an object behind. AWS does so since October 2025. Another store is
 * known to when it first refuses a copy.
 */
export function copiesResource({ name, features }: Bucket): ResourceKeeper {
  const inspect: ResourceKeeper['inspect'] = async () =>
    features.has('copy-conditions')
      ? finding('copy-conditions', 'ok', { code: 'copies-ready', bucket: name })
      : finding('copy-conditions', 'unsupported', {
          code: 'copies-checked',
          bucket: name
        });
  return { inspect, make: inspect };
}
