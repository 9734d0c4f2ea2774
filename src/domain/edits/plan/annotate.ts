import type { ItemValue } from '../../catalogueItem';
import type { Product } from '../../product/product';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';

/** What is written beside a product; what is left out stays as it is. */
export interface Annotation {
  /** Empty takes the note away. */
  readonly note?: string;
  /** Ids of flags to set and to take away. */
  readonly flagged: readonly string[];
  readonly unflagged: readonly string[];
}

/** Writes a note and quality flags, of whatever status the product is. Flags that others set stay. */
export function planAnnotate(
  product: Product,
  { note, flagged, unflagged }: Annotation,
  author: Author
): ItemChange {
  const set: Record<string, ItemValue> = {};
  const remove: string[] = [];
  const write = (name: string, value: ItemValue, empty: boolean): void => {
    if (empty) {
      remove.push(name);
    } else {
      set[name] = value;
    }
  };
  const reads: string[] = [];
  if (note !== undefined) {
    reads.push('note');
    write('note', note, note === '');
  }
  if (flagged.length + unflagged.length > 0) {
    const flags = new Set([...product.flags, ...flagged]);
    unflagged.forEach(flag => flags.delete(flag));
    reads.push('flags');
    // DynamoDB has no empty sets.
    write('flags', flags, flags.size === 0);
  }
  return productChange(product, author, { reads, set, remove });
}
