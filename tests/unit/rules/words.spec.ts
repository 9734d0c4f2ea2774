/** @jest-environment node */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../../..');

/** Descriptions for programs, which JupyterLab does not translate. */
const ALLOWED: readonly string[] = [
  'src/plugin/commands/commandArguments.ts',
  'src/plugin/deskPlugin.ts'
];

/** The functions that translate. Their texts are extracted from the source, so each must be a literal. */
const TRANSLATES = new Set(['__', '_n']);

/** Attributes of an element that a person reads or hears. */
const READ = new Set(['title', 'aria-label', 'placeholder', 'label', 'alt']);

/** What a programmer reads: errors that only a mistake in the code raises, and what a token is for. */
const FOR_PROGRAMMERS = new Set(['Error', 'TypeError', 'RangeError', 'Token']);

interface Found {
  readonly line: number;
  readonly rule: 'composed' | 'sentence';
  readonly text: string;
}

function findSentences(name: string, code: string): readonly Found[] {
  const file = ts.createSourceFile(
    name,
    code,
    ts.ScriptTarget.Latest,
    true,
    name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  );
  const found: Found[] = [];
  const add = (node: ts.Node, rule: Found['rule']): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ line: line + 1, rule, text: node.getText(file) });
  };
  const visit = (node: ts.Node): void => {
    if (isForProgrammers(node)) {
      return;
    }
    if (ts.isCallExpression(node) && TRANSLATES.has(nameOf(node.expression))) {
      const texts = nameOf(node.expression) === '_n' ? 2 : 1;
      node.arguments
        .slice(0, texts)
        .filter(text => !ts.isStringLiteral(text))
        .forEach(text => add(text, 'composed'));
    }
    if (ts.isJsxExpression(node) && isComposed(node.expression)) {
      const { parent } = node;
      if (!ts.isJsxAttribute(parent) || READ.has(parent.name.getText(file))) {
        add(node, 'composed');
      }
    }
    if (ts.isStringLiteral(node) && isSentence(node.text)) {
      add(node, 'sentence');
    }
    if (ts.isTemplateExpression(node) && isSentence(templateText(node))) {
      add(node, 'sentence');
    }
    if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) {
      add(node, 'sentence');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isForProgrammers(node: ts.Node): boolean {
  return (
    (ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.expression.getText() === 'console') ||
    (ts.isNewExpression(node) && FOR_PROGRAMMERS.has(nameOf(node.expression)))
  );
}

/** The last name of `a.b.c`. */
function nameOf(node: ts.Expression): string {
  return ts.isPropertyAccessExpression(node)
    ? node.name.text
    : ts.isIdentifier(node)
      ? node.text
      : '';
}

/** Words that are put together from pieces, which other languages order differently. */
function isComposed(node: ts.Expression | undefined): boolean {
  if (node === undefined) {
    return false;
  }
  if (ts.isTemplateExpression(node)) {
    return /\p{L}{2}/u.test(templateText(node));
  }
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
    [node.left, node.right].some(
      side => ts.isStringLiteral(side) && /\p{L}{2}/u.test(side.text)
    )
  );
}

function templateText({ head, templateSpans }: ts.TemplateExpression): string {
  return [head.text, ...templateSpans.map(({ literal }) => literal.text)].join(
    ' '
  );
}

/** Three words or more that end as a sentence does. */
function isSentence(text: string): boolean {
  return /[.?]$/.test(text) && text.trim().split(/\s+/).length >= 3;
}

function sourceFiles(): readonly string[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true })
    .map(name => path.posix.join('src', String(name).split(path.sep).join('/')))
    .filter(name => /\.tsx?$/.test(name) && !name.startsWith('src/words/'))
    .sort();
}

it('builds no sentence that a person reads outside of src/words', () => {
  const found = sourceFiles()
    .filter(name => !ALLOWED.some(folder => name.startsWith(folder)))
    .flatMap(name =>
      findSentences(name, readFileSync(path.join(ROOT, name), 'utf8')).map(
        ({ line, text }) => `${name}:${line} ${text}`
      )
    );
  expect(found).toEqual([]);
});

it.each([
  ["const a = 'Nothing was changed.';", 'sentence'],
  ['const a = `Nothing of ${b} was changed.`;', 'sentence'],
  ["const a = new Invalid('It is no name.');", 'sentence'],
  ['const a = trans.__(`Move to ${b}`);', 'composed'],
  ["const a = trans.__('Move to ' + b);", 'composed'],
  ["const a = trans._n('%1 image', text, 2);", 'composed'],
  ["const a = <b title={'Move to ' + b} />;", 'composed'],
  ['const a = <b aria-label={`Move to ${b}`} />;', 'composed'],
  ['const a = <b>{`Move to ${b}`}</b>;', 'composed'],
  ['const a = <b>Move</b>;', 'sentence']
])('finds %s', (code, rule) => {
  expect(findSentences('a.tsx', code).map(found => found.rule)).toEqual([rule]);
});

it.each([
  "const a = trans.__('Move to %1', b);",
  "const a = trans._n('%1 image', '%1 images', 2);",
  "console.warn('The page was not drawn.', error);",
  "throw new Error('There is no such slot.');",
  'const a = <b className={`jp-mod-${b}`}>{`${b} · ${c}`}</b>;',
  '// Nothing was changed.'
])('lets %s be', code => {
  expect(findSentences('a.tsx', code)).toEqual([]);
});
