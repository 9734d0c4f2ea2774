import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from '../../scripts/paths.mjs';
import { cleanEnvironment } from '../../scripts/run/cloud.mjs';
import { objectStore } from '../migrate/objectStore.mjs';
import { commented, drawJpeg, runCli } from '../migration.mjs';

/** `CURATION_BENCH_FILES` takes fewer. */
const FILES = Number(process.env.CURATION_BENCH_FILES ?? 100_000);
const FILES_OF_PRODUCT = 20;
const PRODUCTS = FILES / FILES_OF_PRODUCT;
const PRODUCTS_OF_CATEGORY = 1000;

const TELL_PEAK = path.join(ROOT, 'bench', 'migrate', 'tellPeak.mjs');

/** kB of 1 MB. */
const MB = 1000;

/**
 * The bucket is `objectStore`, which is as fast as it can be: what is measured
 * is the command line.
 *
 * @type {import('../rows.mjs').DynamodbRow}
 */
export default {
  name: 'migrate-many',
  title: `${FILES} small images, looked at, sent, and looked at again`,
  needs: 'dynamodb',

  async run(environment) {
    const { processes, folder: inside, dynamodb, say } = environment;
    await processes.run('build-cli', process.execPath, [
      path.join(ROOT, 'scripts', 'build-cli.mjs')
    ]);
    say('drawing the images');
    const folder = path.join(inside, 'images');
    await drawMany(folder);
    const store = await objectStore();
    const peak = path.join(inside, 'peak');
    const { accessKeyId, secretAccessKey } = dynamodb.client.credentials;
    const env = {
      ...cleanEnvironment(),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      NODE_OPTIONS: `--import=${TELL_PEAK}`,
      CURATION_BENCH_PEAK: peak
    };
    const place = [
      ...['--bucket', 'many', '--region', dynamodb.client.region],
      ...['--table', 'Many', '--s3-endpoint', store.url],
      ...['--dynamodb-endpoint', dynamodb.endpoint]
    ];
    const measures = [];
    try {
      await makeTable(environment);
      for (const [name, options] of /** @type {const} */ ([
        ['dry run', ['--dry-run']],
        ['run', []],
        ['second run', []]
      ])) {
        say(name);
        store.asked.clear();
        const seconds = await runCli(environment, env, [
          ...['migrate', folder, '--no-packs', '--json', ...options],
          ...place
        ]);
        const kilobytes = Number(await readFile(peak, 'utf8'));
        const requests = [...store.asked.values()].reduce((a, b) => a + b, 0);
        measures.push(
          {
            what: `${name}: memory, at most`,
            value: kilobytes / MB,
            unit: 'MB',
            limit: 400
          },
          { what: `${name}: time`, value: seconds, unit: 's' },
          {
            what: `${name}: requests to the bucket a product`,
            value: requests / PRODUCTS,
            unit: ''
          }
        );
      }
      const images = [...store.objects.keys()].filter(key =>
        key.endsWith('.jpg')
      );
      measures.push({
        what: 'images in the bucket',
        value: images.length,
        unit: '',
        limit: FILES,
        atLeast: true
      });
      return measures;
    } finally {
      await store.close();
    }

    /** @param {typeof environment} given */
    async function makeTable(given) {
      // Set-up ends with an error: this bucket has no settings.
      await runCli(given, env, ['setup', ...place]).catch(() => undefined);
    }
  }
};

/** @param {string} folder - is made */
async function drawMany(folder) {
  const jpeg = await drawJpeg(8, 8);
  for (let n = 0; n < PRODUCTS; n++) {
    const category = 1001 + Math.floor(n / PRODUCTS_OF_CATEGORY);
    const product = path.join(folder, `TOP/${category}/${70_000 + n}/detail`);
    await mkdir(product, { recursive: true });
    await Promise.all(
      Array.from({ length: FILES_OF_PRODUCT }, (_, m) =>
        writeFile(path.join(product, `${m}.jpg`), commented(jpeg, `${n} ${m}`))
      )
    );
  }
}
