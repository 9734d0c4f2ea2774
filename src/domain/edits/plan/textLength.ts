import { TooLarge } from '../../errors';
import type { Product } from '../../product/product';

/** The longest note or reason that is stored, in characters: a few pages. */
const MOST_TEXT = 4000;

/** @throws TooLarge for a text that would fill the item */
export function checkLength({ productId }: Product, text: string): void {
  const { length } = text;
  if (length > MOST_TEXT) {
    throw new TooLarge('text-too-long', {
      productId,
      length,
      limit: MOST_TEXT
    });
  }
}
