import { Conflict, NotFound } from '../domain/errors';
import type { Folder, ImagePath } from '../domain/image';
import { imagePath, splitImagePath } from '../domain/image';
import { freeName } from '../domain/names';
import { imageKey } from '../domain/objectKey';
import type { Author } from '../domain/plan/itemChange';
import type { ImageMove, ReclassifyPlan } from '../domain/plan/reclassify';
import { planMoved, planReclassify } from '../domain/plan/reclassify';
import type { Product } from '../domain/product';
import { readProduct, takenNames } from '../domain/product';
import { applyChange } from './applyChange';
import type { Cloud } from './cloud';
import type { Edit } from './edit';
import { projectChange } from './edit';

/**
 * Moves images to another folder: copy, look that the copy is there, one
 * update of the item. The sources' objects stay until `purge`.
 */
export function reclassify(
  cloud: Cloud,
  author: Author,
  paths: readonly ImagePath[],
  folder: Folder
): Edit {
  const plan = (product: Product): ReclassifyPlan =>
    planReclassify(product, paths, folder, cloud.prefix, cloud.slots, author);
  // Copies that were made stay made: carrying out again must not make others.
  const copied = new Map<ImagePath, ImageMove>();
  return {
    opId: author.opId,
    project: product => projectChange(product, plan(product).change),
    carryOut: async product => {
      const moves = await Promise.all(
        plan(product).moves.map(async move => {
          const made =
            copied.get(move.from) ??
            (await copyImage(cloud, product, move, author.opId));
          copied.set(move.from, made);
          return made;
        })
      );
      const change = planMoved(product, moves, folder, cloud.slots, author);
      return readProduct(await applyChange(cloud.catalogue, change));
    }
  };
}

/** Copies under the planned name or, where the bucket has another object there, under the next free one. */
async function copyImage(
  { images, prefix }: Cloud,
  product: Product,
  move: ImageMove,
  opId: string
): Promise<ImageMove> {
  const { folder, filename } = splitImagePath(move.to);
  const taken = [...takenNames(product, folder)];
  for (let next = move, tries = 0; tries < 3; tries++) {
    const outcome = await images.copy(next.fromKey, next.toKey);
    if (outcome === 'missing') {
      throw new NotFound(
        `${move.from} of ${product.productId} is not in the bucket; it was not moved.`,
        { remedy: 'Delete it from the product, or upload it again.' }
      );
    }
    if (outcome === 'copied') {
      await checkCopied({ images }, product, next);
      return next;
    }
    taken.push(splitImagePath(next.to).filename);
    const to = imagePath(folder, freeName(filename, taken, opId));
    next = { ...next, to, toKey: imageKey(prefix, product, to) };
  }
  throw new Conflict(
    `No free name was found for ${move.from} of ${product.productId} in ${folder}; it was not moved.`,
    { remedy: 'Try again.' }
  );
}

/** The catalogue may name the copy only once it is there, whole. */
async function checkCopied(
  { images }: Pick<Cloud, 'images'>,
  product: Product,
  move: ImageMove
): Promise<void> {
  const [source, copy] = await Promise.all([
    images.head(move.fromKey),
    images.head(move.toKey)
  ]);
  if (copy === undefined || (source && source.bytes !== copy.bytes)) {
    throw new Conflict(
      `The copy of ${move.from} of ${product.productId} is not there as it should be; the image was not moved.`,
      { remedy: 'Try again.' }
    );
  }
}
