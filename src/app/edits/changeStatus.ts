import type { Choices } from '../../domain/board/choices';
import { chosenImages } from '../../domain/board/choices';
import { mergeChoices } from '../../domain/edits/conflict/mergeChoices';
import {
  CurationError,
  NotFound,
  NotSupported,
  reworded
} from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import type { Seen } from '../../domain/edits/intention';
import { imageKey } from '../../domain/product/objectKey';
import {
  planComplete,
  planHold,
  planReopen
} from '../../domain/edits/plan/changeStatus';
import type { Author } from '../../domain/edits/plan/itemChange';
import type { StatusChange } from '../../domain/edits/plan/changeStatus';
import type { Product } from '../../domain/product/product';
import { imagePaths } from '../../domain/product/product';
import type { Tags } from '../../domain/edits/tags';
import type { Cloud } from '../cloud';
import { applyStatusChange } from './applyChange';
import type { EditSteps } from './edit';
import { projectChange } from './edit';
import type { KnownTags } from './tagImages';
import { tagImages } from './tagImages';

/** Completes a product with these choices, then tags the chosen images. */
export function complete(
  cloud: Cloud,
  author: Author,
  seen: Seen,
  choices: Choices,
  guideline?: string
): EditSteps {
  // Others' choices for other slots stay.
  const merged = (product: Product): Choices =>
    mergeChoices(seen.choices, choices, product.choices).choices;
  return statusSteps(
    cloud,
    seen,
    product => planComplete(product, merged(product), cloud, author, guideline),
    product => checkThere(cloud, product, chosenImages(merged(product)))
  );
}

/** Puts a product on hold with a reason. */
export function hold(
  cloud: Cloud,
  author: Author,
  seen: Seen,
  reason: string
): EditSteps {
  return statusSteps(cloud, seen, product => planHold(product, reason, author));
}

/** Makes a completed or held product pending again; its images lose their tags. */
export function reopen(cloud: Cloud, author: Author, seen: Seen): EditSteps {
  return statusSteps(cloud, seen, product => planReopen(product, author));
}

function statusSteps(
  cloud: Cloud,
  seen: Seen,
  plan: (product: Product) => StatusChange,
  look?: (product: Product) => Promise<KnownTags>
): EditSteps {
  return {
    project: product => projectChange(product, plan(product).change),
    carryOut: async before => {
      const change = plan(before);
      const tags = await look?.(before);
      const { catalogue } = cloud;
      return {
        item: await applyStatusChange(catalogue, before.item, change),
        tags
      };
    },
    afterwards: (after, tags) => tag(cloud, after, concerned(seen, after), tags)
  };
}

/** Of an image in a store that has no tags. */
const NO_TAGS: Tags = {};

/**
 * The catalogue must not name an object that is not there. The tags show that,
 * and `afterwards` needs them anyway. If they may not be read, `afterwards`
 * reports it.
 */
async function checkThere(
  { images, prefix }: Cloud,
  product: Product,
  chosen: readonly ImagePath[]
): Promise<KnownTags> {
  const known = new Map<ImagePath, Tags>();
  await Promise.all(
    chosen.map(async path => {
      let tags: Tags | undefined;
      try {
        tags = await images.tags(imageKey(prefix, product, path));
      } catch (error) {
        if (!(error instanceof NotSupported)) {
          return;
        }
        // A store without tags tells it in another way.
        const there = await images.head(imageKey(prefix, product, path));
        tags = there && NO_TAGS;
      }
      if (tags === undefined) {
        const { productId } = product;
        throw new NotFound('chosen-image-missing', { path, productId });
      }
      if (tags !== NO_TAGS) {
        known.set(path, tags);
      }
    })
  );
  return known;
}

/** The status is stored by now: an error says so, and a retry sets the tags. */
async function tag(
  cloud: Cloud,
  product: Product,
  paths: readonly ImagePath[],
  known?: KnownTags
): Promise<void> {
  try {
    await tagImages(cloud, product, paths, known);
  } catch (error) {
    const { productId, status } = product;
    throw error instanceof CurationError
      ? reworded(error, 'tags-not-written', { productId, status, error })
      : error;
  }
}

/**
 * The images whose tags the change concerns: the chosen ones, or all if the
 * product was completed before, since the others may be archived. It depends
 * on what was seen, which is the same when the change is carried out again.
 */
function concerned(seen: Seen, after: Product): readonly ImagePath[] {
  return seen.status === 'COMPLETED'
    ? imagePaths(after)
    : chosenImages(after.choices);
}
