import { readdir } from 'node:fs/promises';

const FOLDER = new URL('./rows/', import.meta.url);

/**
 * A number that a row measured.
 *
 * @typedef {object} Measure
 * @property {string} what
 * @property {number} value
 * @property {string} unit
 * @property {number} [limit] - the most that is allowed; without it the number is only printed
 * @property {boolean} [atLeast] - `limit` is the least that is allowed
 * @property {string} [note]
 */

/**
 * What a row has to work with.
 *
 * @typedef {object} Environment
 * @property {import('../scripts/run/processes.mjs').Processes} processes
 * @property {string} folder - of its own, removed afterwards
 * @property {(text: string) => void} say - prints progress
 *
 * @typedef {Environment & import('./dynamodb.mjs').LocalDynamodb} DynamodbEnvironment
 *
 * @typedef {Environment & {
 *   testbed: import('../scripts/run/testbed.mjs').Testbed,
 *   browserPath: string
 * }} TestbedEnvironment
 */

/**
 * A row of the table: the default export of bench/rows/NAME.mjs. `needs` says
 * which environment it runs in: 'nothing', a 'testbed' (JupyterLab on a sandbox),
 * or a 'dynamodb' that can store 100,000 items.
 *
 * @template {string} Needs
 * @template {Environment} Given
 * @typedef {object} RowOf
 * @property {string} name - of the file
 * @property {string} title
 * @property {Needs} needs
 * @property {(environment: Given) => Promise<Measure[]>} run
 */

/**
 * @typedef {RowOf<'nothing', Environment>} PlainRow
 * @typedef {RowOf<'dynamodb', DynamodbEnvironment>} DynamodbRow
 * @typedef {RowOf<'testbed', TestbedEnvironment>} TestbedRow
 * @typedef {PlainRow | DynamodbRow | TestbedRow} Row
 */

/**
 * @param {string[]} wanted - names of rows; an empty list means all
 * @returns {Promise<{ rows: Row[], unknown: string[], names: string[] }>} the
 *   rows, the wanted names that no row has, and the names of all rows
 */
export async function findRows(wanted) {
  const names = (await readdir(FOLDER))
    .filter(file => file.endsWith('.mjs'))
    .map(file => file.slice(0, -'.mjs'.length))
    .sort();
  const unknown = wanted.filter(name => !names.includes(name));
  const rows = unknown.length
    ? []
    : await Promise.all(
        (wanted.length ? wanted : names).map(
          async name =>
            (await import(new URL(`${name}.mjs`, FOLDER).href)).default
        )
      );
  return { rows, unknown, names };
}
