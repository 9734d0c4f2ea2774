/** @jest-environment node */
import { ManualClock, SequenceIds } from '../../../../support/memory';
import { migrate } from '../../../../../src/app/jobs/migrate/migrate';
import {
  CATEGORY_METADATA,
  countersKey
} from '../../../../../src/domain/catalogueItem';
import { readCategories } from '../../../../../src/domain/product/categories';
import { decodePack } from '../../../../../src/domain/images/pack/decodePack';
import { readNamedPack } from '../../../../../src/domain/images/pack/namedPack';
import { readCounters } from '../../../../../src/domain/product/counters';
import { boxedFile, imageFile } from '../../../../fixtures/imageFiles';
import { foreignTable } from '../../../../fixtures/foreignItems';
import { productItem } from '../../../../fixtures/items';
import { testMaker } from '../../../../fixtures/packs';
import { imageOf } from '../../../../fixtures/imageOf';
import { FRAME_BYTES, TextTree, manyProducts } from './migrateTree';
import type { MigrationReport } from '../../../../../src/app/jobs/migrate/migrateReport';
import type { Files } from './migrateTree';
import { MigrationTarget, NOW } from './migrationTarget';
import { passingPauses } from '../passingPauses';
import {
  Invalid,
  NotAllowed,
  Throttled
} from '../../../../../src/domain/errors';
import { plainReport, saying } from '../../../../support/english';

const TOP = { mainCategory: 'TOP', subCategory: 1005 };

const SHIRT: Files = {
  'detail/10.jpg': 'ten',
  'detail/2.jpg': 'two',
  'summary/한글 이름+(1).png': 'sum',
  'meta.json': '{"name": "Shirt"}'
};

