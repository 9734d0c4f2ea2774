import type { Prices } from '../../domain/connection/cost/prices';
import { PRICES_OF } from '../../domain/connection/cost/prices';
import type { Trans } from '../trans';

/** Where the prices come from, or why there are none. */
export function pricesText(prices: Prices, trans: Trans): string {
  return `${sourceText(prices, trans)} ${leftOutText(trans)}`;
}

function sourceText(prices: Prices, trans: Trans): string {
  switch (prices.kind) {
    case 'known':
      return trans.__(
        'Based on the AWS price list of %1, without free tiers, discounts and taxes.',
        PRICES_OF
      );
    case 'own-endpoint':
      return trans.__(
        'No prices, because the connection uses its own endpoint.'
      );
    case 'unknown-region':
      return trans.__('No prices for the region %1.', prices.region);
  }
}

/** What the counts do not have in them. */
function leftOutText(trans: Trans): string {
  return trans.__(
    'Included are refused requests and, by estimate, the preflights of the browser. Not counted: full images in the viewer, storage and versions, keys of KMS, backups, and requests of the command line.'
  );
}
