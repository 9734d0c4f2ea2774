import { readFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * The fields of Jest's `--json` that are read here.
 *
 * @typedef {object} JestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites
 * @property {{ assertionResults: JestTest[] }[]} testResults
 *
 * @typedef {object} JestTest
 * @property {string[]} ancestorTitles
 * @property {string} title
 * @property {string} fullName
 * @property {string} status
 */

/**
 * A check without a report counts as one test.
 *
 * @param {boolean} ok
 * @returns {Counts}
 */
export function byExitCode(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/**
 * Reads Jest's `--json`. A file that cannot be loaded counts as a failed test.
 *
 * @param {string} report - path of the file
 * @returns {Promise<Counts>}
 */
export async function fromJest(report) {
  /** @type {JestReport} */
  const result = JSON.parse(await readFile(report, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests
  };
}

/**
 * Reads pytest's `--junit-xml`.
 *
 * @param {string} report - path of the file
 * @returns {Promise<Counts>}
 */
export async function fromJunit(report) {
  const suites =
    (await readFile(report, 'utf8')).match(/<testsuite\b[^>]*>/g) ?? [];
  const sum = (/** @type {string} */ name) =>
    suites
      .map(tag => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(tag)?.[1] ?? 0))
      .reduce((total, count) => total + count, 0);
  const failed = sum('failures') + sum('errors');
  const skipped = sum('skipped');
  return { passed: sum('tests') - failed - skipped, failed, skipped };
}

/** So many end-to-end tests may need a second try. A machine that is short of time costs one now and then; more are a fault. */
const MOST_SECOND_TRIES = 2;

/**
 * Reads Playwright's JSON report. If a few tests passed only on a second try,
 * they count as passed; Playwright names them as flaky.
 *
 * @param {string} report - path of the file
 * @returns {Promise<Counts>}
 */
export async function fromPlaywright(report) {
  const { stats } = JSON.parse(await readFile(report, 'utf8'));
  const few = stats.flaky <= MOST_SECOND_TRIES;
  return {
    passed: stats.expected + (few ? stats.flaky : 0),
    failed: stats.unexpected + (few ? 0 : stats.flaky),
    skipped: stats.skipped
  };
}

/**
 * The counts, corrected by the exit code: a part that ended with an error, or
 * that ran no test, has at least one failure.
 *
 * @param {Counts} counts
 * @param {boolean} ok - whether the exit code was 0
 * @returns {Counts}
 */
export function judged(counts, ok) {
  const failed = !ok || counts.passed + counts.failed === 0;
  return failed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
