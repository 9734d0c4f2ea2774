import {
  FILES,
  prepareMigration,
  runCli,
  runTools,
  withPlace
} from '../migration.mjs';
import { median } from '../statistics.mjs';

/** Runs of each program, in turn. */
const ROUNDS = 3;

/** What ours does beyond copying, unless it is told not to. */
const MORE = [
  {
    what: 'migrate, each image decoded too',
    options: ['--no-packs'],
    note: 'the others look at no image'
  },
  {
    what: 'migrate, each image decoded, with packs',
    options: [],
    note: 'what it does without options'
  }
];

/** @typedef {{ what: string, value: number, note: string }} More */

/** @type {import('../rows.mjs').PlainRow} */
export default {
  name: 'migrate',
  title: `${FILES} images of 60 to 90 kB into an empty bucket and table, without packs`,
  needs: 'nothing',

  async run(environment) {
    const folder = await prepareMigration(environment);
    const measures = [];
    for (const delay of [0, 30]) {
      const { ours, others, more } = await withPlace(
        environment,
        delay,
        place => runAll(environment, place, folder)
      );
      const at = `with ${delay} ms added`;
      const own = median(ours);
      measures.push(
        {
          what: `migrate, ${at}`,
          value: own,
          unit: 's',
          note: `median of ${ROUNDS}, in turn`
        },
        ...[...others].map(([name, times]) => ({
          what: `${name}, ${at}`,
          value: median(times),
          unit: 's',
          note: 'writes no catalogue'
        }))
      );
      if (others.size > 0) {
        const fastest = Math.min(...[...others.values()].map(median));
        measures.push({
          what: `migrate beside the fastest of them, ${at}`,
          value: own / fastest,
          unit: 'x',
          limit: 1
        });
      }
      measures.push(
        ...more.map((/** @type {More} */ { what, value, note }) => ({
          what: `${what}, ${at}`,
          value,
          unit: 's',
          note
        }))
      );
    }
    return measures;
  }
};

/**
 * @param {import('../rows.mjs').Environment} environment
 * @param {import('../migration.mjs').Place} place
 * @param {string} folder
 */
async function runAll(environment, place, folder) {
  const bucket = String(place.env.CURATION_BUCKET);
  const table = String(place.env.CURATION_TABLE);
  /** @type {number[]} */
  const ours = [];
  /** @type {Map<string, number[]>} */
  const others = new Map();
  // The others need the bucket too.
  await runCli(environment, place.env, ['setup']);
  for (let round = 0; round < ROUNDS; round++) {
    const inside = `${bucket}/${round}`;
    const times = await runTools(environment, place, folder, inside);
    times.forEach((time, name) =>
      others.set(name, [...(others.get(name) ?? []), time])
    );
    ours.push(await migrate(`${round}`, ['--no-packs', '--no-decode']));
  }
  /** @type {More[]} */
  const more = [];
  for (const [at, { options, ...row }] of MORE.entries()) {
    more.push({ ...row, value: await migrate(`more-${at}`, options) });
  }
  return { ours, others, more };

  /**
   * Each into a prefix and a table of its own, which are empty.
   *
   * @param {string} name
   * @param {string[]} options
   */
  async function migrate(name, options) {
    const to = ['--prefix', `ours-${name}/`, '--table', `${table}-${name}`];
    await runCli(environment, place.env, ['setup', ...to]);
    return runCli(environment, place.env, [
      ...['migrate', folder, '--json', ...options, ...to]
    ]);
  }
}
