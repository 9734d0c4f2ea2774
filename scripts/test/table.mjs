import { seconds } from '../run/steps.mjs';

/** @typedef {{ name: string, counts: import('./counts.mjs').Counts, ms: number }} PartResult */

/**
 * The results of the parts as lines of text. The last line is the sum: `N passed,
 * N failed`.
 *
 * @param {PartResult[]} results
 */
export function table(results) {
  const rows = [
    ['part', 'passed', 'failed', 'skipped', 'time'],
    ...results.map(({ name, counts, ms }) => [
      name,
      ...[counts.passed, counts.failed, counts.skipped].map(String),
      seconds(ms)
    ])
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length))
  );
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column])
      )
      .join('  ')
  );
  const { passed, failed } = total(results);
  return [...lines, '', `${passed} passed, ${failed} failed`];
}

/** @param {PartResult[]} results */
export function total(results) {
  const sum = (/** @type {'passed' | 'failed'} */ field) =>
    results.reduce((count, { counts }) => count + counts[field], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}
