import type { CatalogueItem, ItemValue } from '../../catalogueItem';
import { asRecord } from '../../outsideRecord';
import { FOREIGN_ATTRIBUTES, FOREIGN_STATUS } from './foreignShape';

/** The other shape's key of a status, as it is in `sub_category_curation_status`: `1005#PENDING`. */
const [, FOREIGN_KEY] = FOREIGN_ATTRIBUTES;

type Attributes = Readonly<Record<string, ItemValue>>;

/** Whether another program keeps the status of this item in its own attributes too. */
export function hasLaterShape(item: CatalogueItem): boolean {
  return FOREIGN_ATTRIBUTES.some(name => typeof item[name] === 'string');
}

/**
 * The status that the other program's attributes give.
 *
 * @returns `contradictory` if its two attributes say different things;
 * undefined if none of them can be read
 */
export function laterStatus(
  item: CatalogueItem
): { readonly status: string } | 'contradictory' | undefined {
  const { [FOREIGN_STATUS]: plain, [FOREIGN_KEY]: key } = item;
  const start = `${Number(item.sub_category)}#`;
  const keyed =
    typeof key === 'string' && key.startsWith(start)
      ? key.slice(start.length)
      : undefined;
  if (typeof plain !== 'string' || plain === '') {
    return keyed ? { status: keyed } : undefined;
  }
  return typeof key === 'string' && keyed !== plain
    ? 'contradictory'
    : { status: plain };
}

/**
 * What is written beside a change of ours, so that the other program reads the
 * same: its status, as long as it said what ours did, and the choices as the Map
 * that it knows.
 *
 * @param set - what the change sets
 */
export function besideChange(
  item: CatalogueItem,
  set: Attributes
): { readonly reads: readonly string[]; readonly set: Attributes } {
  if (!hasLaterShape(item)) {
    return { reads: [], set: {} };
  }
  const { current_status: status, representative_assets: choices } = set;
  const before = laterStatus(item);
  const inStep =
    typeof before === 'object' && before.status === item.current_status;
  const beside: Record<string, ItemValue> = {};
  if (typeof status === 'string' && inStep) {
    for (const name of FOREIGN_ATTRIBUTES) {
      if (typeof item[name] === 'string') {
        beside[name] =
          name === FOREIGN_KEY
            ? `${Number(item.sub_category)}#${status}`
            : status;
      }
    }
  }
  const map = asMap(item, choices);
  return {
    reads: typeof status === 'string' ? FOREIGN_ATTRIBUTES : [],
    set: { ...beside, ...(map && { representative_assets: map }) }
  };
}

/** Choices as a Map, unless the item has them as a text. */
function asMap(
  { representative_assets: before }: CatalogueItem,
  next: ItemValue | undefined
): ItemValue | undefined {
  if (typeof before === 'string' || typeof next !== 'string') {
    return undefined;
  }
  const map = asRecord(JSON.parse(next));
  // The SDK cannot write this name; the text can hold it.
  return map && !next.includes('"__proto__"') ? (map as ItemValue) : undefined;
}
