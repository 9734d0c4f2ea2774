import type { Category } from '../../catalogueItem';
import type { CountersDelta } from '../../product/status';
import type { ItemChange } from './itemChange';

/** A change of a product's status together with its category's counters: one transaction. */
export interface StatusChange {
  readonly change: ItemChange;
  readonly category: Category;
  readonly counters: CountersDelta;
}
