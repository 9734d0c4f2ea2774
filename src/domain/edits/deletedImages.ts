import type { ImagePath } from '../images/image';
import { hasImage, parseImagePath, splitImagePath } from '../images/image';
import type { DeletedImage, Product } from '../product/product';

type Lists = Pick<Product, 'images' | 'deleted'>;

/** An image that is no longer in its list, as a person would look for it. */
export interface RemovedImage {
  readonly path: ImagePath;
  readonly entry: DeletedImage;
  /** `listed`: another program listed it again, so there is nothing to restore. */
  readonly state: 'restorable' | 'listed' | 'purged';
  /** The listed image that it has become, if it was moved. */
  readonly now: ImagePath | undefined;
}

/**
 * The images that a person can look for in `deleted`, newest first. Each image
 * is there once, with the last thing that happened to it. If you restore step
 * by step, you reach the earlier ones in turn, and no step adds an image to the
 * product twice.
 *
 * - Moved from detail to text and back to detail: the image is in detail under
 *   a new name. The list has its last step (out of text), not the first.
 * - Moved to text and deleted there: the list has the deletion.
 * - Moved, and the move undone: the list has nothing. The copy that the move
 *   made only repeats a listed image.
 * - Purged in one place, but still there where it was moved to or came from:
 *   the list has only the image that is still there. `purged` means that no
 *   copy is left.
 *
 * Entries that are in no image folder are left out: no desk can show them.
 */
export function deletedImages(product: Lists): readonly RemovedImage[] {
  const steps = lastSteps(product);
  const traces = [...steps].map(([path, step]) => ({
    path,
    entry: step.entry,
    state: stateOf(product, path, step),
    ...traceOf(product, steps, step)
  }));
  const alive = traces.filter(({ state }) => state === 'restorable');
  const aliveAt = new Set(alive.map(({ path }) => path));
  const cameFromAlive = new Set(alive.flatMap(({ through }) => through));
  return traces
    .filter(({ path, entry, state, through, listed }) => {
      switch (state) {
        case 'listed':
          return true;
        case 'restorable':
          return (
            !through.some(later => aliveAt.has(later)) &&
            !(entry.putBack && listed)
          );
        case 'purged':
          return (
            !listed &&
            through.length === 0 &&
            !cameFromAlive.has(path) &&
            !entry.putBack
          );
      }
    })
    .map(({ path, entry, state, listed }) => ({
      path,
      entry,
      state,
      now: listed
    }))
    .sort((a, b) => compare(b.entry.at, a.entry.at));
}

/** The images that a person looks for among the deleted ones. A moved image is looked for where it is now. */
export function trulyDeleted(product: Lists): readonly RemovedImage[] {
  return deletedImages(product).filter(({ now }) => now === undefined);
}

/** The folder from which each listed image was moved last. An image whose move was undone is where it belongs. */
export function movedFrom(product: Lists): ReadonlyMap<ImagePath, string> {
  const from = new Map<ImagePath, string>();
  for (const { folder, movedTo, putBack } of product.deleted) {
    const to = readPath(movedTo);
    if (to !== undefined && hasImage(product, to)) {
      if (putBack) {
        from.delete(to);
      } else if (folder !== splitImagePath(to).folder) {
        from.set(to, folder);
      }
    }
  }
  return from;
}

/** The last entry of `deleted` for an image. A name can have several entries. */
export function entryOf(
  product: Lists,
  path: ImagePath
): DeletedImage | undefined {
  return lastSteps(product).get(path)?.entry;
}

/** The entry of an image that can be restored: its object was not purged, and no list names it. */
export function restorable(
  product: Lists,
  path: ImagePath
): DeletedImage | undefined {
  const entry = entryOf(product, path);
  return entry?.purgedAt === undefined && !hasImage(product, path)
    ? entry
    : undefined;
}

/** The listed image that a moved image has become, after any number of moves. */
export function movedImage(
  product: Lists,
  path: ImagePath
): ImagePath | undefined {
  const steps = lastSteps(product);
  const step = steps.get(path);
  return step && traceOf(product, steps, step).listed;
}

interface Step {
  readonly entry: DeletedImage;
  /** Its index in `deleted`. Changes append to that list. */
  readonly at: number;
}

type Steps = ReadonlyMap<ImagePath, Step>;

function lastSteps({ deleted }: Lists): Steps {
  const steps = new Map<ImagePath, Step>();
  deleted.forEach((entry, at) => {
    const path = readPath(`${entry.folder}/${entry.filename}`);
    if (path !== undefined) {
      steps.set(path, { entry, at });
    }
  });
  return steps;
}

function stateOf(
  product: Lists,
  path: ImagePath,
  { entry }: Step
): RemovedImage['state'] {
  if (hasImage(product, path)) {
    return 'listed';
  }
  return entry.purgedAt === undefined ? 'restorable' : 'purged';
}

/** Where the image of a step was moved next: through which names, and to which listed image. */
function traceOf(
  product: Lists,
  steps: Steps,
  from: Step
): {
  readonly through: readonly ImagePath[];
  readonly listed: ImagePath | undefined;
} {
  const through: ImagePath[] = [];
  let step: Step | undefined = from;
  while (step) {
    const to = readPath(step.entry.movedTo);
    if (to === undefined || hasImage(product, to)) {
      return { through, listed: to };
    }
    const next = steps.get(to);
    // Only a later entry, so that the loop ends whatever another program wrote.
    step = next && next.at > step.at ? next : undefined;
    if (step) {
      through.push(to);
    }
  }
  return { through, listed: undefined };
}

function readPath(path: string | undefined): ImagePath | undefined {
  return path !== undefined && parseImagePath(path)
    ? (path as ImagePath)
    : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
