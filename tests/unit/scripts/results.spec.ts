/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/**
 * What an expression gives with the modules that count the tests. They are
 * modules that Jest cannot load, and so run in a process of their own.
 */
function ask(expression: string): unknown {
  const code = `
    import * as counts from './scripts/test/counts.mjs';
    import { failedPages } from './scripts/test/failedPages.mjs';
    import { table } from './scripts/test/table.mjs';
    console.log(JSON.stringify(await ${expression}));
  `;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: ROOT,
      encoding: 'utf8'
    })
  );
}

describe('the counts of npm test', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'curation-counts-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    [
      'Jest, with files that could not be loaded',
      'fromJest',
      '{"numPassedTests":5,"numFailedTests":1,"numPendingTests":3,"numTodoTests":0,"numRuntimeErrorTestSuites":1}',
      { passed: 5, failed: 2, skipped: 3 }
    ],
    [
      'pytest',
      'fromJunit',
      '<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="1"></testsuite></testsuites>',
      { passed: 4, failed: 3, skipped: 3 }
    ],
    [
      'Playwright, where two needed a second try',
      'fromPlaywright',
      '{"stats":{"expected":3,"unexpected":1,"flaky":2,"skipped":2}}',
      { passed: 5, failed: 1, skipped: 2 }
    ],
    [
      'Playwright, where so many needed one that something is wrong',
      'fromPlaywright',
      '{"stats":{"expected":3,"unexpected":1,"flaky":3,"skipped":2}}',
      { passed: 3, failed: 4, skipped: 2 }
    ]
  ])('are those of %s', (_, reader, text, counts) => {
    const report = path.join(folder, 'report');
    writeFileSync(report, text);

    expect(ask(`counts.${reader}(${JSON.stringify(report)})`)).toEqual(counts);
  });
});

it.each([
  ['that ran nothing', '{ passed: 0, failed: 0 }, true', 1],
  [
    'that ended badly, whatever it counted',
    '{ passed: 3, failed: 0 }, false',
    1
  ],
  ['with as many failures as it says', '{ passed: 3, failed: 2 }, false', 2],
  ['where all is well', '{ passed: 3, failed: 0 }, true', 0]
])('a part %s', (_, given, failed) => {
  expect(ask(`counts.judged(${given})`)).toMatchObject({ failed });
});

test('the last line is the sum', () => {
  const counts = { passed: 2, failed: 1, skipped: 0 };
  const results = [
    { name: 'lint', counts, ms: 500 },
    { name: 'unit', counts, ms: 61_000 }
  ];

  expect(ask(`table(${JSON.stringify(results)})`)).toEqual([
    'part  passed  failed  skipped   time',
    'lint       2       1        0  0.5 s',
    'unit       2       1        0   61 s',
    '',
    '4 passed, 2 failed'
  ]);
});

describe('the pages of failed tests', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'curation-pages-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const told = (): unknown => ask(`failedPages(${JSON.stringify(folder)})`);
  const leave = (test: string, snapshot: readonly string[]): void => {
    mkdirSync(path.join(folder, test));
    writeFileSync(
      path.join(folder, test, 'error-context.md'),
      [
        ...['# Test info', '', '- Name: x', '', '# Page snapshot', ''],
        ...['```yaml', ...snapshot, '```', '', '# Test source', '', 'x']
      ].join('\n')
    );
  };

  it('are told by what they showed, without the rest of the report', () => {
    leave('saving-one', ['- main [ref=e1]:', '  - text: No products']);

    expect(told()).toEqual([
      'The page of saving-one:\n- main [ref=e1]:\n  - text: No products\n'
    ]);
  });

  it('keep their beginning and their end if they are long', () => {
    leave(
      'board-long',
      Array.from({ length: 500 }, (_, at) => `- line ${at}`)
    );

    const [page] = told() as [string];
    expect(page.split('\n').length).toBeLessThan(130);
    expect(page).toMatch(/- line 0\n/);
    expect(page).toMatch(/- line 499\n/);
  });

  it('are none if no test left any', () => {
    rmSync(folder, { recursive: true });
    expect(told()).toEqual([]);
    mkdirSync(folder);
  });
});
