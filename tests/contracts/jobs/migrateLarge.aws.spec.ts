import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand } from '@aws-sdk/client-s3';

import { imageFile } from '../../fixtures/imageFiles';
import { makeBucket, removeBucket } from '../engine/buckets';
import { connectTo, dynamodb, freshName, region, s3 } from '../engine/engine';

/** By hand: `CURATION_LARGE_BYTES=3000000000`, on a store that does not keep objects in memory. */
const BYTES = Number(process.env.CURATION_LARGE_BYTES ?? 120_000_000);

/** kB. A process that held the larger file would have three times as much. */
const MOST_MEMORY = 400_000;

/** ms, at 10 MB a second. */
const PATIENCE = 120_000 + BYTES / 10_000;

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const KEY = 'TOP/1005/7000/detail/large.png';

const root = path.resolve(__dirname, '../../..');

/** A file that memory has no room for, by the command line as a process. */
describe('a migration of a large file', () => {
  const table = freshName('table');
  let bucket: string;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'curation-large-'));
    file = path.join(folder, 'dataset', KEY);
    mkdirSync(path.dirname(file), { recursive: true });
    execFileSync(process.execPath, [path.join(root, 'scripts/build-cli.mjs')]);
    makeSparse(file, imageFile('png'));
    bucket = await makeBucket();
    const ports = await connectTo({ bucket, table });
    await ports.provisioning.make('table');
    ports.dispose();
  }, PATIENCE);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await dynamodb.send(new DeleteTableCommand({ TableName: table }));
    await removeBucket(bucket);
  });

  it(
    'sends it within bounded memory, and knows it again',
    async () => {
      const first = await run();
      expect(first.report).toMatchObject({ created: 1, imagesSent: 1 });
      const { ContentLength, ContentType, ETag } = await s3.send(
        new HeadObjectCommand({ Bucket: bucket, Key: KEY })
      );
      expect({ ContentLength, ContentType }).toEqual({
        ContentLength: BYTES,
        ContentType: 'image/png'
      });
      // The number of its parts.
      expect(ETag).toMatch(/-\d+"$/);
      // Another time, the same bytes.
      utimesSync(file, LONG_AGO, new Date('2026-02-01T00:00:00Z'));
      const again = await run();
      expect(again.report).toMatchObject({ existing: 1, imagesSent: 0 });
      console.info(`at most ${first.peak} kB, then ${again.peak} kB`);
      expect(Math.max(first.peak, again.peak)).toBeLessThan(MOST_MEMORY);
    },
    PATIENCE
  );

  async function run(): Promise<{ report: unknown; peak: number }> {
    const peak = path.join(folder, 'peak');
    const child = spawn(
      process.execPath,
      [
        ...['--import', path.join(root, 'bench/migrate/tellPeak.mjs')],
        path.join(root, 'dist/cli.mjs'),
        ...['migrate', path.join(folder, 'dataset'), '--json', '--no-packs'],
        ...['--bucket', bucket, '--region', region, '--table', table],
        ...['--s3-endpoint', String(process.env.CURATION_S3_ENDPOINT)],
        ...[
          '--dynamodb-endpoint',
          String(process.env.CURATION_DYNAMODB_ENDPOINT)
        ]
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, CURATION_BENCH_PEAK: peak }
      }
    );
    let said = '';
    child.stdout.on('data', text => (said += String(text)));
    expect(await new Promise(ended => child.once('close', ended))).toBe(0);
    return {
      report: JSON.parse(said),
      peak: Number(readFileSync(peak, 'utf8'))
    };
  }
});

/** A file that begins and ends like an image, and takes no room on the disk. */
function makeSparse(file: string, image: Uint8Array): void {
  const opened = openSync(file, 'w');
  const head = image.slice(0, 100);
  const tail = image.slice(-12);
  ftruncateSync(opened, BYTES);
  writeSync(opened, head, 0, head.length, 0);
  writeSync(opened, tail, 0, tail.length, BYTES - tail.length);
  closeSync(opened);
  utimesSync(file, LONG_AGO, LONG_AGO);
}
