import type { ItemValue } from '../../catalogueItem';
import type { Folder } from '../../images/image';
import { naturalOrder } from '../../images/naturalOrder';
import { foldName } from '../../sameName';

/** What in a list of file names differs from the documented shape. */
export type ListProblem =
  /** It holds more than names, so it is never written. */
  | { readonly code: 'list-broken'; readonly folder: Folder }
  /** It is a set, or has NULL entries. The next change writes a list. */
  | {
      readonly code: 'list-type';
      readonly folder: Folder;
      readonly found: 'set' | 'nulls';
    }
  /** Names that are there more than once, also in different Unicode forms. */
  | {
      readonly code: 'name-twice';
      readonly folder: Folder;
      readonly names: readonly string[];
    };

export interface ReadList {
  /** Each name once, in the order of the list; those of a set in natural order. */
  readonly names: readonly string[];
  readonly problems: readonly ListProblem[];
}

/** The file names of a folder. What is missing or NULL is empty. */
export function readList(
  value: ItemValue | undefined,
  folder: Folder
): ReadList {
  if (value === undefined || value === null) {
    return { names: [], problems: [] };
  }
  const isSet = value instanceof Set;
  const entries: readonly unknown[] | undefined = isSet
    ? [...value]
    : Array.isArray(value)
      ? value
      : undefined;
  if (entries === undefined) {
    return { names: [], problems: [{ code: 'list-broken', folder }] };
  }
  const texts = entries.filter(entry => typeof entry === 'string');
  if (isSet) {
    texts.sort(naturalOrder);
  }
  const problems: ListProblem[] = [];
  if (entries.some(entry => entry !== null && typeof entry !== 'string')) {
    problems.push({ code: 'list-broken', folder });
  } else if (isSet || texts.length < entries.length) {
    const found = isSet ? 'set' : 'nulls';
    problems.push({ code: 'list-type', folder, found });
  }
  const twice = twiceIn(texts);
  if (twice.length > 0) {
    problems.push({ code: 'name-twice', folder, names: twice });
  }
  return { names: [...new Set(texts)], problems };
}

/** Names that an earlier one equals, each once. */
function twiceIn(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    const folded = foldName(name);
    if (seen.has(folded)) {
      twice.add(name);
    }
    seen.add(folded);
  }
  return [...twice];
}
