import type { CatalogueItem, ItemValue } from './catalogueItem';
import { own } from './outsideRecord';

/** Whether two item values are equal for a table: sets have no order. */
export function sameValue(
  a: ItemValue | undefined,
  b: ItemValue | undefined
): boolean {
  if (a === b) {
    return true;
  }
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null
  ) {
    return false;
  }
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    return a instanceof Uint8Array && b instanceof Uint8Array
      ? sameList([...a], [...b])
      : false;
  }
  if (isSet(a) || isSet(b)) {
    return isSet(a) && isSet(b) && sameSet(a, b);
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
  }
  const left = a as Record<string, ItemValue>;
  const right = b as Record<string, ItemValue>;
  return (
    Object.keys(left).length === Object.keys(right).length &&
    Object.entries(left).every(
      ([name, value]) =>
        Object.hasOwn(right, name) && sameValue(value, own(right, name))
    )
  );
}

/** The types of DynamoDB. */
export type ValueType = 'S' | 'N' | 'BOOL' | 'NULL' | 'B' | 'SET' | 'L' | 'M';

export function typeOfValue(value: ItemValue): ValueType {
  switch (typeof value) {
    case 'string':
      return 'S';
    case 'number':
      return 'N';
    case 'boolean':
      return 'BOOL';
    default:
      if (value === null) {
        return 'NULL';
      }
      if (value instanceof Uint8Array) {
        return 'B';
      }
      if (isSet(value)) {
        return 'SET';
      }
      return Array.isArray(value) ? 'L' : 'M';
  }
}

/** A deep copy, so that items of a table change only through the table. */
export function copyItem(item: CatalogueItem): CatalogueItem {
  return copyMap(item);
}

function copyMap(
  map: Readonly<Record<string, ItemValue>>
): Record<string, ItemValue> {
  return Object.fromEntries(
    Object.entries(map)
      // The document client does the same.
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, copyValue(value)])
  );
}

function copyValue(value: ItemValue): ItemValue {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (value instanceof Uint8Array) {
    return value.slice();
  }
  if (isSet(value)) {
    return new Set(value);
  }
  return Array.isArray(value)
    ? (value as readonly ItemValue[]).map(copyValue)
    : copyMap(value as Record<string, ItemValue>);
}

type ValueSet = ReadonlySet<string | number | Uint8Array>;

function isSet(value: ItemValue): value is ValueSet {
  return value instanceof Set;
}

/** In one pass, since a set can have as many entries as fit into an item. */
function sameSet(a: ValueSet, b: ValueSet): boolean {
  if (a.size !== b.size) {
    return false;
  }
  const others = new Set([...b].map(comparable));
  return [...a].every(entry => others.has(comparable(entry)));
}

/** Equal for equal entries: binaries are objects, which are only equal to themselves. */
function comparable(entry: string | number | Uint8Array): string | number {
  switch (typeof entry) {
    case 'string':
      return `S${entry}`;
    case 'number':
      return entry;
    default:
      return `B${entry.join()}`;
  }
}

function sameList(a: readonly ItemValue[], b: readonly ItemValue[]): boolean {
  return a.length === b.length && a.every((entry, i) => sameValue(entry, b[i]));
}
