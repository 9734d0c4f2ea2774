/** What is known of the rows of a list of pending products. */
export interface ListRow {
  /** Its status if it changed since the list was read. */
  readonly done: string | null;
  /** Not null if its new status is not saved yet. */
  readonly unsaved: object | null;
  /** Another person who holds it. */
  readonly heldBy: string | null;
}

/** Why there is nothing to go on with in a list. Numbers are of products. */
export type ListEnd =
  | { readonly kind: 'all-done' }
  /** Some can still be worked on. */
  | { readonly kind: 'open'; readonly products: number }
  /** Others hold all that is left. */
  | { readonly kind: 'held'; readonly products: number }
  /** They are finished, and waiting to be saved. */
  | { readonly kind: 'unsaved'; readonly products: number }
  /** The list has more than was read. */
  | { readonly kind: 'unread' }
  /** The counters count more than the list has. */
  | { readonly kind: 'counted'; readonly products: number };

/**
 * Whether everything in a list is done, or what is left. It is only said to be
 * done if the rows, what was read and the counters agree.
 *
 * @param pending - how many products the counters count; undefined if unknown, or if the list is filtered
 */
export function listEnd(
  rows: readonly ListRow[],
  more: boolean,
  pending: number | undefined
): ListEnd {
  const left = rows.filter(({ done }) => done === null);
  const unsaved = left.filter(row => row.unsaved !== null).length;
  const held = left.filter(
    row => row.unsaved === null && row.heldBy !== null
  ).length;
  const open = left.length - unsaved - held;
  if (open > 0) {
    return { kind: 'open', products: open };
  }
  if (more) {
    return { kind: 'unread' };
  }
  if (held > 0) {
    return { kind: 'held', products: held };
  }
  if (unsaved > 0) {
    return { kind: 'unsaved', products: unsaved };
  }
  return pending === undefined || pending <= 0
    ? { kind: 'all-done' }
    : { kind: 'counted', products: pending };
}
