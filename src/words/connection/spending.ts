import type { Prices } from '../../domain/connection/cost/prices';
import { PRICES_OF } from '../../domain/connection/cost/prices';
import type { Trans } from '../trans';

/** Where the prices come from, or why there are none. */
export function pricesText(prices: Prices, trans: Trans): string {
  switch (prices.kind) {
    case 'known':
      return trans.__(
        'Based on the AWS price list of %1, without free tiers, discounts and taxes. Full images in the viewer are not counted.',
        PRICES_OF
      );
    case 'own-endpoint':
      return trans.__(
        'No prices, because the connection uses its own endpoint. Full images in the viewer are not counted.'
      );
    case 'unknown-region':
      return trans.__(
        'No prices for the region %1. Full images in the viewer are not counted.',
        prices.region
      );
  }
}
