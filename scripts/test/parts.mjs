import { byExitCode, fromJest, fromJunit, fromPlaywright } from './counts.mjs';

/** Several npm scripts, all of them run though one fails. */
const scripts = (...names) => ['npx', ['run-s', '-cs', ...names]];
const script = (name, ...args) => [
  'npm',
  ['run', '--silent', name, '--', ...args]
];

const jest = name => ({
  command: report => script(name, '--json', `--outputFile=${report}`),
  count: fromJest
});

/**
 * The parts of `npm test` in their order. `command` is given the file for its
 * report, which `count` reads; a part without `count` is one test.
 */
export const PARTS = [
  {
    name: 'lint',
    command: () =>
      scripts('lint:code', 'lint:format', 'lint:style', 'lint:python')
  },
  { name: 'types', command: () => script('typecheck') },
  { name: 'floors', command: () => scripts('lint:floors', 'lint:domain') },
  { name: 'documents', command: () => script('docs') },
  { name: 'unit', ...jest('test:unit') },
  { name: 'contracts', ...jest('test:contracts') },
  { name: 'faults', ...jest('test:faults') },
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
    command: () => script('test:e2e'),
    env: report => ({ CURATION_E2E_REPORT: report }),
    count: fromPlaywright
  }
];

/** The counts of a part that has ended; none where it left no report. */
export async function countsOf(part, report, ok) {
  if (!part.count) {
    return byExitCode(ok);
  }
  return part.count(report).catch(() => ({ passed: 0, failed: 0, skipped: 0 }));
}
