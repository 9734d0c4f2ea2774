import type { ImagePath } from '../images/image';
import { hasImage, parseImagePath } from '../images/image';
import type { DeletedImage, Product } from '../product/product';

type Lists = Pick<Product, 'images' | 'deleted'>;

/** A picture that left its list, as a person would look for it. */
export interface RemovedImage {
  readonly path: ImagePath;
  readonly entry: DeletedImage;
  /** `listed`: another program names it again, so there is nothing to restore. */
  readonly state: 'restorable' | 'listed' | 'purged';
}

/**
 * What `deleted` holds for a person, newest first: each picture once, by the
 * last thing that happened to it. Who restores step by step meets the earlier
 * ones in turn, and no step puts one picture into the product twice.
 *
 * - Moved from detail to text and back to detail: it is there under a new
 *   name, and its last step (out of text) stands here, not the first.
 * - Moved to text and deleted there: the deletion stands here.
 * - Moved, and the move undone: nothing stands here. The copy that the move
 *   made is only a second one of what is listed.
 * - Purged where it was, and alive where it went or came from: only what is
 *   alive stands here. Purged is what is gone altogether.
 *
 * Entries in no folder of images are left out; no desk can list them.
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
    .map(({ path, entry, state }) => ({ path, entry, state }))
    .sort((a, b) => compare(b.entry.at, a.entry.at));
}

/** The last entry of `deleted` for an image: a name can leave more than once. */
export function entryOf(
  product: Lists,
  path: ImagePath
): DeletedImage | undefined {
  return lastSteps(product).get(path)?.entry;
}

/** How an image left that can come back: its bytes are there, and no list names it. */
export function restorable(
  product: Lists,
  path: ImagePath
): DeletedImage | undefined {
  const entry = entryOf(product, path);
  return entry?.purgedAt === undefined && !hasImage(product, path)
    ? entry
    : undefined;
}

/** The listed image that by now has the picture of one that was moved, however often. */
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
  /** Its place in `deleted`, to which changes append. */
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

/** Where the picture of a step went on to: through which names, and the one that is listed. */
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
    // Only a later one: so it ends, whatever another program wrote.
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
