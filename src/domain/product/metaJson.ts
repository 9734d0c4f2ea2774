import type { MetaPaths } from '../board/metaPaths';
import { DEFAULT_META_PATHS } from '../board/metaPaths';
import type { JsonValue } from './looseJson';
import {
  isList,
  isNumber,
  isObject,
  looseJsonText,
  parseLooseJson
} from './looseJson';

/** A product's `meta.json`, to be shown. A team chooses the fields; all of them are shown. */
export interface MetaJson {
  /** The fields in their order, with numbers as the file has them; nested values as JSON. */
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  /** The product's name, or undefined if there is none. */
  readonly name: string | undefined;
  /** The colours that it lists, or undefined if it lists none. */
  readonly colours: readonly string[] | undefined;
}

/** The longest name that is kept, in characters, and the most colours. */
const MOST_CHARACTERS = 200;
const MOST_COLOURS = 50;

/** Entries of a list that a path goes on with. */
const MOST_ENTRIES = 100;

/**
 * @param paths - where its name and its colours are
 * @returns undefined if the text is not a JSON object
 */
export function parseMetaJson(
  text: string,
  paths: MetaPaths = DEFAULT_META_PATHS
): MetaJson | undefined {
  const parsed = parseLooseJson(text.replace(/^\ufeff/, ''));
  if (!isObject(parsed)) {
    return undefined;
  }
  const names = firstOf(paths.name, path => {
    const value = valueAt(parsed, path);
    return typeof value === 'string' ? value.trim() || undefined : undefined;
  });
  return {
    rows: [...parsed].map(([name, value]) => ({ name, value: show(value) })),
    name: names?.slice(0, MOST_CHARACTERS),
    colours: firstOf(paths.colours, path =>
      textList(valueAt(parsed, path))
    )?.slice(0, MOST_COLOURS)
  };
}

function firstOf<T>(
  paths: readonly string[],
  read: (path: string) => T | undefined
): T | undefined {
  for (const path of paths) {
    const value = read(path);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

/** What a path leads to; in a list, the values of all its entries. Undefined stands for a field that is not there. */
type Found = JsonValue | undefined | readonly Found[];

function valueAt(value: JsonValue, path: string): Found {
  return path.split('.').reduce<Found>(fieldOf, value);
}

function fieldOf(value: Found, name: string): Found {
  if (Array.isArray(value)) {
    return value
      .slice(0, MOST_ENTRIES)
      .map((entry: Found) => fieldOf(entry, name));
  }
  return isObject(value) ? value.get(name) : undefined;
}

function textList(value: Found): readonly string[] | undefined {
  return Array.isArray(value) && value.every(name => typeof name === 'string')
    ? value
    : undefined;
}

/** A text without quotes; a list of plain values with commas between them. */
function show(value: JsonValue): string {
  return isList(value) && value.every(isPlain)
    ? value.map(plainText).join(', ')
    : plainText(value);
}

function isPlain(value: JsonValue): boolean {
  return typeof value !== 'object' || (value !== null && isNumber(value));
}

function plainText(value: JsonValue): string {
  return typeof value === 'string' ? value : looseJsonText(value);
}
