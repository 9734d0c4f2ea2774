import {
  FILES,
  PRODUCTS,
  prepareMigration,
  runCli,
  runTools,
  withPlace
} from '../migration.mjs';

/** Requests that do not depend on the number of products: the category, its counters, the list of categories. */
const OF_CATEGORY = 6;

/** @type {import('../rows.mjs').PlainRow} */
export default {
  name: 'migrate-again',
  title: `${FILES} images that are all there`,
  needs: 'nothing',

  async run(environment) {
    const folder = await prepareMigration(environment);
    const { ours, others, asked } = await withPlace(
      environment,
      0,
      async place => {
        const bucket = String(place.env.CURATION_BUCKET);
        const args = ['migrate', folder, '--no-packs', '--no-decode', '--json'];
        await runCli(environment, place.env, ['setup']);
        await runTools(environment, place, folder, bucket);
        await runCli(environment, place.env, args);
        const others = await runTools(environment, place, folder, bucket);
        place.asked.length = 0;
        const ours = await runCli(environment, place.env, args);
        return { ours, others, asked: [...place.asked] };
      }
    );
    const sent = asked.filter(
      (/** @type {{ method: string }} */ { method }) => method === 'PUT'
    ).length;
    return [
      { what: 'requests that write objects', value: sent, unit: '', limit: 0 },
      {
        what: 'requests a product',
        value: (asked.length - OF_CATEGORY) / PRODUCTS,
        unit: '',
        limit: 1.02,
        note: `and ${OF_CATEGORY} for the category; items are read 100 at a time`
      },
      { what: 'migrate', value: ours, unit: 's' },
      ...[...others].map(([name, value]) => ({ what: name, value, unit: 's' }))
    ];
  }
};
