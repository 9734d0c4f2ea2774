import type { Status } from '../../domain/product/status';
import { formatCount } from '../format';
import type { Trans } from '../trans';

/**
 * What became of a product's status, while the table does not have it.
 *
 * @param failed - whether it could not be saved and waits for the person
 */
export function unsavedStatusText(
  status: Status,
  failed: boolean,
  trans: Trans
): string {
  switch (status) {
    case 'COMPLETED':
      return failed
        ? trans.__('Not completed: the change is not saved.')
        : trans.__('Completed, not saved yet.');
    case 'PASS':
      return failed
        ? trans.__('Not held: the change is not saved.')
        : trans.__('Held, not saved yet.');
    case 'PENDING':
      return failed
        ? trans.__('Not reopened: the change is not saved.')
        : trans.__('Reopened, not saved yet.');
  }
}

/**
 * By how much a count changes when everything is saved.
 *
 * @param more - products; negative if there will be fewer
 */
export function unsavedCountText(more: number, trans: Trans): string {
  const count = formatCount(Math.abs(more), trans);
  return more > 0
    ? trans._n(
        '%2 more product when your changes are saved',
        '%2 more products when your changes are saved',
        more,
        count
      )
    : trans._n(
        '%2 product fewer when your changes are saved',
        '%2 products fewer when your changes are saved',
        -more,
        count
      );
}