describe('migrate', () => {
  let dataset: MigrationTarget;

  beforeEach(() => {
    dataset = new MigrationTarget();
  });

  it('sends nothing into a category whose products have the shape of another program', async () => {
    foreignTable().forEach(item => dataset.catalogue.seed(item));
    const report = await dataset.migrate({ 'TOP/1005/79823': SHIRT });
    expect(plainReport(report).forPerson).toEqual([
      expect.objectContaining({
        product: { ...TOP, productId: '79823' },
        reason: expect.stringMatching(/the shape of another program/)
      })
    ]);
    expect(dataset.writes).toEqual([]);
  });

  it('knows a dataset again whose names have another Unicode form', async () => {
    const main = '상의';
    await dataset.migrate({ [`${main}/1005/제품`]: SHIRT });
    const copied = Object.fromEntries(
      Object.entries(SHIRT).map(([name, text]) => [name.normalize('NFD'), text])
    );
    const nfd = main.normalize('NFD');
    const report = await dataset.migrate({
      [`${nfd}/1005/${'제품'.normalize('NFD')}`]: copied,
      [`${nfd}/1005/new`]: { 'detail/a.jpg': 'a' }
    });
    expect(report).toMatchObject({ existing: 1, created: 1, forPerson: [] });
    expect(await dataset.item('new')).toMatchObject({ main_category: main });
    expect(
      readCategories(await dataset.catalogue.item(CATEGORY_METADATA))
    ).toEqual([{ mainCategory: main, subCategory: 1005, products: 2 }]);
  });

  it.each([true, false])(
    'sends one of two products that have the same key in the table (dry run: %s)',
    async dryRun => {
      const id = '제품';
      const report = await dataset.migrate(
        {
          'BOTTOM/1005/79823': { 'detail/a.jpg': 'a' },
          'TOP/1005/79823': SHIRT,
          [`TOP/1005/${id.normalize('NFC')}`]: { 'detail/b.jpg': 'b' },
          [`TOP/1005/${id.normalize('NFD')}`]: { 'detail/c.jpg': 'c' }
        },
        { dryRun }
      );
      expect(report).toMatchObject({ created: 2, imagesSent: 2 });
      expect(plainReport(report).forPerson.map(({ reason }) => reason)).toEqual(
        [
          expect.stringMatching(/BOTTOM\/1005\/79823.* can hold one/),
          expect.stringMatching(/can hold one/)
        ]
      );
      expect(await dataset.images.head('TOP/1005/79823/detail/10.jpg')).toBe(
        undefined
      );
    }
  );

  it('writes exactly the documented attributes, with names in natural order', async () => {
    await dataset.migrate({ 'TOP/1005/79823': SHIRT });

    expect(await dataset.item('79823')).toEqual({
      sub_category: 1005,
      product_id: '79823',
      main_category: 'TOP',
      current_status: 'PENDING',
      category_status: '1005#PENDING',
      created_at: '2026-11-22T10:00:00.000Z',
      last_updated_at: '2026-11-22T10:00:00.000Z',
      detail: ['2.jpg', '10.jpg'],
      summary: ['한글 이름+(1).png'],
      segment: [],
      text: [],
      format: 1
    });
    const read = async (name: string): Promise<string> =>
      new TextDecoder().decode(
        await dataset.images.read(`TOP/1005/79823/${name}`)
      );
    expect(await read('summary/한글 이름+(1).png')).toBe(
      new TextDecoder().decode(imageOf('sum'))
    );
    expect(await read('meta.json')).toBe('{"name": "Shirt"}');
  });

  it('counts the products in the counters and in the list of categories', async () => {
    await dataset.migrate({
      ...manyProducts('TOP/1005', 120),
      ...manyProducts('BOTTOM/2001', 3)
    });

    const counters = await dataset.catalogue.item(countersKey(TOP));
    expect(readCounters(counters)).toEqual({
      pending: 120,
      completed: 0,
      pass: 0,
      total: 120
    });
    const list = await dataset.catalogue.item(CATEGORY_METADATA);
    expect(readCategories(list)).toEqual([
      { mainCategory: 'BOTTOM', subCategory: 2001, products: 3 },
      { ...TOP, products: 120 }
    ]);
    // One request creates at most 99 products of a category.
    expect(
      dataset.writes.filter(name => name === 'create').length - 123 * 3
    ).toBe(3);
  });

  it('gives each product a time of its own, later than the one before', async () => {
    await dataset.migrate(manyProducts('TOP/1005', 120));

    const times = await Promise.all(
      Array.from({ length: 120 }, async (_, i) =>
        String((await dataset.item(String(1000 + i))).created_at)
      )
    );
    expect(new Set(times).size).toBe(120);
    expect([...times].sort()).toEqual(times);
  });

  it('writes nothing when it is run again', async () => {
    const content = manyProducts('TOP/1005', 5);
    await dataset.migrate(content);
    dataset.writes.length = 0;

    const report = await dataset.migrate(content);

    expect(dataset.writes).toEqual([]);
    expect(report).toMatchObject({ created: 0, existing: 5, imagesSent: 0 });
  });

  it('writes nothing in a dry run, and reports what it would do', async () => {
    const report = await dataset.migrate(manyProducts('TOP/1005', 2), {
      dryRun: true
    });

    expect(dataset.writes).toEqual([]);
    expect(report).toMatchObject({
      created: 2,
      imagesSent: 4,
      bytesSent: 4 * (3 + FRAME_BYTES)
    });
  });

  it.each([false, true])(
    'reports in a dry run what the run does (replacing broken objects: %s)',
    async replaceBroken => {
      const page = new TextEncoder().encode('<!doctype html><html></html>');
      const many = Object.fromEntries(
        Array.from({ length: 1001 }, (_, i) => [`detail/${i}.jpg`, `${i}`])
      );
      await dataset.images.create(
        'TOP/1005/sent/detail/a.jpg',
        imageOf('a'),
        'image/jpeg'
      );
      await dataset.images.create(
        'TOP/1005/taken/detail/b.jpg',
        imageOf('other'),
        'image/jpeg'
      );
      await dataset.images.create(
        'TOP/1005/broken/detail/b.jpg',
        page,
        'image/jpeg'
      );
      const content = {
        'BOTTOM/1005/79823': SHIRT,
        'TOP/1005/79823': SHIRT,
        'TOP/1005/sent': { 'detail/a.jpg': 'a', 'detail/b.jpg': 'b' },
        'TOP/1005/taken': { 'detail/a.jpg': 'a', 'detail/b.jpg': 'b' },
        'TOP/1005/broken': { 'detail/a.jpg': 'a', 'detail/b.jpg': 'b' },
        'TOP/1005/html': { 'detail/a.jpg': page, 'detail/b.jpg': 'b' },
        'TOP/1005/unreadable': { 'detail/a.jpg': 'a', 'detail/b.jpg': 'b' },
        'TOP/1005/many': many
      };
      const options = { replaceBroken, thumbnails: testMaker() };
      const tree = new TextTree(content);
      tree.unreadable.add('TOP/1005/unreadable/detail/b.jpg');
      const dry = await dataset.migrate(tree, { ...options, dryRun: true });
      expect(dataset.writes).toEqual([]);
      const run = await dataset.migrate(tree, options);
      // Products are sent at the same time, so the lines have no order.
      const inOrder = (report: MigrationReport) => {
        const plain = plainReport(report);
        const lines = plain.forPerson.map(line => JSON.stringify(line));
        return {
          ...plain,
          forPerson: lines.sort(),
          dryRun: false,
          categories: []
        };
      };
      expect(inOrder(dry)).toEqual(inOrder(run));
      expect(run).toMatchObject({
        imagesThere: 1,
        unpacked: [{ reason: { code: 'pack-too-long', count: 1001 } }]
      });
      expect(run.created).toBe(replaceBroken ? 5 : 4);
    }
  );

  it('creates no product before all of its images are stored', async () => {
    dataset.faults.push({
      method: 'create',
      kind: 'before',
      skip: 2,
      times: 100
    });

    const report = await dataset.migrate({ 'TOP/1005/79823': SHIRT });

    expect(report).toMatchObject({ created: 0 });
    expect(plainReport(report).forPerson).toMatchObject([
      { reason: expect.stringContaining('failed as planned') }
    ]);
    expect(
      await dataset.catalogue.item({ subCategory: 1005, productId: '79823' })
    ).toBeUndefined();
  });

  it('puts a product that fails aside, and tries it again at the end', async () => {
    dataset.faults.push({ method: 'create', kind: 'before', skip: 2 });

    const report = await dataset.migrate(manyProducts('TOP/1005', 3));

    expect(report).toMatchObject({ created: 3, forPerson: [] });
  });

  it('reports a product that fails again, which is not in the table then', async () => {
    dataset.faults.push({ method: 'create', kind: 'before', times: 2 });

    const report = await dataset.migrate({
      'TOP/1005/1': { 'detail/a.jpg': 'a' }
    });

    expect(report.created).toBe(0);
    expect(plainReport(report).forPerson).toMatchObject([
      {
        reason: expect.stringMatching(/^It was not created\. ./)
      }
    ]);
    expect(
      await dataset.catalogue.item({ subCategory: 1005, productId: '1' })
    ).toBeUndefined();
  });

  it.each(['never answers', 'may not wait'])(
    'ends if many products fail one after another and the service %s',
    async why => {
      const { pauses, told } = passingPauses();
      dataset.faults.push({
        method: 'create',
        kind: 'before',
        skip: why === 'never answers' ? 0 : 1,
        times: 1000
      });

      await expect(
        dataset.migrate(
          manyProducts('TOP/1005', 200),
          why === 'never answers' ? { pauses } : {}
        )
      ).rejects.toThrow('failed as planned');

      expect(told).toEqual([]);
      // The first file of each was tried.
      expect(
        dataset.writes.filter(name => name === 'create').length
      ).toBeLessThan(100);
    }
  );

  it('waits, each time longer, while the service is in trouble, and loses nothing', async () => {
    const { pauses, told } = passingPauses();
    // The first file is sent; then one product after each wait meets the trouble.
    dataset.faults.push({
      method: 'create',
      kind: 'before',
      skip: 1,
      times: 40,
      error: new Throttled(...saying('Too many.'))
    });

    const report = await dataset.migrate(manyProducts('TOP/1005', 200), {
      pauses
    });

    expect(report).toMatchObject({
      created: 200,
      stopped: false,
      forPerson: [],
      categories: [{ products: 200 }]
    });
    expect(told.length).toBeGreaterThan(5);
    expect(told.slice(0, 4)).toEqual([5000, 10_000, 20_000, 40_000]);
    expect(Math.max(...told)).toBe(300_000);
  });

  it('waits for the table although all objects are there', async () => {
    const { pauses, told } = passingPauses();
    dataset.faults.push({ method: 'item', kind: 'before', times: 2 });

    const report = await dataset.migrate(manyProducts('TOP/1005', 3), {
      pauses
    });

    expect(report).toMatchObject({ created: 3, forPerson: [] });
    expect(told).toEqual([5000, 10_000]);
  });

  it('is stopped while it waits, and the next run goes on', async () => {
    const clock = new ManualClock();
    const stop = new AbortController();
    dataset.faults.push({
      method: 'create',
      kind: 'before',
      skip: 1,
      times: 100,
      error: new Throttled(...saying('Too many.'))
    });

    const report = await dataset.migrate(manyProducts('TOP/1005', 200), {
      signal: stop.signal,
      pauses: { clock, random: () => 0, tell: () => stop.abort() }
    });

    expect(report).toMatchObject({ stopped: true, forPerson: [] });
    expect(report.created).toBeLessThan(200);
    dataset.faults.length = 0;
    const next = await dataset.migrate(manyProducts('TOP/1005', 200));
    expect(report.created + next.created).toBe(200);
  });

  it('names the one product that the table refuses, and creates the others', async () => {
    const { catalogue } = dataset;
    const create = catalogue.create.bind(catalogue);
    catalogue.create = async (category, items) => {
      if (items.some(({ product_id: id }) => id === '1001')) {
        throw new Invalid(...saying('Not this one.'));
      }
      await create(category, items);
    };

    const report = await dataset.migrate(manyProducts('TOP/1005', 3));

    expect(report.created).toBe(2);
    expect(plainReport(report).forPerson).toMatchObject([
      {
        product: { productId: '1001' },
        reason: expect.stringContaining('Not this one')
      }
    ]);
  });

  it('ends at once if the service refuses', async () => {
    dataset.faults.push({
      method: 'create',
      kind: 'before',
      error: new NotAllowed(...saying('Not for you.'))
    });

    await expect(dataset.migrate(manyProducts('TOP/1005', 3))).rejects.toThrow(
      'Not for you'
    );
  });

  it('does not send images again that an earlier run sent', async () => {
    dataset.images.seed('TOP/1005/79823/detail/2.jpg', imageOf('two'));
    dataset.images.seed('TOP/1005/79823/detail/10.jpg', imageOf('ten'));
    const head = await dataset.images.head('TOP/1005/79823/detail/10.jpg');

    const report = await dataset.migrate(
      { 'TOP/1005/79823': SHIRT },
      {
        etagOf: read =>
          new TextDecoder().decode(read).includes('ten')
            ? String(head?.etag).replace(/"/g, '')
            : ''
      }
    );

    expect(report).toMatchObject({ created: 1, imagesThere: 2, imagesSent: 1 });
    // 2.jpg shows that an earlier run was here. Then an image, meta.json and the product.
    expect(dataset.writes.filter(name => name === 'create')).toHaveLength(4);
  });

  it('keeps other bytes under the same name, and reports them', async () => {
    dataset.images.seed('TOP/1005/79823/detail/2.jpg', imageOf('other'));

    const report = await dataset.migrate({ 'TOP/1005/79823': SHIRT });

    expect(report.created).toBe(0);
    expect(report.forPerson).toMatchObject([
      { product: { productId: '79823' }, paths: ['detail/2.jpg'] }
    ]);
    expect(await dataset.images.read('TOP/1005/79823/detail/2.jpg')).toEqual(
      imageOf('other')
    );
  });

  it('keeps existing products, and reports files that they do not name', async () => {
    const item = productItem({
      detail: ['2.jpg'],
      deleted: [{ folder: 'detail', filename: '10.jpg' }]
    });
    await dataset.catalogue.create(TOP, [item]);
    dataset.images.seed('TOP/1005/79823/detail/2.jpg', imageOf('two'));
    dataset.images.seed(
      'TOP/1005/79823/meta.json',
      new TextEncoder().encode('{"name": "Shirt"}')
    );

    const report = await dataset.migrate({ 'TOP/1005/79823': SHIRT });

    expect(await dataset.item('79823')).toEqual(item);
    expect(report).toMatchObject({ created: 0, existing: 1 });
    expect(report.forPerson).toMatchObject([
      { paths: ['summary/한글 이름+(1).png'] }
    ]);
  });

  it('reports a product that the table has under another main category', async () => {
    await dataset.catalogue.create(TOP, [productItem()]);

    const report = await dataset.migrate({ 'BOTTOM/1005/79823': SHIRT });

    expect(plainReport(report).forPerson[0].reason).toContain('"TOP"');
    expect(report.categories).toEqual([]);
  });

  it('creates the other products if somebody else created one meanwhile', async () => {
    const content = manyProducts('TOP/1005', 3);
    const raced = new MigrationTarget();
    let first = true;
    const catalogue = new Proxy(raced.catalogue, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') {
          return member;
        }
        return async (...args: unknown[]) => {
          if (name === 'create' && first) {
            first = false;
            await target.create(TOP, [productItem({ product_id: '1001' })]);
          }
          return (member as (...given: unknown[]) => unknown).apply(
            target,
            args
          );
        };
      }
    });

    const report = await migrate(
      {
        tree: new TextTree(content),
        catalogue,
        images: raced.images,
        prefix: ''
      },
      { now: () => NOW, ids: new SequenceIds() }
    );

    expect(report).toMatchObject({ created: 2, existing: 1 });
    expect(report.categories).toEqual([{ ...TOP, products: 3 }]);
  });

  it('counts existing products too if a category has no counters', async () => {
    dataset.catalogue.seed(productItem());

    const report = await dataset.migrate(manyProducts('TOP/1005', 2));

    expect(report.categories).toEqual([{ ...TOP, products: 3 }]);
  });

  it('finishes open requests when it is stopped, and continues in the next run', async () => {
    const content = manyProducts('TOP/1005', 100);
    const stop = new AbortController();

    const report = await dataset.migrate(content, {
      signal: stop.signal,
      onProgress: ({ imagesSent }) => {
        if (imagesSent === 50) {
          stop.abort();
        }
      }
    });

    expect(report.stopped).toBe(true);
    expect(report.created).toBeLessThan(100);
    expect(report.categories).toEqual(
      report.created > 0 ? [{ ...TOP, products: report.created }] : []
    );
    const next = await dataset.migrate(content);
    expect(next).toMatchObject({
      stopped: false,
      created: 100 - report.created,
      existing: report.created
    });
  });

  it('reports by name the files and products that it leaves out', async () => {
    const long = `${'가'.repeat(340)}.jpg`;
    const report = await dataset.migrate({
      'TOP/1005/79823': {
        'detail/a.jpg': 'a',
        'detail/.DS_Store': 'x',
        'detail/notes.txt': 'x',
        'detail/empty.jpg': '',
        [`detail/${long}`]: 'x'
      },
      'TOP/1005/79824': {}
    });

    expect(report.skipped.map(({ path }) => path).sort()).toEqual(
      [
        'TOP/1005/79823/detail/.DS_Store',
        'TOP/1005/79823/detail/empty.jpg',
        'TOP/1005/79823/detail/notes.txt',
        `TOP/1005/79823/detail/${long}`,
        'TOP/1005/79824'
      ].sort()
    );
    expect((await dataset.item('79823')).detail).toEqual(['a.jpg']);
  });

  describe('files whose bytes are not what their name says', () => {
    const half = imageFile('jpeg').subarray(0, 300);
    const page = new TextEncoder().encode('<!doctype html><p>Not found');

    it('are named with what they are, and the others are sent', async () => {
      const report = await dataset.migrate({
        'TOP/1005/79823': {
          'detail/good.jpg': 'good',
          'detail/half.jpg': half,
          'detail/page.jpg': page,
          'detail/phone.jpg': boxedFile('heic')
        }
      });

      expect((await dataset.item('79823')).detail).toEqual(['good.jpg']);
      expect(await dataset.images.head('TOP/1005/79823/detail/half.jpg')).toBe(
        undefined
      );
      expect(plainReport(report).forPerson).toMatchObject([
        {
          paths: ['detail/half.jpg'],
          reason: 'The end of the file is missing.'
        },
        {
          paths: ['detail/page.jpg'],
          reason: 'It is a web page, not an image.'
        },
        {
          paths: ['detail/phone.jpg'],
          reason: 'It is a file of the format HEIC, which browsers do not show.'
        }
      ]);
    });

    it('are stored with the media type of their bytes', async () => {
      await dataset.migrate({
        'TOP/1005/79823': {
          'detail/a.jpg': imageFile('png'),
          'detail/b.JFIF': 'b'
        }
      });

      const url = async (name: string): Promise<string> =>
        dataset.images
          .sign([`TOP/1005/79823/detail/${name}`])
          .then(([signed]) => signed);
      expect(await url('a.jpg')).toContain('image/png');
      expect(await url('b.JFIF')).toContain('image/jpeg');
    });

    it('make no product if there is no other', async () => {
      const report = await dataset.migrate({
        'TOP/1005/79823': { 'detail/page.jpg': page }
      });

      expect(report).toMatchObject({ created: 0 });
      expect(report.forPerson).toHaveLength(1);
    });
  });

  it('takes up products with files that are being written at the end of the run', async () => {
    const tree = new TextTree({
      'TOP/1005/1': { 'detail/a.jpg': 'a' },
      'TOP/1005/2': { 'detail/a.jpg': 'a' }
    });
    tree.fresh.add('TOP/1005/1/detail/a.jpg');
    const wait = jest.fn(async () => {
      expect(tree.reads).toEqual(['TOP/1005/2/detail/a.jpg']);
    });

    const report = await migrate(
      {
        tree,
        catalogue: dataset.catalogue,
        images: dataset.images,
        prefix: ''
      },
      { now: () => NOW, ids: new SequenceIds(), wait }
    );

    expect(report).toMatchObject({ created: 2, forPerson: [] });
    expect(wait).toHaveBeenCalledTimes(1);
  });

  it('counts what is left out by its kind', async () => {
    const report = await dataset.migrate({
      'TOP/1005/79823': {
        'detail/.a': 'x',
        'detail/.b': 'x',
        'detail/c.txt': 'x',
        'detail/d.jpg': 'd'
      }
    });

    expect(report.counts).toEqual({ hidden: 2, 'not-an-image': 1 });
  });

  describe('with packs of thumbnails', () => {
    const PACK = 'TOP/1005/79823/thumbnails.pack';
    const thumbnails = testMaker();

    it('stores a pack with the ETags of the bucket, and names it in the new item', async () => {
      const report = await dataset.migrate(
        { 'TOP/1005/79823': { ...SHIRT, 'text/none.jpg': 'no image' } },
        { thumbnails }
      );

      expect(report).toMatchObject({ created: 1, packs: 1, unpacked: [] });
      const decoded = decodePack(
        (await dataset.images.read(PACK)) ?? new Uint8Array()
      );
      const heads = await Promise.all(
        ['detail/2.jpg', 'detail/10.jpg', 'summary/한글 이름+(1).png'].map(
          async path => ({
            path,
            etag: (await dataset.images.head(`TOP/1005/79823/${path}`))?.etag
          })
        )
      );
      expect(decoded).toMatchObject({ thumbnails: heads });
      const item = await dataset.item('79823');
      expect(readNamedPack(item)).toMatchObject({
        etag: (await dataset.images.head(PACK))?.etag,
        checkedAt: item.last_updated_at
      });
    });

    it('continues after a run that ended before the item was created, with the same pack', async () => {
      const content = { 'TOP/1005/79823': SHIRT };
      dataset.catalogue.create = () => Promise.reject(new Error('gone'));
      await expect(dataset.migrate(content, { thumbnails })).rejects.toThrow();
      const first = await dataset.images.head(PACK);
      const again = new MigrationTarget();
      for await (const { key } of dataset.images.list('TOP/1005/79823/')) {
        again.images.seed(
          key,
          (await dataset.images.read(key)) ?? new Uint8Array()
        );
      }

      expect(await again.migrate(content, { thumbnails })).toMatchObject({
        created: 1,
        packs: 1,
        imagesSent: 0
      });
      expect((await again.images.head(PACK))?.etag).toBe(first?.etag);
      expect(readNamedPack(await again.item('79823'))?.etag).toBe(first?.etag);
    });

    it.each(['list', 'putPack'] as const)(
      'creates the product without a pack if %s fails, and reports it',
      async method => {
        dataset.images[method] = () => {
          throw new Error(`${method} failed`);
        };
        const report = await dataset.migrate(
          { 'TOP/1005/79823': SHIRT },
          { thumbnails }
        );

        expect(plainReport(report)).toMatchObject({
          created: 1,
          packs: 0,
          forPerson: [],
          unpacked: [
            {
              product: { ...TOP, productId: '79823' },
              reason: expect.stringContaining(`${method} failed`)
            }
          ]
        });
        expect(await dataset.item('79823')).not.toHaveProperty(
          'thumbnails_pack'
        );
      }
    );

    it('reports the number of packs in a dry run, and writes none', async () => {
      const report = await dataset.migrate(manyProducts('TOP/1005', 2), {
        thumbnails,
        dryRun: true
      });

      expect(report).toMatchObject({ dryRun: true, packs: 2 });
      expect(await dataset.images.head('TOP/1005/1000/thumbnails.pack')).toBe(
        undefined
      );
    });
  });
});
