import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { paginateQuery } from '@aws-sdk/lib-dynamodb';

import { imageFile } from '../../fixtures/imageFiles';
import { makeBucket, removeBucket } from '../engine/buckets';
import {
  connectTo,
  documents,
  dynamodb,
  freshName,
  region,
  s3
} from '../engine/engine';
import type { CountedPuts } from './countedPuts';
import { countPuts } from './countedPuts';

/** By hand: `CURATION_KILLS=20`, with 2,000 files. */
const KILLS = Number(process.env.CURATION_KILLS ?? 3);
const FILES_OF_PRODUCT = 20;
const PRODUCTS = KILLS >= 20 ? 100 : 30;
const CATEGORIES = ['TOP/1005', 'TOP/1006', 'BOTTOM/2001'];

/** Files that the command line sends at a time, and products whose first file it sends before it knows that an earlier run was there. */
const IN_FLIGHT = 32;

/** ms between the start of a run and its end by SIGKILL. */
const EARLIEST = 300;
const LATEST = 4_000;

/** ms for all runs on a busy machine. */
const PATIENCE = 120_000 + KILLS * 20_000;

const LONG_AGO = new Date('2026-01-01T00:00:00Z');

const JPEG = imageFile('jpeg');

const root = path.resolve(__dirname, '../../..');

/** A migration of many small files as a process that is killed, and what an independent reader finds. */
describe('a migration that is killed and run again', () => {
  const table = freshName('table');
  let bucket: string;
  let folder: string;
  let cli: string;
  let counted: CountedPuts;
  let child: ChildProcess | undefined;
  const files = new Map<string, string>();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'curation-kill-'));
    cli = path.join(root, 'dist/cli.mjs');
    execFileSync(process.execPath, [path.join(root, 'scripts/build-cli.mjs')]);
    for (let n = 0; n < PRODUCTS; n++) {
      for (let m = 0; m < FILES_OF_PRODUCT; m++) {
        const category = CATEGORIES[n % CATEGORIES.length];
        const name = `${category}/${7000 + n}/detail/${m}.jpg`;
        const bytes = jpegOf(name);
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), bytes);
        // A file that was just written waits for the end of the run.
        utimesSync(path.join(folder, name), LONG_AGO, LONG_AGO);
        files.set(name, createHash('md5').update(bytes).digest('hex'));
      }
    }
    bucket = await makeBucket();
    const ports = await connectTo({ bucket, table });
    await ports.provisioning.make('table');
    ports.dispose();
    counted = await countPuts(String(process.env.CURATION_S3_ENDPOINT));
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    await counted.close();
    rmSync(folder, { recursive: true, force: true });
    await dynamodb.send(new DeleteTableCommand({ TableName: table }));
    await removeBucket(bucket);
  });

  it(
    'has every object once, whole items, exact counters, and sent nothing twice but what was in flight',
    async () => {
      const times: number[] = [];
      let killed = 0;
      for (let n = 0; n < KILLS; n++) {
        const after = randomInt(EARLIEST, LATEST);
        times.push(after);
        killed += (await run(after)) === null ? 1 : 0;
      }
      expect(await run()).toBe(0);

      // For a reader of a failure.
      console.info(
        `${killed} of ${KILLS} runs were killed, after ${times.join(', ')} ms`
      );
      expect(await objects()).toEqual(files);
      await expectItems();
      const resent = [...counted.sent]
        .filter(([key]) => key.endsWith('.jpg'))
        .reduce((sum, [, count]) => sum + count - 1, 0);
      expect(resent).toBeLessThanOrEqual(killed * 2 * IN_FLIGHT);
    },
    PATIENCE
  );

  it('sends nothing when it is run once more', async () => {
    const before = [...counted.sent.values()].reduce((a, b) => a + b, 0);

    expect(await run()).toBe(0);

    expect([...counted.sent.values()].reduce((a, b) => a + b, 0)).toBe(before);
  });

  /** @returns what the process ended with; null if it was killed */
  function run(killAfter?: number): Promise<number | null> {
    const started = spawn(
      process.execPath,
      [
        ...[cli, 'migrate', folder, '--json', '--no-packs'],
        ...['--bucket', bucket, '--region', region, '--table', table],
        ...['--s3-endpoint', counted.url],
        ...[
          '--dynamodb-endpoint',
          String(process.env.CURATION_DYNAMODB_ENDPOINT)
        ]
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] }
    );
    child = started;
    const timer =
      killAfter === undefined
        ? undefined
        : setTimeout(() => started.kill('SIGKILL'), killAfter);
    return new Promise(ended =>
      started.once('exit', code => {
        clearTimeout(timer);
        ended(code);
      })
    );
  }

  /** The images of the bucket with the MD5 of their bytes. */
  async function objects(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for await (const page of paginateListObjectsV2(
      { client: s3 },
      { Bucket: bucket }
    )) {
      for (const { Key = '' } of page.Contents ?? []) {
        if (Key.endsWith('.jpg')) {
          const { Body } = await s3.send(
            new GetObjectCommand({ Bucket: bucket, Key })
          );
          const bytes = await Body?.transformToByteArray();
          found.set(
            Key,
            createHash('md5')
              .update(bytes ?? '')
              .digest('hex')
          );
        }
      }
    }
    return found;
  }

  async function itemsOf(
    subCategory: number
  ): Promise<readonly Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    for await (const page of paginateQuery(
      { client: documents },
      {
        TableName: table,
        KeyConditionExpression: 'sub_category = :sub',
        ExpressionAttributeValues: { ':sub': subCategory },
        ConsistentRead: true
      }
    )) {
      items.push(...(page.Items ?? []));
    }
    return items;
  }

  async function expectItems(): Promise<void> {
    const named: string[] = [];
    const others = await itemsOf(0);
    for (const category of CATEGORIES) {
      const [main, sub] = category.split('/');
      const items = await itemsOf(Number(sub));
      for (const item of items) {
        const detail = item.detail as string[];
        expect(detail).toHaveLength(FILES_OF_PRODUCT);
        named.push(
          ...detail.map(
            name => `${category}/${String(item.product_id)}/detail/${name}`
          )
        );
      }
      expect(
        others.find(
          ({ product_id: id }) => id === `STATUS_STATS_${main}_${sub}`
        )
      ).toMatchObject({
        pending_count: items.length,
        total_products: items.length
      });
    }
    expect(named.sort()).toEqual([...files.keys()].sort());
    const list = others.find(
      ({ product_id: id }) => id === 'CATEGORY_METADATA'
    );
    expect(JSON.parse(String(list?.categories_info))).toMatchObject({
      total_products: PRODUCTS
    });
  }
});

/** A whole JPEG with a comment, so that no two have the same bytes. */
function jpegOf(comment: string): Uint8Array {
  const text = Buffer.from(comment);
  return Buffer.concat([
    JPEG.subarray(0, 2),
    Buffer.of(0xff, 0xfe, 0, text.length + 2),
    text,
    JPEG.subarray(2)
  ]);
}
