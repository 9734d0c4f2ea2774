/** @typedef {Pick<import('./results.mjs').MeasuredRow, 'name' | 'measures'>} TableRow */

/**
 * Rows with their measures as lines of text for a terminal.
 *
 * @param {TableRow[]} rows
 */
export function tableLines(rows) {
  const lines = [['row', 'what', 'reached', 'to reach', 'ok'], ...cells(rows)];
  const widths = lines[0].map((_, column) =>
    Math.max(...lines.map(line => line[column].length))
  );
  return lines.map(line =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd()
  );
}

/**
 * The same as a Markdown table, with the notes.
 *
 * @param {TableRow[]} rows
 */
export function markdownTable(rows) {
  return [
    '| row | what | reached | to reach | ok |',
    '| --- | ---- | ------- | -------- | -- |',
    ...cells(rows, true).map(line => `| ${line.join(' | ')} |`)
  ];
}

/**
 * @param {TableRow[]} rows
 * @param {boolean} noted - whether the notes are included
 */
function cells(rows, noted = false) {
  return rows.flatMap(({ name, measures }) =>
    measures.map(measure => [
      name,
      measure.what + (noted && measure.note ? ` (${measure.note})` : ''),
      amount(measure.value, measure.unit),
      measure.limit === undefined
        ? ''
        : `${measure.atLeast ? '≥' : '≤'} ${amount(measure.limit, measure.unit)}`,
      verdict(measure)
    ])
  );
}

/**
 * `ok`, `missed`, or an empty text if the measure has no limit.
 *
 * @param {Pick<import('./rows.mjs').Measure, 'value' | 'limit' | 'atLeast'>} measure
 * @public for its test
 */
export function verdict({ value, limit, atLeast }) {
  if (limit === undefined) {
    return '';
  }
  return (atLeast ? value >= limit : value <= limit) ? 'ok' : 'missed';
}

/**
 * A number with about three significant digits: `1.25 x`, `43.1 ms`, `1140 pages/s`.
 *
 * @param {number} value
 * @param {string} unit
 */
function amount(value, unit) {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 1;
  const text = value.toFixed(Math.abs(value) < 10 && digits ? 2 : digits);
  return `${text} ${unit}`.trim();
}
