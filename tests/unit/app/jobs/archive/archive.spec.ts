/** @jest-environment node */
import { archive } from '../../../../../src/app/jobs/archive/archive';
import type { ArchiveOptions } from '../../../../../src/app/jobs/archive/archive';
import type { ArchiveReport } from '../../../../../src/app/jobs/archive/archiveReport';
import type { CatalogueItem } from '../../../../../src/domain/catalogueItem';
import type { ArchivePrices } from '../../../../../src/domain/jobs/archive/archivePrices';
import {
  archiveCost,
  archivePricesOf,
  judgeArchive
} from '../../../../../src/domain/jobs/archive/archivePrices';
import { CuratedDataset, NOW } from '../curatedDataset';

const PRICES = archivePricesOf({ bucketRegion: 'us-east-1', s3Endpoint: '' });
const LARGE = new Uint8Array(300_000);

describe('archive', () => {
  let dataset: CuratedDataset;
  beforeEach(() => {
    dataset = new CuratedDataset();
  });

  const run = (options: Partial<ArchiveOptions> = {}): Promise<ArchiveReport> =>
    archive(dataset.faulty(), {
      now: () => NOW,
      dryRun: false,
      prices: PRICES,
      ...options
    });

  const add = (id: string, patch: CatalogueItem = {}): void => {
    dataset.add(id, {
      current_status: 'COMPLETED',
      representative_assets: '{"model":"detail/a.jpg"}',
      ...patch
    });
    ['a.jpg', 'b.jpg'].forEach(name =>
      dataset.object(`${id}/detail/${name}`, 100, LARGE)
    );
  };

  const tags = (path: string): Promise<object | undefined> =>
    dataset.images.tags(dataset.key(path));

  it('tags what nobody chose of completed products, and nothing else', async () => {
    add('SKU1');
    add('SKU10', { current_status: 'PENDING' });
    add('SKU2', { current_status: 'PASS' });
    const report = await run();
    expect(report).toMatchObject({
      products: 3,
      images: 1,
      bytes: 300_000,
      archived: [{ productId: 'SKU1', path: 'detail/b.jpg', bytes: 300_000 }],
      forPerson: []
    });
    expect(await tags('SKU1/detail/b.jpg')).toEqual({ status: 'archived' });
    expect(await tags('SKU1/detail/a.jpg')).toEqual({});
    for (const id of ['SKU10', 'SKU2']) {
      expect(await tags(`${id}/detail/b.jpg`)).toEqual({});
    }
  });

  it('tags nothing in a dry run, and tells the same with cost and saving', async () => {
    add('SKU1');
    const set = jest.spyOn(dataset.images, 'setTags');
    const report = await run({ dryRun: true });
    expect(set).not.toHaveBeenCalled();
    expect(report).toMatchObject({ images: 1, bytes: 300_000 });
    expect(report.cost).toEqual(
      archiveCost(1, 300_000, PRICES as ArchivePrices)
    );
    expect(report.cost?.monthly).toBeGreaterThan(0);
  });

  it('sets nothing the second time', async () => {
    add('SKU1');
    await run();
    const set = jest.spyOn(dataset.images, 'setTags');
    expect(await run()).toMatchObject({ images: 0, already: 1 });
    expect(set).not.toHaveBeenCalled();
  });

  it('keeps the tags of others, and leaves a status of theirs', async () => {
    add('SKU1');
    add('SKU2');
    await dataset.images.setTags(dataset.key('SKU1/detail/b.jpg'), {
      team: 'red',
      code: 'x'
    });
    await dataset.images.setTags(dataset.key('SKU2/detail/b.jpg'), {
      status: 'legal'
    });
    const report = await run();
    expect(await tags('SKU1/detail/b.jpg')).toEqual({
      team: 'red',
      code: 'x',
      status: 'archived'
    });
    expect(await tags('SKU2/detail/b.jpg')).toEqual({ status: 'legal' });
    expect(report.forPerson).toMatchObject([
      {
        productId: 'SKU2',
        path: 'detail/b.jpg',
        why: { code: 'other-status-tag', value: 'legal' }
      }
    ]);
  });

  it('never sets more tags than S3 takes', async () => {
    add('SKU1');
    const full = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [`t${n}`, 'x'])
    );
    await dataset.images.setTags(dataset.key('SKU1/detail/b.jpg'), full);
    const report = await run();
    expect(report.forPerson[0].why.code).toBe('tags-full');
    expect(await tags('SKU1/detail/b.jpg')).toEqual(full);
  });

  it('says what it does not pay for', async () => {
    add('SKU1');
    dataset.object('SKU1/detail/b.jpg', 100, new Uint8Array(131_072));
    add('SKU2');
    dataset.object('SKU2/detail/b.jpg', 100, new Uint8Array(140_000));
    expect(await run()).toMatchObject({
      images: 0,
      tooSmall: { images: 1, bytes: 131_072 },
      notWorth: { images: 1, bytes: 140_000 }
    });
  });

  it.each([
    ['cannot be read', { representative_assets: '{broken' }, 'left-unread'],
    [
      'names what is no image',
      { representative_assets: '{"model":"x"}' },
      'left-unread'
    ],
    [
      'was kept unread',
      { representative_assets_unread: ['{"model":'] },
      'left-unread'
    ],
    [
      'may change, because somebody edits the product',
      { claim_id: 'kim', claimed_by: 'Kim', claimed_until: NOW / 1000 + 60 },
      'being-edited'
    ]
  ])('leaves a product whose choice %s', async (_, patch, code) => {
    add('SKU1', patch);
    const report = await run();
    expect(report.forPerson.map(({ why }) => why.code)).toEqual([code]);
    expect(await tags('SKU1/detail/b.jpg')).toEqual({});
  });

  it.each<[string, CatalogueItem]>([
    ['an empty text', { representative_assets: '{}' }],
    ['an empty map', { representative_assets: {} }]
  ])(
    'never archives a whole product, whose choices are %s, and tells of it',
    async (_, patch) => {
      add('SKU1', patch);
      add('SKU2');
      const report = await run();
      expect(report.forPerson).toMatchObject([
        { productId: 'SKU1', why: { code: 'nothing-chosen' } }
      ]);
      expect(report.images).toBe(1);
      for (const path of ['detail/a.jpg', 'detail/b.jpg']) {
        expect(await tags(`SKU1/${path}`)).toEqual({});
      }
    }
  );

  it('says nothing of a completed product without images', async () => {
    add('SKU1', { representative_assets: '{}', detail: [] });
    expect((await run()).forPerson).toEqual([]);
  });

  it('never leaves the tag on a product that is reopened in the middle', async () => {
    add('SKU1');
    const { setTags } = dataset.images;
    jest
      .spyOn(dataset.images, 'setTags')
      .mockImplementationOnce(async (key, wanted) => {
        dataset.catalogue.seed({
          ...(await dataset.item('SKU1')),
          current_status: 'PENDING'
        });
        return setTags.call(dataset.images, key, wanted);
      });
    await run();
    expect(await tags('SKU1/detail/b.jpg')).toEqual({});
  });

  it.each(['before', 'after'] as const)(
    'comes to the same if a request fails %s its effect, and tells of each image once',
    async kind => {
      ['SKU1', 'SKU2', 'SKU3'].forEach(id => add(id));
      for (const method of ['tags', 'setTags', 'item', 'products']) {
        dataset.faults.push({ method, kind });
      }
      const first = await run().catch(() => undefined);
      dataset.faults.length = 0;
      await run();
      for (const id of ['SKU1', 'SKU2', 'SKU3']) {
        expect(await tags(`${id}/detail/b.jpg`)).toEqual({
          status: 'archived'
        });
      }
      const told = first?.archived.map(({ productId }) => productId) ?? [];
      expect(new Set(told).size).toBe(told.length);
    }
  );

  it('does the same in shards as in one run', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `SKU${n}`);
    ids.forEach(id => add(id));
    const reports = await Promise.all(
      [0, 1, 2].map(index => run({ dryRun: true, shard: { index, count: 3 } }))
    );
    const found = reports.flatMap(({ archived }) =>
      archived.map(({ productId }) => productId)
    );
    expect(found.sort()).toEqual([...ids].sort());
  });
});

describe('what pays', () => {
  it('is judged by what the move costs and a year saves', () => {
    expect(judgeArchive(131_072, PRICES)).toBe('too-small');
    expect(judgeArchive(131_073, PRICES)).toBe('does-not-pay');
    expect(judgeArchive(1_000_000, PRICES)).toBe('pays');
    expect(judgeArchive(1_000_000)).toBe('pays');
  });

  it('has no prices for other stores and uncertain regions', () => {
    expect(
      archivePricesOf({ bucketRegion: 'us-east-1', s3Endpoint: 'http://x' })
    ).toBeUndefined();
    expect(
      archivePricesOf({ bucketRegion: 'constructor', s3Endpoint: '' })
    ).toBeUndefined();
  });
});
