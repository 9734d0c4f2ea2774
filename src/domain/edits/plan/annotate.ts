import type { ItemValue } from '../../catalogueItem';
import type { Product } from '../../product/product';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';
import { checkLength } from './textLength';

/** What a person writes about a product. Missing fields stay as they are. */
export interface Annotation {
  /** An empty text removes the note. */
  readonly note?: string;
  /** Ids of flags to set and to remove. */
  readonly flagged: readonly string[];
  readonly unflagged: readonly string[];
}

/**
 * Writes a note and quality flags, whatever the product's status is. Flags that
 * others set stay.
 *
 * @throws TooLarge for a note that is too long
 */
export function planAnnotate(
  product: Product,
  { note, flagged, unflagged }: Annotation,
  author: Author
): ItemChange {
  const set = new Map<'note' | 'flags', ItemValue>();
  const remove: string[] = [];
  const write = (
    name: 'note' | 'flags',
    value: ItemValue,
    empty: boolean
  ): void => {
    if (empty) {
      remove.push(name);
    } else {
      set.set(name, value);
    }
  };
  const reads: string[] = [];
  if (note !== undefined) {
    checkLength(product, note);
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
  return productChange(product, author, {
    reads,
    set: Object.fromEntries(set),
    remove
  });
}
