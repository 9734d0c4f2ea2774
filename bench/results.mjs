import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { format } from 'prettier';

import { STATE } from '../scripts/paths.mjs';
import { markdownTable } from './table.mjs';

const RESULTS = path.join(STATE, 'bench-results.json');
const README = new URL('./README.md', import.meta.url);
const BEGIN = '<!-- results: written by npm run bench -- --write -->';
const END = '<!-- end of results -->';

/**
 * @typedef {object} MeasuredRow
 * @property {string} name
 * @property {string} title
 * @property {import('./rows.mjs').Measure[]} measures
 *
 * @typedef {object} Run - one run of the benchmarks
 * @property {Record<string, string | number>} machine
 * @property {string} date - ISO 8601
 * @property {string} command
 *
 * @typedef {Run & Omit<MeasuredRow, 'name'>} Result - of the last run that measured a row
 */

/**
 * Saves what was measured, and updates the table of bench/README.md. Rows that
 * were not measured this time keep their last results on this machine, so that
 * the table has the figures of one machine only.
 *
 * @param {Run & { rows: MeasuredRow[] }} report
 */
export async function saveResults({ machine, date, command, rows }) {
  const results = await savedResults();
  for (const { name, title, measures } of rows) {
    results[name] = { title, date, command, machine, measures };
  }
  const text = await readFile(README, 'utf8');
  await mkdir(STATE, { recursive: true });
  await write(RESULTS, JSON.stringify(results), 'json');
  await write(README, withResults(text, results), 'markdown');
}

/** @returns {Promise<Record<string, Result>>} by the names of the rows */
async function savedResults() {
  try {
    return JSON.parse(await readFile(RESULTS, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') {
      return {};
    }
    throw error;
  }
}

/**
 * Writes a file with the format that `npm run lint` checks.
 *
 * @param {URL | string} file
 * @param {string} text
 * @param {string} parser - of Prettier
 */
async function write(file, text, parser) {
  await writeFile(file, await format(text, { parser }));
}

/**
 * @param {string} text - of bench/README.md
 * @param {Record<string, Result>} results - by the names of the rows
 * @throws if the text has no marks for the results
 * @public for its test
 */
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

/**
 * When and on which machine the rows were measured.
 *
 * @param {Record<string, Result>} results
 */
function measuredOn(results) {
  /** @type {Map<string, string[]>} */
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
