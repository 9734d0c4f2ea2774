/** A value as a text that is the same for equal values. Its bytes are listed apart, to be hashed. */
export interface CanonicalText {
  readonly text: string;
  /** In the order of their places in the text. */
  readonly bytes: readonly Uint8Array[];
}

/**
 * Keys are sorted, and a field without a value is left out, since neither
 * outlives a database.
 *
 * @param value - of a known shape: strings, numbers, bytes, lists and objects of them
 */
export function canonicalText(value: unknown): CanonicalText {
  const bytes: Uint8Array[] = [];
  const plain = (part: unknown): unknown => {
    if (part instanceof Uint8Array) {
      bytes.push(part);
      return { bytes: part.length };
    }
    if (Array.isArray(part)) {
      return part.map(plain);
    }
    if (typeof part === 'object' && part !== null) {
      // A list of pairs: a name from outside is never a key.
      return Object.entries(part)
        .filter(([, field]) => field !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, field]) => ({ name, is: plain(field) }));
    }
    return part;
  };
  return { text: JSON.stringify(plain(value)), bytes };
}
