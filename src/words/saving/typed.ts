import type { TypedFor } from '../../domain/edits/typedText';
import { formatCount } from '../format';
import type { Trans } from '../trans';

/** What was typed and not sent. */
export function typedText(about: TypedFor, trans: Trans): string {
  switch (about.kind) {
    case 'note':
      return trans.__('Note on %1 not saved', about.product.productId);
    case 'hold':
      return trans.__(
        'Reason to hold %1 not used yet',
        about.product.productId
      );
    case 'filter':
      return trans.__('Filter not applied');
  }
}

/** @param count - of drafts, two or more */
export function draftsText(count: number, trans: Trans): string {
  return trans._n(
    '%2 draft not saved',
    '%2 drafts not saved',
    count,
    formatCount(count, trans)
  );
}

/** Everything is saved but the choices, which are saved with Complete. */
export function choicesKeptText(trans: Trans): string {
  return trans.__('All changes saved. Choices are kept until you complete.');
}
