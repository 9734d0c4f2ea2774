/** A product's `meta.json`, to be shown. A team chooses the fields; all of them are shown. */
export interface MetaJson {
  /** The fields in their order; nested values as JSON. */
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  /** The colours that it lists, or undefined if it lists none. */
  readonly colours: readonly string[] | undefined;
}

/** Field names under which other programs write colours. */
const COLOUR_FIELDS = ['colors', 'colours', 'color_list', 'color'];

/** @returns undefined if the text is not a JSON object */
export function parseMetaJson(text: string): MetaJson | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return undefined;
  }
  const fields = parsed as Record<string, unknown>;
  return {
    rows: Object.entries(fields).map(([name, value]) => ({
      name,
      value: show(value)
    })),
    colours: COLOUR_FIELDS.map(name => colourList(fields[name])).find(
      list => list !== undefined
    )
  };
}

function colourList(value: unknown): readonly string[] | undefined {
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
