/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

jest.setTimeout(60_000);

const SDK = "export { S3Client } from '@aws-sdk/client-s3';\n";

/** A text as the file that it is taken for, and the rule that it breaks. The files exist: typed rules need one of the project. */
const WRONG: readonly [string, string, string][] = [
  [
    'src/domain/product/names.ts',
    'export const x = document.title;\n',
    'no-restricted-globals'
  ],
  [
    'src/domain/product/names.ts',
    'export const x = window.name;\n',
    'no-restricted-globals'
  ],
  [
    'src/app/product/recount.ts',
    'export const x = fetch;\n',
    'no-restricted-globals'
  ],
  ['src/app/product/recount.ts', SDK, 'no-restricted-imports'],
  ['src/adapters/browser/pageClock.ts', SDK, 'no-restricted-imports'],
  ['scripts/paths.mjs', SDK, 'no-restricted-imports'],
  [
    'src/app/product/recount.ts',
    'Promise.resolve();\n',
    '@typescript-eslint/no-floating-promises'
  ],
  [
    'src/app/product/recount.ts',
    'export const x = (a: number): boolean => a == 1;\n',
    'eqeqeq'
  ],
  [
    'src/app/product/recount.ts',
    'if (Math.random()) throw new Error();\n',
    'curly'
  ],
  [
    'src/ui/images/useGrid.ts',
    "import { useRef } from 'react';\nexport function useX(a: number): void { useRef(0).current = a; }\n",
    'react-hooks/refs'
  ],
  [
    'src/ui/images/useGrid.ts',
    "import { useEffect } from 'react';\nexport function useX(a: number): void { useEffect(() => console.log(a), []); }\n",
    'react-hooks/exhaustive-deps'
  ]
];
const RIGHT: readonly [string, string] = [
  'src/adapters/aws/connection/clients.ts',
  SDK
];

/** ESLint is a module that Jest cannot load: it is asked in a process of its own, once. */
const ASK = `
  import { ESLint } from 'eslint';
  const eslint = new ESLint();
  const found = [];
  for (const [filePath, text] of JSON.parse(process.argv[1])) {
    const [{ messages }] = await eslint.lintText(text, { filePath });
    found.push(messages.map(({ ruleId }) => ruleId));
  }
  console.log(JSON.stringify(found));
`;

describe('ESLint', () => {
  let found: readonly (readonly string[])[];

  beforeAll(() => {
    const cases = JSON.stringify([...WRONG, RIGHT]);
    found = JSON.parse(
      execFileSync(
        process.execPath,
        ['--input-type=module', '--eval', ASK, cases],
        {
          cwd: ROOT,
          encoding: 'utf8',
          // Under CI=true typescript-eslint would read the files on the disk
          // in place of the texts given here.
          env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' }
        }
      )
    ) as string[][];
  });

  it.each(WRONG)('refuses in %s: %s', (file, text, rule) => {
    const place = WRONG.findIndex(
      ([otherFile, other]) => otherFile === file && other === text
    );
    expect(found[place]).toContain(rule);
  });

  it('lets the adapter import the SDK', () => {
    expect(found[WRONG.length]).toEqual([]);
  });
});
