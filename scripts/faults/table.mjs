/** @typedef {import('../test/counts.mjs').JestReport} JestReport */

/**
 * A test of the report.
 *
 * @typedef {{ titles: string[], ok: boolean }} Test
 */

/**
 * Jest's result as lines of text: a row for each change and request, a column
 * for each fault and recovery, then the tests of the model, and last the sum.
 *
 * @param {JestReport} report
 */
export function faultTable(report) {
  const tests = report.testResults.flatMap(file =>
    file.assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ ancestorTitles, title, status }) => ({
        titles: [...ancestorTitles, title],
        ok: status === 'passed'
      }))
  );
  const cases = tests.filter(({ titles }) => titles.length === 4);
  const others = tests.filter(({ titles }) => titles.length !== 4);
  const failed =
    tests.filter(({ ok }) => !ok).length + report.numRuntimeErrorTestSuites;
  return [
    ...matrix(cases),
    '',
    ...others.map(({ titles, ok }) => `${mark(ok)} ${titles.join(' · ')}`),
    '',
    `${tests.filter(({ ok }) => ok).length} passed, ${failed} failed`
  ];
}

/** @param {Test[]} cases - with four titles each: change, request, fault, recovery */
function matrix(cases) {
  const columns = unique(cases.map(({ titles }) => titles.slice(2)));
  const rows = unique(cases.map(({ titles }) => titles.slice(0, 2)));
  const results = new Map(
    cases.map(({ titles, ok }) => [JSON.stringify(titles), mark(ok)])
  );
  return aligned([
    ['change', 'request', ...columns.map(([fault]) => fault)],
    ['', '', ...columns.map(([, recovery]) => recovery)],
    ...rows.map(row => [
      ...row,
      ...columns.map(end => results.get(JSON.stringify([...row, ...end])) ?? '')
    ])
  ]);
}

/** @param {boolean} ok */
function mark(ok) {
  return ok ? 'ok' : 'FAILED';
}

/**
 * Each different list once, in the order of the first occurrences.
 *
 * @param {string[][]} lists
 */
function unique(lists) {
  return [...new Map(lists.map(list => [JSON.stringify(list), list])).values()];
}

/** @param {string[][]} rows */
function aligned(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length))
  );
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd()
  );
}
