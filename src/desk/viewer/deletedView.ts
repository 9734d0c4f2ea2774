import { deletedImages } from '../../domain/edits/deletedImages';
import type { ImagePath } from '../../domain/images/image';
import type { DeskCommand, Direction } from '../commands/actions';
import type { OpenProduct } from '../state';
import { viewsDeleted } from '../images/viewed';

/** What is done to the focused or selected images where none is named. */
const ON_IMAGES: readonly DeskCommand[] = [
  'assign-slot',
  'reclassify',
  'delete',
  'select',
  'crop',
  'compare'
];

const NAMES_IMAGES = ['image', 'images'];

/**
 * Whether a command means an image that can only be restored: a deleted one is
 * looked at, and the focused one behind it is not in sight.
 */
export function meansDeleted(
  open: OpenProduct | undefined,
  command: DeskCommand,
  args: object
): boolean {
  return (
    open !== undefined &&
    viewsDeleted(open) &&
    ON_IMAGES.includes(command) &&
    Object.entries(args).every(
      ([name, value]) => !NAMES_IMAGES.includes(name) || value === undefined
    )
  );
}

/** The deleted image that a direction leads to from the one that is looked at; undefined where there is none. */
export function deletedBeside(
  { product, viewing }: Pick<OpenProduct, 'product' | 'viewing'>,
  direction: Direction
): ImagePath | undefined {
  const among = deletedImages(product)
    .filter(({ state }) => state === 'restorable')
    .map(({ path }) => path);
  const at = viewing === null ? -1 : among.indexOf(viewing);
  switch (direction) {
    case 'first':
      return among[0];
    case 'last':
      return among.at(-1);
    case 'left':
    case 'up':
      return among[at - 1];
    default:
      return among[at + 1];
  }
}
