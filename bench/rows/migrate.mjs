import {
  FILES,
  prepareMigration,
  runCli,
  runTools,
  withPlace
} from '../migration.mjs';

/** @type {import('../rows.mjs').PlainRow} */
export default {
  name: 'migrate',
  title: `${FILES} images of 60 to 90 kB into an empty bucket and table, without packs`,
  needs: 'nothing',

  async run(environment) {
    const folder = await prepareMigration(environment);
    const measures = [];
    for (const delay of [0, 30]) {
      const { ours, others } = await withPlace(
        environment,
        delay,
        async place => {
          const bucket = String(place.env.CURATION_BUCKET);
          await runCli(environment, place.env, ['setup']);
          const others = await runTools(environment, place, folder, bucket);
          const ours = await runCli(environment, place.env, [
            ...['migrate', folder, '--no-packs', '--json']
          ]);
          return { ours, others };
        }
      );
      const at = `with ${delay} ms added`;
      measures.push(
        { what: `migrate, ${at}`, value: ours, unit: 's' },
        ...[...others].map(([name, value]) => ({
          what: `${name}, ${at}`,
          value,
          unit: 's',
          note: 'writes no catalogue'
        }))
      );
      if (others.size > 0) {
        measures.push({
          what: `migrate beside the fastest of them, ${at}`,
          value: ours / Math.min(...others.values()),
          unit: 'x',
          limit: 1
        });
      }
    }
    return measures;
  }
};
