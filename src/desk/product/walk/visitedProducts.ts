import type { ItemKey } from '../../../domain/catalogueItem';
import type { Visits } from '../../../domain/product/visits';
import {
  NO_VISITS,
  goneTo,
  leftAll,
  passedOver,
  productBefore,
  visitsAhead,
  visited
} from '../../../domain/product/visits';

/** Remembers in which order products were on the desk. */
export class VisitedProducts {
  private _visits: Visits = NO_VISITS;

  /** A product comes up, or none. */
  note(key: ItemKey | null): void {
    this._visits =
      key === null ? leftAll(this._visits) : visited(this._visits, key);
  }

  /** The person goes back to a product, or on to one that they went back from. It comes up next. */
  goTo(key: ItemKey): void {
    this._visits = goneTo(this._visits, key);
  }

  /** The product that came up is passed over. */
  passOver(): void {
    this._visits = passedOver(this._visits);
  }

  get before(): ItemKey | undefined {
    return productBefore(this._visits);
  }

  get ahead(): readonly ItemKey[] {
    return visitsAhead(this._visits);
  }
}
