import { deletedImages } from '../../domain/edits/deletedImages';
import { NotFound } from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import { hasImage, parseImagePath } from '../../domain/images/image';
import type { Product } from '../../domain/product/product';
import type { OpenProduct } from '../state';
import type { Direction } from './grid';

/** What the viewer shows: an image, and possibly another beside it. */
export type Viewed = Pick<OpenProduct, 'viewing' | 'comparing'>;

/** Whether the viewer shows an image that left the product. Such an image can only be restored. */
export function viewsDeleted({
  viewing,
  product
}: Pick<OpenProduct, 'viewing' | 'product'>): boolean {
  return viewing !== null && !hasImage(product, viewing);
}

/** The viewer follows the focus to another image, and never compares an image with itself. */
export function viewedAt(
  { viewing, comparing }: Viewed,
  focus: ImagePath | null
): Viewed {
  return viewing === null || focus === null || comparing === focus
    ? { viewing: viewing && focus, comparing: null }
    : { viewing: focus, comparing };
}

/** After images left the product: none of them stays in the viewer, except one that had left before. */
export function stillViewed(
  open: Viewed & Pick<OpenProduct, 'product'>,
  product: Pick<Product, 'images'>,
  focus: ImagePath | null
): Viewed {
  const { viewing, comparing } = open;
  const stays =
    viewing !== null && (viewsDeleted(open) || hasImage(product, viewing));
  return {
    viewing: viewing && (stays ? viewing : focus),
    comparing: comparing && (hasImage(product, comparing) ? comparing : null)
  };
}

/** The deleted image that a direction leads to from the one that is viewed; undefined if there is none. */
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
    case 'right':
    case 'down':
      return among[at + 1];
    default:
      // They are in no section.
      return undefined;
  }
}

/** @throws NotFound if the product does not have the image */
export function checkThere(
  { product }: Pick<OpenProduct, 'product'>,
  image: ImagePath | undefined
): void {
  if (
    image !== undefined &&
    !(parseImagePath(image) && hasImage(product, image))
  ) {
    const { productId } = product;
    throw new NotFound('image-unknown', { productId, image });
  }
}
