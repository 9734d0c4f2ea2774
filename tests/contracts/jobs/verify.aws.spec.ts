import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';

import type { AwsPorts } from '../../../src/adapters/aws';
import { SequenceIds } from '../../support/memory';
import { purge } from '../../../src/app/jobs/purge/purge';
import { repair } from '../../../src/app/jobs/verify/repair';
import { verify } from '../../../src/app/jobs/verify/verify';
import type { Verification } from '../../../src/app/jobs/verify/verifyReport';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import { planRepairs } from '../../../src/domain/jobs/verify/repairs';
import { freshCategory, productItem } from '../product/catalogue/given';
import { makeBucket, removeBucket } from '../engine/buckets';
import {
  connectTo,
  documents,
  dynamodb,
  freshName,
  s3
} from '../engine/engine';
import { HOSTILE_NAMES } from '../product/hostileNames';

const DAY = 24 * 60 * 60 * 1000;

/** `verify` and `purge` as a whole, because nobody can restore what they destroy. */
describe('verify and purge on S3 and DynamoDB', () => {
  const table = freshName('table');
  const category = freshCategory();
  const { mainCategory, subCategory } = category;
  const prefix = 'set +#/';
  let bucket: string;
  let ports: AwsPorts;
  /** Everything is old by then. */
  const later = (): number => Date.now() + 40 * DAY;

  beforeAll(async () => {
    bucket = await makeBucket();
    ports = await connectTo({ bucket, table });
    await ports.provisioning.make('table');
    for (const id of ['SKU1', 'SKU10']) {
      await seed(productItem(category, id, { text: HOSTILE_NAMES }));
      for (const path of [
        ...['detail/a.jpg', 'detail/b.jpg', 'meta.json'],
        ...HOSTILE_NAMES.map(name => `text/${name}`)
      ]) {
        await put(`${id}/${path}`);
      }
    }
  });
  afterAll(async () => {
    await dynamodb.send(new DeleteTableCommand({ TableName: table }));
    await removeBucket(bucket);
    ports.dispose();
  });

  const keyOf = (path: string): string =>
    `${prefix}${mainCategory}/${subCategory}/${path}`;
  const put = async (path: string): Promise<void> => {
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: keyOf(path), Body: path })
    );
  };
  const seed = async (item: CatalogueItem): Promise<void> => {
    await documents.send(new PutCommand({ TableName: table, Item: item }));
  };
  const has = async (path: string): Promise<boolean> =>
    (await ports.images.head(keyOf(path))) !== undefined;
  const look = (): Promise<Verification> =>
    verify({ ...ports, prefix }, { now: later });
  const mend = async (before: Verification): Promise<boolean[]> =>
    (
      await repair({ ...ports, prefix }, planRepairs(before.findings, 'all'), {
        now: later,
        ids: new SequenceIds(),
        categories: before.categories
      })
    ).map(({ done }) => done);

  /** Each of the two products lists one name in two Unicode forms, which people cannot tell apart. */
  const TWINS = { 'listed-twice': 2 };

  it('creates missing counters, then finds only the twins', async () => {
    const before = await look();
    expect(before.counts).toEqual({ ...TWINS, counters: 1, categories: 1 });
    expect(await mend(before)).toEqual([true, true]);
    expect(await look()).toMatchObject({
      counts: TWINS,
      products: 2,
      objects: 2 * (3 + HOSTILE_NAMES.length)
    });
  });

  it('finds unnamed objects of a product, but not of one whose id begins with the same text', async () => {
    const names = HOSTILE_NAMES.map(name => `summary/${name}`);
    for (const name of names) {
      await put(`SKU1/${name}`);
    }
    await put('SKU100/detail/a.jpg');
    const before = await look();
    expect(before.counts).toEqual({
      ...TWINS,
      'unnamed-object': names.length,
      'unknown-product': 1
    });
    expect(await mend(before)).toEqual([true]);
    expect((await look()).counts).toEqual({ ...TWINS, 'unknown-product': 1 });
  });

  it('purges these objects when they are old, and nothing else', async () => {
    const old = (): number => later() + 31 * DAY;
    const how = { ids: new SequenceIds(), olderThanDays: 30 };
    const dataset = { ...ports, prefix };
    expect(
      await purge(dataset, { ...how, now: later, dryRun: false })
    ).toMatchObject({ images: 0 });
    const plan = await purge(dataset, { ...how, now: old, dryRun: true });
    const report = await purge(dataset, { ...how, now: old, dryRun: false });
    expect(plan.purged).toEqual(report.purged);
    expect(report).toMatchObject({ images: HOSTILE_NAMES.length });
    for (const name of HOSTILE_NAMES) {
      expect(await has(`SKU1/summary/${name}`)).toBe(false);
      expect(await has(`SKU1/text/${name}`)).toBe(true);
      expect(await has(`SKU10/text/${name}`)).toBe(true);
    }
    expect(await has('SKU100/detail/a.jpg')).toBe(true);
    expect(
      await purge(dataset, { ...how, now: old, dryRun: false })
    ).toMatchObject({ images: 0, forPerson: [] });
    expect((await look()).counts).toEqual({ ...TWINS, 'unknown-product': 1 });
  });

  it('finds an image whose object another program removed', async () => {
    await s3.send(
      new DeleteObjectCommand({
        Bucket: bucket,
        Key: keyOf('SKU1/detail/a.jpg')
      })
    );
    expect((await look()).counts).toMatchObject({ 'name-without-object': 1 });
  });
});
