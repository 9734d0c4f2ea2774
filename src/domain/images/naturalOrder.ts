const collator = new Intl.Collator('en', { numeric: true });

/** Compares names so that `2` comes before `10`. Names that are equal otherwise are compared by code unit, so that the order is total. */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
