/**
 * Jest's result as lines of text: for each change and request a row, for each
 * fault and recovery a column; then the tests of the model; the sum last.
 */
export function faultTable(result) {
  const tests = result.testResults.flatMap(file =>
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
    tests.filter(({ ok }) => !ok).length + result.numRuntimeErrorTestSuites;
  return [
    ...matrix(cases),
    '',
    ...others.map(({ titles, ok }) => `${mark(ok)} ${titles.join(' · ')}`),
    '',
    `${tests.filter(({ ok }) => ok).length} passed, ${failed} failed`
  ];
}

function matrix(cases) {
  const columns = unique(cases.map(({ titles: [, , ...end] }) => end));
  const rows = unique(cases.map(({ titles: [...begin] }) => begin.slice(0, 2)));
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

function mark(ok) {
  return ok ? 'ok' : 'FAILED';
}

/** Lists that are different, in the order in which they came. */
function unique(lists) {
  return [...new Map(lists.map(list => [JSON.stringify(list), list])).values()];
}

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
