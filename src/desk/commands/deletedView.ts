import type { DeskCommand } from './actions';
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
