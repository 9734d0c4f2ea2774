/** The title of a suite on real endpoints names the service. Other suites use memory or a browser's storage. */
export const ON_ENDPOINTS = /\b(AWS|S3|DynamoDB)\b/;

/**
 * The results of the suites on endpoints. A file that cannot be loaded counts as
 * a failed test.
 *
 * @param {import('./counts.mjs').JestReport} report
 * @returns {{ counts: import('./counts.mjs').Counts, skipped: string[] }} with the names of skipped tests
 */
export function conformanceOf({ testResults, numRuntimeErrorTestSuites }) {
  const tests = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ ancestorTitles }) => ON_ENDPOINTS.test(ancestorTitles[0]));
  const having = (/** @type {string} */ status) =>
    tests.filter(test => test.status === status);
  const skipped = [...having('pending'), ...having('todo')];
  return {
    counts: {
      passed: having('passed').length,
      failed: having('failed').length + numRuntimeErrorTestSuites,
      skipped: skipped.length
    },
    skipped: skipped.map(({ fullName }) => fullName)
  };
}
