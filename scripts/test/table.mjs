import { seconds } from '../run/steps.mjs';

/** The results of the parts as lines of text, the sum last: `N passed, N failed`. */
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

export function total(results) {
  const sum = field =>
    results.reduce((count, { counts }) => count + counts[field], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}
