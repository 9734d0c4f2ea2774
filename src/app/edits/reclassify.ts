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
import { takenNames } from '../../domain/product/product';
import type { Cloud } from '../cloud';
import { applyChange } from './applyChange';
import type { EditSteps } from './edit';
import { projectChange } from './edit';

/** Copies that were made, so that carrying the edit out again makes no others. */
export interface MadeCopies {
  readonly made: readonly Move[];
  /** Called with all copies before the catalogue names them. */
  remember(made: readonly Move[]): Promise<void>;
}

/**
 * Moves images to another folder: copies them, checks that the copies are
 * there, then updates the item once. The sources' objects stay until `purge`.
 */
export function reclassify(
  cloud: Cloud,
  author: Author,
  wanted: readonly Move[],
  folder: Folder,
  copies: MadeCopies
): EditSteps {
  const plan = (product: Product): ReclassifyPlan =>
    planReclassify(product, wanted, folder, cloud.prefix, cloud, author);
  const made = new Map(copies.made.map(({ from, to }) => [from, to]));
  return {
    project: product => projectChange(product, plan(product).change),
    carryOut: async product => {
      const planned = plan(product).moves;
      const taken = [...takenNames(product, folder)];
      // A copy is made again if somebody has taken its name meanwhile, or if it
      // is gone: a journal may be old.
      const earlier = await Promise.all(
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
          (move, at) => splitImagePath((earlier[at] ?? move).to).filename
        )
      );
      const moves = await Promise.all(
        planned.map(async (move, at) => {
          const done =
            earlier[at] ??
            (await copyImage(cloud, product, move, taken, author.opId));
          made.set(done.from, done.to);
          return done;
        })
      );
      await copies.remember(moves.map(({ from, to }) => ({ from, to })));
      const change = planMoved(product, moves, folder, cloud, author);
      return { item: await applyChange(cloud.catalogue, change) };
    }
  };
}

/**
 * Copies under the planned name or, if the bucket has another object there,
 * under the next free one.
 *
 * @param taken - names that are not free, those of the other images included; it grows
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

/** The catalogue may name the copy only if it is there and complete. */
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
