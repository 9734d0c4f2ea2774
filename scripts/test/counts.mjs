import { readFile } from 'node:fs/promises';

/** A check as a whole is one test. */
export function byExitCode(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Jest's `--json`. A file that cannot even be loaded counts as one that failed. */
export async function fromJest(report) {
  const result = JSON.parse(await readFile(report, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests
  };
}

/** pytest's `--junit-xml`. */
export async function fromJunit(report) {
  const suites = (await readFile(report, 'utf8')).match(/<testsuite\b[^>]*>/g);
  const sum = name =>
    suites
      .map(tag => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(tag)?.[1] ?? 0))
      .reduce((total, count) => total + count, 0);
  const failed = sum('failures') + sum('errors');
  const skipped = sum('skipped');
  return { passed: sum('tests') - failed - skipped, failed, skipped };
}

/** Playwright's JSON report. A test that passed on a second try did not pass. */
export async function fromPlaywright(report) {
  const { stats } = JSON.parse(await readFile(report, 'utf8'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped
  };
}

/** The counts with the exit code heard: a part that failed has a failure, and one that ran nothing is one. */
export function judged(counts, ok) {
  const quiet = !ok || counts.passed + counts.failed === 0;
  return quiet && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
