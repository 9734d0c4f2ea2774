import type { Trans } from '../trans';
import { shortened } from '../shortened';

/**
 * Why a product that was painted cannot be worked on: others changed it, another
 * holds it, it could not be opened, or the desk turned to another product.
 */
export type Disclaimed =
  | { readonly kind: 'changed' | 'left' }
  | { readonly kind: 'held'; readonly by: string }
  | { readonly kind: 'failed'; readonly text: string };

/** Why commands that waited for a product's claim were dropped. */
export function disclaimedText(
  productId: string,
  why: Disclaimed,
  trans: Trans
): string {
  switch (why.kind) {
    case 'changed':
      return trans.__(
        'Not done: others changed %1. The desk shows it as it is now.',
        productId
      );
    case 'held':
      return trans.__(
        'Not done: %2 is editing %1.',
        productId,
        shortened(why.by)
      );
    case 'failed':
      return trans.__(
        'Not done: %1 could not be opened. %2',
        productId,
        why.text
      );
    case 'left':
      return trans.__('Not done: you left %1 before it was opened.', productId);
  }
}

export function tooManyKeysText(trans: Trans): string {
  return trans.__(
    'The last key was ignored: the product is still being opened.'
  );
}

export function otherProductText(trans: Trans): string {
  return trans.__('Nothing was done: another product is shown now.');
}

/** @param filename - of the deleted image that is viewed */
export function deletedText(filename: string, trans: Trans): string {
  return trans.__(
    'Nothing was changed: %1 is deleted. Restore it first.',
    filename
  );
}
