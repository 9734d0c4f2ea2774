/** One number, text or yes and no of a report. */
export interface ReportRow {
  /** Its place in the report, as `counts.unstamped`. */
  readonly name: string;
  readonly value: number | string | boolean;
}

/** A report of another program may have more. */
const MOST_ROWS = 60;

/** Characters of a text that are kept. */
const MOST_TEXT = 200;

/**
 * A report as rows, whichever job made it: what it counted, and of each list the
 * number of its lines. Parts of parts are named by their path.
 */
export function reportRows(report: object): readonly ReportRow[] {
  return rowsOf(report, '').slice(0, MOST_ROWS);
}

function rowsOf(part: object, path: string): ReportRow[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    const name = path === '' ? key : `${path}.${key}`;
    switch (typeof value) {
      case 'number':
      case 'boolean':
        return [{ name, value }];
      case 'string':
        return [{ name, value: value.slice(0, MOST_TEXT) }];
      case 'object':
        return Array.isArray(value)
          ? [{ name, value: value.length }]
          : // Two levels are enough for every report of ours.
            value === null || path !== ''
            ? []
            : rowsOf(value, name);
      default:
        return [];
    }
  });
}
