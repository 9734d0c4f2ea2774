import type { ImagePath } from '../../domain/image';
import type { Product } from '../../domain/product';
import { hasImage } from '../../domain/product';
import type { OpenProduct } from '../state';

/** What the viewer shows: an image, and perhaps another beside it. */
export type Viewed = Pick<OpenProduct, 'viewing' | 'comparing'>;

/** With the focus on another image: the viewer follows, and compares nothing with itself. */
export function viewedAt(
  { viewing, comparing }: Viewed,
  focus: ImagePath | null
): Viewed {
  return viewing === null || focus === null || comparing === focus
    ? { viewing: viewing && focus, comparing: null }
    : { viewing: focus, comparing };
}

/** After images of the product went: none of them is shown on. */
export function stillViewed(
  { viewing, comparing }: Viewed,
  product: Pick<Product, 'images'>,
  focus: ImagePath | null
): Viewed {
  return {
    viewing: viewing && (hasImage(product, viewing) ? viewing : focus),
    comparing: comparing && (hasImage(product, comparing) ? comparing : null)
  };
}
