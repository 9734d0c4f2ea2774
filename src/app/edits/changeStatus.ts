import type { Choices } from '../../domain/board/choices';
import { chosenImages } from '../../domain/board/choices';
import { mergeChoices } from '../../domain/edits/conflict/mergeChoices';
import { CurationError, NotFound, reworded } from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import type { Seen } from '../../domain/edits/intention';
import { imageKey } from '../../domain/product/objectKey';
import {
  planComplete,
  planHold,
  planReopen
} from '../../domain/edits/plan/changeStatus';
import type { Author } from '../../domain/edits/plan/itemChange';
import { hasOp } from '../../domain/edits/plan/itemChange';
import type { StatusChange } from '../../domain/edits/plan/statusChange';
import type { Product } from '../../domain/product/product';
import { imagePaths, readProduct } from '../../domain/product/product';
import type { Tags } from '../../domain/edits/tags';
import { applyStatusChange } from './applyChange';
import type { Cloud } from '../cloud';
import type { Edit } from './edit';
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
): Edit {
  // What others chose meanwhile for other slots stays.
  const merged = (product: Product): Choices =>
    mergeChoices(seen.choices, choices, product.choices).choices;
  return statusEdit(
    cloud,
    author,
    seen,
    product =>
      planComplete(product, merged(product), cloud.slots, author, guideline),
    product => checkThere(cloud, product, chosenImages(merged(product)))
  );
}

/** Puts a product on hold with a reason. */
export function hold(
  cloud: Cloud,
  author: Author,
  seen: Seen,
  reason: string
): Edit {
  return statusEdit(cloud, author, seen, product =>
    planHold(product, reason, author)
  );
}

/** Makes a completed or held product pending again; its images lose their tags. */
export function reopen(cloud: Cloud, author: Author, seen: Seen): Edit {
  return statusEdit(cloud, author, seen, product =>
    planReopen(product, author)
  );
}

function statusEdit(
  cloud: Cloud,
  author: Author,
  seen: Seen,
  plan: (product: Product) => StatusChange,
  look: (product: Product) => Promise<KnownTags> = async () => new Map()
): Edit {
  return {
    opId: author.opId,
    project: product =>
      hasOp(product.item, author.opId)
        ? product
        : projectChange(product, plan(product).change),
    carryOut: async before => {
      let after = before;
      let known: KnownTags = new Map();
      if (!hasOp(before.item, author.opId)) {
        const change = plan(before);
        known = await look(before);
        after = readProduct(
          await applyStatusChange(cloud.catalogue, before.item, change)
        );
      }
      await tag(cloud, after, concerned(seen, after), known);
      return after;
    }
  };
}

/**
 * The catalogue is to name what is there. Reading the tags, which the step
 * after it needs anyway, tells; where they may not be read, that step says so.
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
      } catch {
        return;
      }
      if (tags === undefined) {
        const { productId } = product;
        throw new NotFound('chosen-image-missing', { path, productId });
      }
      known.set(path, tags);
    })
  );
  return known;
}

/** The status is stored by now: the error tells so, and a retry writes the tags. */
async function tag(
  cloud: Cloud,
  product: Product,
  paths: readonly ImagePath[],
  known: KnownTags
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
 * The images whose tags the change concerns: the chosen ones; of a product
 * that was completed all, since its others may be archived. What was seen is
 * asked, which is the same when the change is carried out again.
 */
function concerned(seen: Seen, after: Product): readonly ImagePath[] {
  return seen.status === 'COMPLETED'
    ? imagePaths(after)
    : chosenImages(after.choices);
}
