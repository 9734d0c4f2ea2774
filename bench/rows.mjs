import { readdir } from 'node:fs/promises';

const FOLDER = new URL('./rows', import.meta.url);

/**
 * A row of the table, the default export of bench/rows/NAME.mjs:
 *
 * - `name`, `title` in words
 * - `needs`: 'nothing', 'stage' (a JupyterLab on a sandbox) or 'dynamodb' (one
 *   that bears 100,000 items, see dynamodb.mjs)
 * - `run(surroundings)`, which resolves to its measures: `{ what, value, unit,
 *   limit?, atLeast?, note? }`. `limit` is the most, with `atLeast` the least
 *   that is to be reached; a measure without one is printed only.
 *
 * `surroundings` are `{ processes, folder, say }`, with `stage` and
 * `browserPath` for a stage, and what `withDynamodb` gives for DynamoDB.
 *
 * @param wanted - names; none means all rows
 * @returns `{ rows, unknown, names }`: the rows, the wanted names that are none, and all names
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
          async name => (await import(new URL(`${name}.mjs`, FOLDER))).default
        )
      );
  return { rows, unknown, names };
}
