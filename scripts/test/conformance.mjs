/** A suite on real endpoints says so in its title; the others are on memory or a browser's storage. */
export const ON_ENDPOINTS = /\b(AWS|S3|DynamoDB)\b/;

/**
 * What Jest's `--json` says about the suites on endpoints alone. A file that
 * cannot even be loaded counts as one that failed.
 *
 * @returns the counts, and the names of what was skipped
 */
export function conformanceOf({ testResults, numRuntimeErrorTestSuites }) {
  const tests = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ ancestorTitles }) => ON_ENDPOINTS.test(ancestorTitles[0]));
  const having = status => tests.filter(test => test.status === status);
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
