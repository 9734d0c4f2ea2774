import { shortened } from '../shortened';
import type { Sentence } from '../sentence';
import type { Trans } from '../trans';

/** @param productId - as noted in the browser */
export function broughtDownSentence(productId: string, trans: Trans): Sentence {
  return {
    text: trans.__(
      'The page ended while %1 was being opened. It is not opened again by itself.',
      shortened(productId)
    ),
    remedy: trans.__('Choose another product, or try this one again.')
  };
}
