import type { MetaPaths } from '../board/metaPaths';
import { DEFAULT_META_PATHS } from '../board/metaPaths';

/** A product's `meta.json`, to be shown. A team chooses the fields; all of them are shown. */
export interface MetaJson {
  /** The fields in their order; nested values as JSON. */
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  /** The product's name, or undefined if there is none. */
  readonly name: string | undefined;
  /** The colours that it lists, or undefined if it lists none. */
  readonly colours: readonly string[] | undefined;
}

/** The longest name that is kept, in characters, and the most colours. */
const MOST_CHARACTERS = 200;
const MOST_COLOURS = 50;

/**
 * @param paths - where its name and its colours are
 * @returns undefined if the text is not a JSON object
 */
export function parseMetaJson(
  text: string,
  paths: MetaPaths = DEFAULT_META_PATHS
): MetaJson | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return undefined;
  }
  const names = firstOf(paths.name, path => {
    const value = valueAt(parsed, path);
    return typeof value === 'string' ? value.trim() || undefined : undefined;
  });
  return {
    rows: Object.entries(parsed).map(([name, value]) => ({
      name,
      value: show(value)
    })),
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
  return paths.map(read).find(value => value !== undefined);
}

/** What a path leads to; in a list, the values of all its entries. */
function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>(fieldOf, value);
}

function fieldOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    return value.map((entry: unknown) => fieldOf(entry, name));
  }
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function textList(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every(name => typeof name === 'string')
    ? value
    : undefined;
}

function show(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return Array.isArray(value) && value.every(entry => typeof entry !== 'object')
    ? value.join(', ')
    : JSON.stringify(value);
}
