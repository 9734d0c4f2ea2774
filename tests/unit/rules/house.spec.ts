/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** "About a dozen": more than this, and a folder needs rooms. */
const MOST_FILES = 14;
const MOST_LINES = 400;

const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT })
  .toString()
  .split('\n')
  .filter(file => file !== '' && existsSync(path.join(ROOT, file)));

const read = (file: string): string =>
  readFileSync(path.join(ROOT, file), 'utf8');

test('no folder of src and tests holds more than about a dozen files', () => {
  const counts = new Map<string, number>();
  for (const file of tracked.filter(name => /^(src|tests)\//.test(name))) {
    const folder = path.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
});

test(`no file of src has more than ${MOST_LINES} lines`, () => {
  const long = tracked
    .filter(file => /^src\/.*\.tsx?$/.test(file))
    .map(file => [file, read(file).split('\n').length - 1] as const)
    .filter(([, lines]) => lines > MOST_LINES);
  expect(long).toEqual([]);
});

test('no two files of src export different things under one name', () => {
  const exported =
    /^export (?:abstract |async )*(?:interface|type|class|function\*?|const|let|enum) (\w+)/gm;
  const files = new Map<string, string[]>();
  for (const file of tracked.filter(name => /^src\/.*\.tsx?$/.test(name))) {
    for (const [, name] of read(file).matchAll(exported)) {
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  expect([...files].filter(([, of]) => new Set(of).size > 1)).toEqual([]);
});

/** Paths that a document names in backticks: from the root, of files and folders that git knows. */
function pathsIn(document: string): readonly string[] {
  return [...read(document).matchAll(/`([\w./@-]+)`/g)]
    .map(([, name]) => name.replace(/\/$/, ''))
    .filter(
      name =>
        /^(src|tests|scripts|bench|docs|schema|style)\//.test(name) &&
        !name.startsWith('docs/_build')
    );
}

const rest = (file: string, name: string): string =>
  file.startsWith(name) ? file.slice(name.length) : '';

const DOCUMENTS = tracked.filter(
  file => /^[A-Z]+\.md$/.test(file) || /^(docs|bench)\/.*\.md$/.test(file)
);

test.each(DOCUMENTS)('%s names only paths that are there', document => {
  // A decision may be named by its number.
  const known = (name: string): boolean =>
    tracked.some(file => file === name || /^[/-]/.test(rest(file, name)));
  expect(pathsIn(document).filter(name => !known(name))).toEqual([]);
});
