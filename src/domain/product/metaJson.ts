/** A product's `meta.json`, for showing. Its fields are the team's own; all are kept. */
export interface MetaJson {
  /** The fields in their order; nested values as JSON. */
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  /** The colours it lists, or undefined where it lists none. */
  readonly colours: readonly string[] | undefined;
}

/** Field names under which colours are found, as the document's programs and their kin write them. */
const COLOUR_FIELDS = ['colors', 'colours', 'color_list', 'color'];

/** @returns undefined where the text is no JSON object */
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
