import { formatCount } from '../format';
import type { Trans } from '../trans';

/** How long a product takes: in seconds, or in minutes from ten minutes on. */
export function paceText(seconds: number, trans: Trans): string {
  return seconds < 600
    ? trans.__('%1 s a product', formatCount(seconds, trans))
    : trans.__(
        '%1 min a product',
        formatCount(Math.round(seconds / 60), trans)
      );
}
