/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../../..');

/** One to three words that follow themselves, which replacing words in many files leaves behind. */
const TWICE = /\b([a-z]{2,}(?: [a-z]+){0,2}) \1\b/g;

/** Good English, as in "how much of it it judged". */
const MAY_FOLLOW_ITSELF = ['it it', 'that that', 'had had'];

function commentsOf(file: string, code: string): readonly string[] {
  const variant = file.endsWith('x')
    ? ts.LanguageVariant.JSX
    : ts.LanguageVariant.Standard;
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    false,
    variant,
    code
  );
  const comments: string[] = [];
  let token = scanner.scan();
  while (token !== ts.SyntaxKind.EndOfFileToken) {
    if (
      token === ts.SyntaxKind.MultiLineCommentTrivia ||
      token === ts.SyntaxKind.SingleLineCommentTrivia
    ) {
      comments.push(scanner.getTokenText().replace(/[\s*]+/g, ' '));
    }
    token = scanner.scan();
  }
  return comments;
}

const repeated = (file: string, code: string): readonly string[] =>
  commentsOf(file, code)
    .flatMap(comment => comment.match(TWICE) ?? [])
    .filter(words => !MAY_FOLLOW_ITSELF.includes(words));

test('a comment that repeats words is found, also over a line break', () => {
  const code = '/** @throws TooLarge if it is too large too\n * large */';
  expect(repeated('a.ts', code)).toEqual(['too large too large']);
  expect(
    repeated('a.ts', '/** It is large. */ a(large, "large large");')
  ).toEqual([]);
});

test('no comment of src repeats words', () => {
  const files = execFileSync('git', ['ls-files', 'src'], { cwd: ROOT })
    .toString()
    .split('\n')
    .filter(file => /\.tsx?$/.test(file));
  expect(
    files.flatMap(file =>
      repeated(file, readFileSync(path.join(ROOT, file), 'utf8')).map(words => [
        file,
        words
      ])
    )
  ).toEqual([]);
});
