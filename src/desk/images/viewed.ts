import type { ImagePath } from '../../domain/images/image';
import type { Product } from '../../domain/product/product';
import { hasImage } from '../../domain/images/image';
import type { OpenProduct } from '../state';

/** What the viewer shows: an image, and perhaps another beside it. */
export type Viewed = Pick<OpenProduct, 'viewing' | 'comparing'>;

/** Whether the viewer shows an image that left the product: nothing can be done to it but to restore it. */
export function viewsDeleted({
  viewing,
  product
}: Pick<OpenProduct, 'viewing' | 'product'>): boolean {
  return viewing !== null && !hasImage(product, viewing);
}

/** With the focus on another image: the viewer follows, and compares nothing with itself. */
export function viewedAt(
  { viewing, comparing }: Viewed,
  focus: ImagePath | null
): Viewed {
  return viewing === null || focus === null || comparing === focus
    ? { viewing: viewing && focus, comparing: null }
    : { viewing: focus, comparing };
}

/** After images of the product went: none of them is shown on. One that had left it before stays. */
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
