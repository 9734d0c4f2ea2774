import type { ItemKey } from '../catalogueItem';
import { sameProduct } from './product';

/** Nobody goes back further. */
const MOST = 200;

/** The products that a person visited, each once, and where among them the person is. */
export interface Visits {
  /** The one that was left last comes last but for the present one. */
  readonly keys: readonly ItemKey[];
  /** The index of the present one; after all others while none is open. */
  readonly at: number;
}

export const NO_VISITS: Visits = { keys: [], at: 0 };

/** After a product came up that is neither the one before nor one that the person went back from. */
export function visited(visits: Visits, key: ItemKey): Visits {
  const here = visits.keys[visits.at];
  if (sameProduct(here, key)) {
    return visits;
  }
  const others = visits.keys.filter(
    other => !sameProduct(other, key) && !sameProduct(other, here)
  );
  const keys = [...others, ...(here ? [here] : []), key].slice(-MOST);
  return { keys, at: keys.length - 1 };
}

/** The product before, in the order visited. */
export function productBefore({ keys, at }: Visits): ItemKey | undefined {
  return keys[at - 1];
}

/** The products that the person went back from, the nearest first. */
export function visitsAhead({ keys, at }: Visits): readonly ItemKey[] {
  return keys.slice(at + 1);
}

/** At one of the products; a product that was not visited comes before the present one. */
export function goneTo({ keys, at }: Visits, key: ItemKey): Visits {
  const known = keys.findIndex(other => sameProduct(other, key));
  return known >= 0
    ? { keys, at: known }
    : { keys: [...keys.slice(0, at), key, ...keys.slice(at)], at };
}

/** The present one was passed over, and the person has not seen it. */
export function passedOver({ keys, at }: Visits): Visits {
  return { keys: keys.filter((_, i) => i !== at), at: Math.max(0, at - 1) };
}

/** No product is open: the one that was is before the person. */
export function leftAll({ keys }: Visits): Visits {
  return { keys, at: keys.length };
}
