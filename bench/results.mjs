import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { format } from 'prettier';

import { KEPT } from '../scripts/paths.mjs';
import { markdownTable } from './table.mjs';

const RESULTS = path.join(KEPT, 'bench-results.json');
const README = new URL('./README.md', import.meta.url);
const BEGIN = '<!-- results: written by npm run bench -- --write -->';
const END = '<!-- end of results -->';

/**
 * Keeps what was measured, by row: rows that were not measured this time stay
 * as they were on this machine. Then makes the table of bench/README.md of it,
 * which has one machine's figures and no other's.
 */
export async function keep({ machine, date, command, rows }) {
  const before = await kept();
  const results = { ...before };
  for (const { name, title, measures } of rows) {
    results[name] = { title, date, command, machine, measures };
  }
  const text = await readFile(README, 'utf8');
  await mkdir(KEPT, { recursive: true });
  await write(RESULTS, JSON.stringify(results), 'json');
  await write(README, withResults(text, results), 'markdown');
}

async function kept() {
  try {
    return JSON.parse(await readFile(RESULTS, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') {
      return {};
    }
    throw error;
  }
}

/** As lint wants it. */
async function write(file, text, parser) {
  await writeFile(file, await format(text, { parser }));
}

/** @throws where the text has lost the marks between which the results stand */
export function withResults(text, results) {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) {
    throw new Error(`bench/README.md has no "${BEGIN}" before "${END}".`);
  }
  const rows = Object.keys(results)
    .sort()
    .map(name => ({ name, measures: results[name].measures }));
  return [
    text.slice(0, begin + BEGIN.length),
    '',
    ...markdownTable(rows),
    '',
    ...measuredOn(results),
    '',
    text.slice(end)
  ].join('\n');
}

/** Which rows were measured when, and on what. */
function measuredOn(results) {
  const groups = new Map();
  for (const name of Object.keys(results).sort()) {
    const { date, machine } = results[name];
    const where = `${date.slice(0, 10)}, ${Object.entries(machine)
      .map(([what, value]) => `${what} ${value}`)
      .join(', ')}`;
    groups.set(where, [...(groups.get(where) ?? []), `\`${name}\``]);
  }
  return [...groups].map(([where, names]) => `- ${names.join(', ')}: ${where}`);
}
