import { deletedImages } from '../../domain/edits/deletedImages';
import type { ImagePath } from '../../domain/images/image';
import type { Direction } from '../images/grid';
import type { OpenProduct } from '../state';

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
