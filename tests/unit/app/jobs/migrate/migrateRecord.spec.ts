/** @jest-environment node */
import { createHash } from 'node:crypto';

import type { CatalogueItem } from '../../../../../src/domain/catalogueItem';
import { decodeRecord } from '../../../../../src/app/jobs/migrate/productRecord';
import type { MigrationOptions } from '../../../../../src/app/jobs/migrate/migrate';
import type { MigrationReport } from '../../../../../src/app/jobs/migrate/migrateReport';
import { imageOf } from '../../../../fixtures/imageOf';
import { plainReport } from '../../../../support/english';
import type { Files } from './migrateTree';
import { TextTree, manyProducts } from './migrateTree';
import { MigrationTarget, NOW } from './migrationTarget';

const ADDRESS = 'TOP/1005/1';
const RECORD = `${ADDRESS}/migration.json`;
const FILES: Files = {
  'detail/a.jpg': 'a',
  'detail/b.jpg': 'b',
  'meta.json': '{"name": "Shirt"}'
};

const etagOf = (bytes: Uint8Array): string =>
  createHash('md5').update(bytes).digest('hex');

describe('a migration with the record of the one before', () => {
  let target: MigrationTarget;
  const run = (
    files: Files,
    options: Partial<MigrationOptions> = {},
    modified: Record<string, number> = {}
  ): Promise<MigrationReport> => {
    const tree = new TextTree({ [ADDRESS]: files });
    Object.entries(modified).forEach(([name, at]) =>
      tree.modified.set(`${ADDRESS}/${name}`, at)
    );
    return target.migrate(tree, { etagOf, ...options });
  };
  const seedItem = async (change: CatalogueItem): Promise<void> =>
    target.catalogue.seed({ ...(await target.item('1')), ...change });
  const reasons = (report: MigrationReport): string[] =>
    plainReport(report).forPerson.map(({ reason }) => String(reason));

  beforeEach(async () => {
    target = new MigrationTarget();
    await run(FILES);
    target.writes.length = 0;
    target.calls.length = 0;
  });

  it('has one that names each file with its size, time and MD5', async () => {
    const stored = await target.images.read(RECORD);
    expect(JSON.parse(new TextDecoder().decode(stored))).toEqual({
      format: 1,
      at: new Date(NOW).toISOString(),
      by: 'migrate',
      files: [
        ...['a', 'b'].map(name => ({
          folder: 'detail',
          filename: `${name}.jpg`,
          bytes: imageOf(name).length,
          mtime: 0,
          etag: etagOf(imageOf(name))
        })),
        {
          filename: 'meta.json',
          bytes: 17,
          mtime: 0,
          etag: etagOf(new TextEncoder().encode('{"name": "Shirt"}'))
        }
      ]
    });
  });

  it('was written after the files and before the item', async () => {
    const fresh = new MigrationTarget();
    fresh.faults.push({ method: 'putRecord', kind: 'before', times: 2 });

    await fresh.migrate({ [ADDRESS]: FILES });

    expect(await fresh.images.head(`${ADDRESS}/meta.json`)).toBeDefined();
    expect(
      await fresh.catalogue.item({ subCategory: 1005, productId: '1' })
    ).toBeUndefined();
  });

  it('asks one request a product, and one for a hundred, if nothing changed', async () => {
    const many = manyProducts('TOP/1005', 200);
    const other = new MigrationTarget();
    await other.migrate(many, { etagOf });
    other.calls.length = 0;
    const tree = new TextTree(many);

    const report = await other.migrate(tree, { etagOf });

    expect(report).toMatchObject({ existing: 200, forPerson: [] });
    expect(tree.reads).toEqual([]);
    const asked = (name: string): number =>
      other.calls.filter(call => call === name).length;
    expect(asked('read')).toBe(200);
    // The first 32, then 100 at a time.
    expect(asked('items')).toBe(3);
    // The category and its counters, whatever the number of its products.
    expect(other.calls.length).toBeLessThanOrEqual(200 + 3 + 4);
  });

  it('looks products up one by one if nobody may read many at once', async () => {
    const many = manyProducts('TOP/1005', 3);
    await target.migrate(many);
    target.refuseItems();

    expect(await target.migrate(many)).toMatchObject({ existing: 3 });
  });

  it('reads a file of another time, and notes it if its bytes are the same', async () => {
    const report = await run(FILES, {}, { 'detail/a.jpg': 5.7 });

    expect(report).toMatchObject({ existing: 1, forPerson: [], exchanged: [] });
    expect(target.writes).toEqual(['putRecord']);
    const bytes = await target.images.read(RECORD);
    expect(
      decodeRecord(bytes ?? new Uint8Array())?.file('detail/a.jpg')?.mtime
    ).toBe(5);
  });

  describe('adds', () => {
    const more: Files = { ...FILES, 'detail/c.jpg': 'c', 'text/d.jpg': 'd' };

    it('new files in one update, and nothing in the next run', async () => {
      const report = await run(more);

      expect(report).toMatchObject({
        existing: 1,
        imagesSent: 2,
        forPerson: [],
        added: [{ paths: ['detail/c.jpg', 'text/d.jpg'] }]
      });
      expect(await target.item('1')).toMatchObject({
        detail: ['a.jpg', 'b.jpg', 'c.jpg'],
        text: ['d.jpg'],
        revision: 1
      });
      expect(target.writes.filter(name => name === 'change')).toHaveLength(1);
      target.writes.length = 0;
      await run(more);
      expect(target.writes).toEqual([]);
    });

    it('only announces them in a dry run', async () => {
      const report = await run(more, { dryRun: true });

      expect(report).toMatchObject({
        added: [{ paths: ['detail/c.jpg', 'text/d.jpg'] }]
      });
      expect(target.writes).toEqual([]);
    });

    it.each([
      ['is completed', { current_status: 'COMPLETED' }, 'is completed'],
      ['is held', { current_status: 'PASS' }, 'is on hold'],
      ['has a status of another program', { current_status: 'X' }, 'status'],
      [
        'is being edited',
        { claim_id: 'k', claimed_by: 'Kim', claimed_until: NOW / 1000 + 60 },
        'editing'
      ],
      ['has a broken list', { detail: [1, 'a.jpg'] }, 'cannot be read']
    ])('nothing to a product that %s', async (_what, change, said) => {
      await seedItem(change);
      const before = await target.item('1');

      const report = await run({ ...FILES, 'detail/c.jpg': 'c' });

      expect(reasons(report)).toEqual([expect.stringContaining(said)]);
      expect(report.added).toEqual([]);
      expect(await target.item('1')).toEqual(before);
      expect(
        await target.images.head(`${ADDRESS}/detail/c.jpg`)
      ).toBeUndefined();
    });

    it('no image that a person deleted, also if the file changed', async () => {
      await seedItem({
        detail: ['b.jpg'],
        deleted: [
          { folder: 'detail', filename: 'a.jpg', at: '', by: 'Kim', op: 'x' }
        ]
      });

      const report = await run({ ...FILES, 'detail/a.jpg': 'another' });

      expect(report).toMatchObject({ forPerson: [], added: [], exchanged: [] });
      expect((await target.item('1')).detail).toEqual(['b.jpg']);
    });

    it('nothing over an object that no product names', async () => {
      target.images.seed(`${ADDRESS}/detail/c.jpg`, imageOf('theirs'));

      const report = await run({ ...FILES, 'detail/c.jpg': 'c' });

      expect(reasons(report)).toEqual([
        expect.stringContaining('other bytes under its name')
      ]);
      expect(await target.images.read(`${ADDRESS}/detail/c.jpg`)).toEqual(
        imageOf('theirs')
      );
    });

    it('to the product as somebody else just changed it', async () => {
      const { change } = target.catalogue;
      let first = true;
      target.catalogue.change = async wanted => {
        if (first) {
          first = false;
          await seedItem({ detail: ['b.jpg', 'a.jpg'], revision: 7 });
        }
        return change.call(target.catalogue, wanted);
      };

      await run({ ...FILES, 'detail/c.jpg': 'c' });

      expect((await target.item('1')).detail).toEqual([
        'b.jpg',
        'a.jpg',
        'c.jpg'
      ]);
    });

    it('nothing if somebody completes the product before its update', async () => {
      const { change } = target.catalogue;
      target.catalogue.change = async wanted => {
        await seedItem({ current_status: 'COMPLETED', revision: 7 });
        return change.call(target.catalogue, wanted);
      };

      const report = await run({ ...FILES, 'detail/c.jpg': 'c' });

      expect(reasons(report)).toEqual([expect.stringContaining('completed')]);
      expect((await target.item('1')).detail).toEqual(['a.jpg', 'b.jpg']);
    });
  });

  describe('a changed file', () => {
    const changed: Files = { ...FILES, 'detail/a.jpg': 'A' };
    const suffix = etagOf(imageOf('A')).slice(-6);
    const at = { 'detail/a.jpg': 7 };

    it('takes the place of its image under a free name, and the old object stays', async () => {
      const report = await run(changed, {}, at);

      expect(report).toMatchObject({
        forPerson: [],
        exchanged: [{ paths: ['detail/a.jpg'] }]
      });
      const item = await target.item('1');
      expect(item.detail).toEqual([`a-${suffix}.jpg`, 'b.jpg']);
      expect(item.deleted).toMatchObject([
        {
          folder: 'detail',
          filename: 'a.jpg',
          by: 'migrate',
          moved_to: `detail/a-${suffix}.jpg`
        }
      ]);
      expect(await target.images.read(`${ADDRESS}/detail/a.jpg`)).toEqual(
        imageOf('a')
      );
      expect(
        await target.images.read(`${ADDRESS}/detail/a-${suffix}.jpg`)
      ).toEqual(imageOf('A'));
    });

    it('is left alone by the next run, and can change again', async () => {
      await run(changed, {}, at);
      target.writes.length = 0;
      expect(await run(changed, {}, at)).toMatchObject({ forPerson: [] });
      expect(target.writes).toEqual([]);

      await run({ ...FILES, 'detail/a.jpg': 'AA' }, {}, { 'detail/a.jpg': 9 });

      expect((await target.item('1')).detail).toEqual([
        `a-${etagOf(imageOf('AA')).slice(-6)}.jpg`,
        'b.jpg'
      ]);
    });

    it.each(['change', 'putRecord'])(
      'is not sent twice if the run ends before %s',
      async method => {
        target.faults.push({ method, kind: 'before', times: 2 });
        await run(changed, {}, at);
        target.faults.length = 0;

        const report = await run(changed, {}, at);

        expect(report).toMatchObject({ imagesSent: 0, forPerson: [] });
        expect((await target.item('1')).detail).toEqual([
          `a-${suffix}.jpg`,
          'b.jpg'
        ]);
      }
    );

    it.each([
      ['completed', { current_status: 'COMPLETED' }, 'completed'],
      ['held', { current_status: 'PASS' }, 'on hold'],
      [
        'chosen by a person',
        { representative_assets: '{"model": "detail/a.jpg"}' },
        'chosen'
      ],
      [
        'moved by a person',
        {
          detail: ['b.jpg'],
          text: ['a.jpg'],
          deleted: [
            {
              folder: 'detail',
              filename: 'a.jpg',
              at: '',
              by: 'Kim',
              op: 'x',
              moved_to: 'text/a.jpg'
            }
          ]
        },
        'moved'
      ]
    ])('is reported and not sent if it is %s', async (_what, change, said) => {
      await seedItem(change);
      const before = await target.item('1');

      const report = await run(changed, {}, at);

      expect(reasons(report)).toEqual([expect.stringContaining(said)]);
      expect(report).toMatchObject({ imagesSent: 0, exchanged: [] });
      expect(await target.item('1')).toEqual(before);
      // The next run tells it again.
      expect((await run(changed, {}, at)).forPerson).toHaveLength(1);
    });

    it('is found by its bytes on request, if its size and time are the same', async () => {
      expect(await run(changed)).toMatchObject({ exchanged: [] });
      expect(await run(changed, { checksums: true })).toMatchObject({
        exchanged: [{ paths: ['detail/a.jpg'] }]
      });
    });

    it('is reported if it is meta.json, whose key is not written twice', async () => {
      const report = await run({ ...FILES, 'meta.json': '{"name": "Skirt"} ' });

      expect(reasons(report)).toEqual([
        'The bucket has other bytes under the names of these files.'
      ]);
    });

    it('is not taken if it is no whole image', async () => {
      const page = new TextEncoder().encode('<!doctype html><p>No</p>');

      const report = await run({ ...FILES, 'detail/a.jpg': page });

      expect(reasons(report)).toEqual(['It is a web page, not an image.']);
      expect((await target.item('1')).detail).toEqual(['a.jpg', 'b.jpg']);
    });
  });

  it('reports a file that is not in the folder any more, and deletes nothing', async () => {
    const { 'detail/b.jpg': _, ...left } = FILES;
    const before = await target.item('1');

    const report = await run(left);

    expect(report.forPerson).toMatchObject([{ paths: ['detail/b.jpg'] }]);
    expect(reasons(report)[0]).toContain('nothing is deleted');
    expect(await target.item('1')).toEqual(before);
    expect(target.writes).toEqual([]);
  });

  it('knows the names of a folder in another Unicode form', async () => {
    const named = (form: 'NFC' | 'NFD') => ({
      'TOP/1005/2': { [`detail/${'정면.jpg'.normalize(form)}`]: 'x' }
    });
    await target.migrate(named('NFC'), { etagOf });
    target.writes.length = 0;

    const report = await target.migrate(named('NFD'), { etagOf });

    expect(report).toMatchObject({ existing: 1, forPerson: [], added: [] });
    expect(target.writes).toEqual([]);
  });

  it('finds a missing object on request', async () => {
    target.images.lose(`${ADDRESS}/detail/a.jpg`);

    expect(await run(FILES)).toMatchObject({ forPerson: [] });
    expect(reasons(await run(FILES, { checksums: true }))).toEqual([
      expect.stringContaining('does not have these files')
    ]);
  });

  it('sends a missing object again on request', async () => {
    target.images.lose(`${ADDRESS}/detail/a.jpg`);

    const report = await run(FILES, { replaceBroken: true });

    expect(report.replaced).toMatchObject([{ paths: ['detail/a.jpg'] }]);
  });

  describe.each([
    ['another program', '{"format": 2, "files": []}'],
    ['no JSON', '{'],
    ['a name that leads elsewhere', recordOf('../../x.jpg')],
    ['a name of every object', '{"format": 1, "__proto__": {"files": []}}'],
    ['nothing but size', ' '.repeat(4_000_001)]
  ])('a record of %s', (_what, text) => {
    const bytes = new TextEncoder().encode(text);

    it('is named, counts as none, and stays', async () => {
      target.images.seed(RECORD, bytes);

      const report = await run({ ...FILES, 'detail/c.jpg': 'c' });

      expect(reasons(report)).toEqual(
        expect.arrayContaining([
          expect.stringContaining('migration.json cannot be read'),
          expect.stringContaining('does not name these local files')
        ])
      );
      expect(await isAt(target, bytes)).toBe(true);
      expect((await target.item('1')).detail).toEqual(['a.jpg', 'b.jpg']);
    });

    it('stays too if its product is new', async () => {
      const fresh = new MigrationTarget();
      fresh.images.seed(RECORD, bytes);

      const report = await fresh.migrate({ [ADDRESS]: FILES });

      expect(report.created).toBe(1);
      expect(await isAt(fresh, bytes)).toBe(true);
    });
  });

  describe('a product without a record', () => {
    beforeEach(() => target.images.lose(RECORD));
    const more: Files = { ...FILES, 'detail/c.jpg': 'c' };

    it('has new files only reported', async () => {
      const report = await run(more);

      expect(reasons(report)).toEqual([
        expect.stringContaining('does not name these local files')
      ]);
      expect(target.writes).toEqual([]);
    });

    it('gets them and a record on request', async () => {
      const report = await run(more, { add: true });

      expect(report).toMatchObject({
        forPerson: [],
        added: [{ paths: ['detail/c.jpg'] }]
      });
      expect((await target.item('1')).detail).toContain('c.jpg');
      target.writes.length = 0;
      await run(more);
      expect(target.writes).toEqual([]);
    });

    it('has no file in its record that differs from the bucket', async () => {
      await run({ ...more, 'detail/a.jpg': 'other' }, { add: true });

      const bytes = await target.images.read(RECORD);
      const record = decodeRecord(bytes ?? new Uint8Array());
      expect(record?.file('detail/a.jpg')).toBeUndefined();
      expect(record?.file('detail/b.jpg')).toBeDefined();
    });
  });
});

/** Jest compares millions of bytes one by one. */
async function isAt(
  { images }: MigrationTarget,
  bytes: Uint8Array
): Promise<boolean> {
  return Buffer.from((await images.read(RECORD)) ?? []).equals(bytes);
}

function recordOf(filename: string): string {
  return JSON.stringify({
    format: 1,
    at: '',
    by: '',
    files: [{ folder: 'detail', filename, bytes: 1, mtime: 1 }]
  });
}
