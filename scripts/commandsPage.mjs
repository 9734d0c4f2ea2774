/**
 * `npm run docs:commands`: writes `docs/commands.md` from the words, the
 * arguments and the shortcuts of the commands. With `--check` it writes nothing
 * and fails if the file is not what it would write.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';
import prettier from 'prettier';

import { ROOT } from './paths.mjs';

const PAGE = path.join(ROOT, 'docs/commands.md');
const SCHEMA = path.join(ROOT, 'schema/desk.json');

/**
 * The parts of `schema/desk.json` that the page reads.
 * @typedef {{ command?: string }} Item
 * @typedef {{ command: string, args?: Record<string, unknown>, keys: string[] }} Shortcut
 * @typedef {{
 *   'jupyter.lab.shortcuts': Shortcut[],
 *   'jupyter.lab.menus': { main: { items: Item[] }[], context: Item[] },
 *   'jupyter.lab.toolbars': { Curation: Item[] }
 * }} Schema
 */

/** What the page needs of the extension, which is written for a browser. */
const ENTRY = `
export { PLAIN } from './src/words/trans';
export { argumentsOf } from './src/plugin/commands/commandArguments';
export { dataCommandWords, deskCommandWords } from './src/plugin/commands/commandWords';
`;

/**
 * Icons are not shown on the page, so JupyterLab is not loaded for them.
 * @type {import('esbuild').Plugin}
 */
const withoutJupyterLab = {
  name: 'without-jupyterlab',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@jupyterlab\// }, ({ path: name }) => ({
      path: name,
      namespace: 'empty'
    }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({
      contents: 'module.exports = { LabIcon: class {} };'
    }));
  }
};

async function load() {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    loader: { '.svg': 'text' },
    plugins: [withoutJupyterLab]
  });
  const [{ text }] = outputFiles;
  return import(
    `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
  );
}

/** The page's Markdown. */
export async function commandsPage() {
  const { PLAIN, argumentsOf, dataCommandWords, deskCommandWords } =
    await load();
  const slots = Array.from({ length: 9 }, (_, at) => ({
    label: `the image of slot ${at + 1}`
  }));
  const commands = Object.entries({
    ...dataCommandWords(PLAIN),
    ...deskCommandWords(PLAIN, () => slots)
  });
  const schema = JSON.parse(fs.readFileSync(SCHEMA, 'utf8'));
  /** @param {unknown} label */
  const labelOf = (label, args = {}) =>
    typeof label === 'function' ? label(args) : label;

  const rows = commands.map(([name, words]) => [
    code(`curation:${name}`),
    words.caption ?? labelOf(words.label),
    menusOf(schema, name, words).join(', ')
  ]);
  const keys = commands.flatMap(([name, { label }]) =>
    [...keysByArguments(schema, name)].map(([args, bound]) => [
      bound.map(code).join(', '),
      labelOf(label, JSON.parse(args)),
      code(`curation:${name}`),
      args === '{}' ? '' : code(args)
    ])
  );
  const args = commands.flatMap(([name]) => {
    const { properties, required } = argumentsOf(name);
    return Object.entries(properties)
      .filter(([argument]) => !MENU_ARGUMENTS.has(argument))
      .map(([argument, given], at) => [
        at === 0 ? code(`curation:${name}`) : '',
        code(argument) + (required.includes(argument) ? ' (required)' : ''),
        typeOf(given),
        given.description ?? ''
      ]);
  });
  const text = `<!-- Written by \`npm run docs:commands\`. Change the words, the arguments or the shortcuts instead. -->

# Commands

Every action of the desk is a JupyterLab command. You can run it from the command palette, bind it to a key, or call it from another extension with \`app.commands.execute(id, args)\`. A command that can do nothing at the moment is disabled.

${table(['command', 'what it does', 'where to find it'], rows)}

## Keys

You can change every key in JupyterLab's keyboard shortcuts. \`Accel\` is \`Cmd\` on a Mac and \`Ctrl\` elsewhere. The keys work while the focus is on the images, in the viewer or on the crop; those that open, hold and complete products work everywhere on the desk except in text fields.

${table(['keys', 'action', 'command', 'arguments'], keys)}

## Arguments

An image is named by its path, \`folder/filename\`.

${table(['command', 'argument', 'type', 'meaning'], args)}
`;
  const config = await prettier.resolveConfig(PAGE);
  return prettier.format(text, { ...config, parser: 'markdown' });
}

/** Arguments that only menus and shortcuts give, to name what they were opened on. */
const MENU_ARGUMENTS = new Set(['isContextMenu', 'isFocused']);

/** @param {string} text */
const code = text => `\`${text}\``;

/** @param {string} text */
const cell = text => text.replaceAll('|', '\\|');

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows]
    .map(row => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
}

/**
 * The keys of a command by its arguments, as JSON.
 * @param {Schema} schema
 * @param {string} name
 */
function keysByArguments(schema, name) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  const bound = schema['jupyter.lab.shortcuts'].filter(
    ({ command }) => command === `curation:${name}`
  );
  for (const { args = {}, keys } of bound) {
    const { isFocused: _, ...given } = args;
    const key = JSON.stringify(given);
    found.set(key, [...new Set([...(found.get(key) ?? []), ...keys])]);
  }
  return found;
}

/**
 * Where a command is listed.
 * @param {Schema} schema
 * @param {string} name
 * @param {{ inPalette?: unknown[] }} words
 */
function menusOf(schema, name, { inPalette = [{}] }) {
  const command = `curation:${name}`;
  /** @param {Item[]} items */
  const has = items => items.some(item => item.command === command);
  const menus = schema['jupyter.lab.menus'];
  return [
    inPalette.length > 0 && 'palette',
    has(menus.main.flatMap(({ items }) => items)) && 'View menu',
    ['undo', 'redo'].includes(name) && 'Edit menu',
    has(menus.context) && 'context menu',
    has(schema['jupyter.lab.toolbars'].Curation) && 'toolbar'
  ].filter(Boolean);
}

/** @param {{ type?: string, enum?: string[], items?: { type?: string } }} schema */
function typeOf({ type, enum: values, items }) {
  if (values) {
    return values.map(code).join(', ');
  }
  return type === 'array' ? `array of ${items?.type}` : type;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const page = await commandsPage();
  if (!values.check) {
    fs.writeFileSync(PAGE, page);
  } else if (fs.readFileSync(PAGE, 'utf8') !== page) {
    console.error(
      'docs/commands.md is out of date: run "npm run docs:commands".'
    );
    process.exitCode = 1;
  }
}
