import { Conflict, NotFound } from '../../domain/errors';
import type { Folder } from '../../domain/images/image';
import type { Move } from '../../domain/edits/intention';
import { splitImagePath } from '../../domain/images/image';
import { imageKey } from '../../domain/product/objectKey';
import { freeAddress } from '../../domain/edits/plan/freeAddress';
import type { Author } from '../../domain/edits/plan/itemChange';
import type {
  ImageMove,
  ReclassifyPlan
} from '../../domain/edits/plan/reclassify';
import { planMoved, planReclassify } from '../../domain/edits/plan/reclassify';
import type { Product } from '../../domain/product/product';
import { readProduct, takenNames } from '../../domain/product/product';
import { applyChange } from './applyChange';
import type { Cloud } from '../cloud';
import type { Edit } from './edit';
import { onceEdit, projectChange } from './edit';

/** Copies that stay made: carrying out again makes no others. */
export interface KeptCopies {
  readonly made: readonly Move[];
  /** Told of all copies before the catalogue names them. */
  note(made: readonly Move[]): Promise<void>;
}

/**
 * Moves images to another folder: copy, look that the copy is there, one
 * update of the item. The sources' objects stay until `purge`.
 */
export function reclassify(
  cloud: Cloud,
  author: Author,
  wanted: readonly Move[],
  folder: Folder,
  copies: KeptCopies = { made: [], note: async () => undefined }
): Edit {
  const plan = (product: Product): ReclassifyPlan =>
    planReclassify(product, wanted, folder, cloud.prefix, cloud.slots, author);
  const made = new Map(copies.made.map(({ from, to }) => [from, to]));
  return onceEdit({
    opId: author.opId,
    project: product => projectChange(product, plan(product).change),
    carryOut: async product => {
      const planned = plan(product).moves;
      const taken = [...takenNames(product, folder)];
      // A copy whose name somebody took meanwhile is made again under another;
      // one that is gone, since a journal may be old, is made again.
      const kept = await Promise.all(
        planned.map(async move => {
          const to = made.get(move.from);
          if (to === undefined || taken.includes(splitImagePath(to).filename)) {
            return undefined;
          }
          const toKey = imageKey(cloud.prefix, product, to);
          return (await cloud.images.head(toKey))
            ? { ...move, to, toKey }
            : undefined;
        })
      );
      taken.push(
        ...planned.map(
          (move, at) => splitImagePath((kept[at] ?? move).to).filename
        )
      );
      const moves = await Promise.all(
        planned.map(async (move, at) => {
          const done =
            kept[at] ??
            (await copyImage(cloud, product, move, taken, author.opId));
          made.set(done.from, done.to);
          return done;
        })
      );
      await copies.note(moves.map(({ from, to }) => ({ from, to })));
      const change = planMoved(product, moves, folder, cloud.slots, author);
      return readProduct(await applyChange(cloud.catalogue, change));
    }
  });
}

/**
 * Copies under the planned name or, where the bucket has another object there,
 * under the next free one.
 *
 * @param taken - names that are not free, those of the images beside it too; it grows
 */
async function copyImage(
  { images, prefix }: Cloud,
  product: Product,
  move: ImageMove,
  taken: string[],
  opId: string
): Promise<ImageMove> {
  const { folder } = splitImagePath(move.to);
  const { from: path } = move;
  const { filename } = splitImagePath(path);
  const { productId } = product;
  for (let next = move, tries = 0; tries < 3; tries++) {
    const outcome = await images.copy(next.fromKey, next.toKey);
    if (outcome === 'missing') {
      throw new NotFound('move-source-missing', { path, productId });
    }
    if (outcome === 'copied') {
      await checkCopied({ images }, product, next);
      return next;
    }
    taken.push(filename);
    const free = freeAddress(product, folder, filename, taken, prefix, opId);
    next = { ...next, to: free.path, toKey: free.key };
  }
  throw new Conflict('no-name-to-move', { path, productId, folder });
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
    const { productId } = product;
    throw new Conflict('move-copy-wrong', { path: move.from, productId });
  }
}
