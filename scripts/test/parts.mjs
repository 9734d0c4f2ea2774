import { byExitCode, fromJest, fromJunit, fromPlaywright } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * A part of `npm test`. A part without `count` is one test.
 *
 * @typedef {object} TestPart
 * @property {string} name
 * @property {(report: string) => Command} command - is given the file for the report
 * @property {(report: string) => NodeJS.ProcessEnv} [env] - what the part needs beside the usual environment
 * @property {(report: string) => Promise<Counts>} [count] - reads the report
 *
 * @typedef {[program: string, args: string[]]} Command
 */

/**
 * Several npm scripts. All of them run, also after one has failed.
 *
 * @param {string[]} names
 * @returns {Command}
 */
const scripts = (...names) => ['npx', ['run-s', '-cs', ...names]];

/**
 * @param {string} name - of an npm script
 * @param {string[]} args
 * @returns {Command}
 */
const script = (name, ...args) => [
  'npm',
  ['run', '--silent', name, '--', ...args]
];

/** @param {string} name - of an npm script that runs Jest */
const jest = name => ({
  command: (/** @type {string} */ report) =>
    script(name, '--json', `--outputFile=${report}`),
  count: fromJest
});

/** @param {string} name - of an npm script that runs Playwright */
const playwright = name => ({
  command: () => script(name),
  env: (/** @type {string} */ report) => ({ CURATION_E2E_REPORT: report }),
  count: fromPlaywright
});

/** `npm test` judges a change, so it repeats one run of the model. `npm run test:faults` takes a new seed and searches. */
const SEED = '20261128';

/**
 * The parts of `npm test`, in order.
 *
 * @type {TestPart[]}
 */
export const TEST_PARTS = [
  {
    name: 'lint',
    command: () =>
      scripts(
        ...['lint:code', 'lint:format', 'lint:style', 'lint:unused'],
        ...['lint:spelling', 'lint:python', 'lint:actions']
      )
  },
  { name: 'types', command: () => script('typecheck') },
  { name: 'floors', command: () => scripts('lint:floors', 'lint:domain') },
  { name: 'documents', command: () => script('docs') },
  { name: 'unit', ...jest('test:unit') },
  { name: 'contracts', ...jest('test:contracts') },
  {
    name: 'faults',
    ...jest('test:faults'),
    env: () => ({ FC_SEED: process.env.FC_SEED ?? SEED })
  },
  {
    name: 'python',
    command: report => script('test:py', `--junit-xml=${report}`),
    count: fromJunit
  },
  {
    name: 'packaging',
    command: report => script('test:packaging', `--junit-xml=${report}`),
    count: fromJunit
  },
  {
    name: 'end to end',
    ...playwright('test:e2e')
  }
];

/**
 * The counts of a part that has ended. Without a report they are zero.
 *
 * @param {TestPart} part
 * @param {string} report - path of the file
 * @param {boolean} ok - whether the exit code was 0
 * @returns {Promise<Counts>}
 */
export async function countsOf(part, report, ok) {
  if (!part.count) {
    return byExitCode(ok);
  }
  return part.count(report).catch(() => ({ passed: 0, failed: 0, skipped: 0 }));
}
