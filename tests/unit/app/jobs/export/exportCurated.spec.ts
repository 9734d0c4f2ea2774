/** @jest-environment node */
import { exportCurated } from '../../../../../src/app/jobs/export/exportCurated';
import type { ExportOptions } from '../../../../../src/app/jobs/export/exportCurated';
import { TextRows } from '../../../../../src/app/jobs/export/textRows';
import { isWhole } from '../../../../../src/app/jobs/export/exportReport';
import type { ExportReport } from '../../../../../src/app/jobs/export/exportReport';
import type { CatalogueItem } from '../../../../../src/domain/catalogueItem';
import type { TextFormat } from '../../../../../src/domain/jobs/export/exportFormats';
import { Invalid } from '../../../../../src/domain/errors';
import type { ExportRow } from '../../../../../src/domain/jobs/export/exportRows';
import { CuratedDataset } from '../curatedDataset';

describe('export', () => {
  let dataset: CuratedDataset;
  let rows: ExportRow[];
  beforeEach(() => {
    dataset = new CuratedDataset();
    rows = [];
  });

  const run = (options: Partial<ExportOptions> = {}): Promise<ExportReport> =>
    exportCurated(dataset.faulty(), {
      bucket: 'shop',
      images: 'chosen',
      once: false,
      withTags: false,
      dryRun: false,
      write: async more => void rows.push(...more),
      ...options
    });

  const add = (id: string, patch: CatalogueItem = {}): void =>
    dataset.add(id, {
      current_status: 'COMPLETED',
      representative_assets:
        '{"model":"detail/a.jpg","color_variant":["detail/b.jpg","detail/a.jpg"]}',
      completed_by: 'kim',
      guideline: '3',
      ...patch
    });

  it('writes a row for each chosen image of completed products, by slot and order', async () => {
    add('SKU1');
    add('SKU2', { current_status: 'PENDING' });
    const report = await run();
    expect(report).toMatchObject({ products: 2, images: 3, forPerson: [] });
    expect(rows[0]).toEqual({
      key: 'set/TOP/1005/SKU1/detail/a.jpg',
      uri: 's3://shop/set/TOP/1005/SKU1/detail/a.jpg',
      main_category: 'TOP',
      sub_category: 1005,
      product_id: 'SKU1',
      folder: 'detail',
      filename: 'a.jpg',
      slot: 'model',
      order: 1,
      completed_by: 'kim',
      completed_at: '2024-01-15T10:30:00.000Z',
      guideline: '3',
      tags: null,
      bytes: 'SKU1/detail/a.jpg'.length
    });
    expect(
      rows.map(({ slot, order, filename }) => [slot, order, filename])
    ).toEqual([
      ['model', 1, 'a.jpg'],
      ['color_variant', 1, 'b.jpg'],
      ['color_variant', 2, 'a.jpg']
    ]);
  });

  it('adds what nobody chose, and the tags, if they are asked for', async () => {
    add('SKU1', { representative_assets: '{"model":"detail/a.jpg"}' });
    await dataset.images.setTags(dataset.key('SKU1/detail/b.jpg'), { x: '1' });
    await run({ images: 'all', withTags: true });
    expect(
      rows.map(({ filename, slot, tags }) => [filename, slot, tags])
    ).toEqual([
      ['a.jpg', 'model', '{}'],
      ['b.jpg', null, '{"x":"1"}']
    ]);
  });

  it('writes an image in two slots once if that is asked for, and counts it once', async () => {
    add('SKU1');
    const report = await run({ once: true, images: 'all' });
    expect(report.images).toBe(2);
    expect(rows.map(({ filename, slot }) => [filename, slot])).toEqual([
      ['a.jpg', 'model'],
      ['b.jpg', 'color_variant']
    ]);
  });

  it('changes nothing', async () => {
    add('SKU1');
    const used = (['setTags', 'create', 'copy', 'remove'] as const).map(
      method => jest.spyOn(dataset.images, method)
    );
    const change = jest.spyOn(dataset.catalogue, 'change');
    await run({ images: 'all', withTags: true });
    [...used, change].forEach(spy => expect(spy).not.toHaveBeenCalled());
  });

  it('never exports an image that is not there, and tells of it once', async () => {
    add('SKU1');
    const key = dataset.key('SKU1/detail/a.jpg');
    const head = await dataset.images.head(key);
    await dataset.images.remove(key, head?.etag ?? '');
    const report = await run();
    expect(rows.map(({ filename }) => filename)).toEqual(['b.jpg']);
    expect(report.forPerson).toMatchObject([
      {
        productId: 'SKU1',
        path: 'detail/a.jpg',
        why: { code: 'image-missing' }
      }
    ]);
  });

  it('writes the rows of a product once, although it failed and was tried again', async () => {
    ['SKU1', 'SKU2', 'SKU3'].forEach(id => add(id));
    dataset.faults.push({ method: 'tags', kind: 'before', skip: 1, times: 2 });
    const report = await run({ withTags: true });
    expect(report).toMatchObject({ images: 9, forPerson: [] });
    expect(new Set(rows.map(row => JSON.stringify(row))).size).toBe(9);
    expect(rows).toHaveLength(9);
  });

  it.each<[string, CatalogueItem, ExportOptions['images']]>([
    ['whose choices are broken', { representative_assets: '{' }, 'chosen'],
    [
      'with choices that are kept unread',
      { representative_assets_unread: ['{"model":'] },
      'chosen'
    ],
    ['with a list that cannot be read', { detail: 7 }, 'all']
  ])(
    'tells of a product %s, and exports no half of it',
    async (_, patch, images) => {
      add('SKU1', patch);
      add('SKU2');
      const report = await run({ images });
      expect(report.forPerson).toMatchObject([
        { productId: 'SKU1', why: { code: 'left-unread' } }
      ]);
      expect(rows.every(row => row.product_id === 'SKU2')).toBe(true);
      expect(rows.length).toBeGreaterThan(0);
    }
  );

  it('counts what could not be looked at: the export is not whole', async () => {
    ['SKU1', 'SKU2'].forEach(id => add(id));
    dataset.faults.push({ method: 'tags', kind: 'before', times: 99 });
    const report = await run({ withTags: true });
    expect(report.failed).toBe(2);
    expect(isWhole(report)).toBe(false);
  });

  it('ends with the first refusal to write, and asks for nothing more', async () => {
    const ids = Array.from({ length: 60 }, (_, at) => `SKU${at}`);
    ids.forEach(id => add(id));
    const listed = jest.spyOn(dataset.images, 'list');
    const full = new Invalid('file-not-written', { file: 'x', said: 'full' });
    await expect(run({ write: () => Promise.reject(full) })).rejects.toBe(full);
    expect(listed.mock.calls.length).toBeLessThan(30);
  });

  it('ends at once if nothing can be written', async () => {
    ['SKU1', 'SKU2'].forEach(id => add(id));
    await expect(
      run({ write: () => Promise.reject(new Error('disk full')) })
    ).rejects.toThrow('disk full');
  });

  it('writes nothing in a dry run, and counts the same', async () => {
    add('SKU1');
    expect(await run({ dryRun: true })).toMatchObject({ images: 3 });
    expect(rows).toEqual([]);
  });
});

describe('the formats of an export', () => {
  const row = {
    key: 'TOP/1005/S 1/detail/a,"b"+ü.jpg',
    uri: 's3://shop/x',
    main_category: 'TOP',
    sub_category: 1005,
    product_id: '=1+1',
    folder: 'detail',
    filename: 'a,"b"+ü.jpg',
    slot: null,
    order: null,
    completed_by: 'kim\nlee',
    completed_at: null,
    guideline: null,
    tags: null,
    bytes: 5
  } satisfies ExportRow;

  const fileOf = (format: TextFormat, rows = [row]): string => {
    const encoder = new TextRows(format, 'shop');
    const pieces = [...rows.map(one => encoder.add([one])), encoder.end()];
    return Buffer.concat(pieces).toString();
  };

  it('quotes CSV as RFC 4180 has it, and changes no value', () => {
    expect(fileOf('csv')).toBe(
      'key,uri,main_category,sub_category,product_id,folder,filename,slot,order,completed_by,completed_at,guideline,tags,bytes\r\n' +
        '"TOP/1005/S 1/detail/a,""b""+ü.jpg",s3://shop/x,TOP,1005,=1+1,detail,"a,""b""+ü.jpg",,,"kim\nlee",,,,5\r\n'
    );
  });

  it('has one line of JSON for a row', () => {
    const line = fileOf('jsonl');
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual(row);
  });

  it('encodes the keys of a manifest, so that a comma in a name makes no column', () => {
    expect(fileOf('s3-batch-manifest')).toBe(
      'shop,TOP/1005/S%201/detail/a%2C%22b%22%2B%C3%BC.jpg\r\n'
    );
  });

  it('has the header once, also without rows', () => {
    const [header] = fileOf('csv', []).split('\r\n');
    expect(header).toMatch(/^key,uri,/);
    expect(fileOf('csv', [row, row]).split(header)).toHaveLength(2);
    expect(fileOf('jsonl', [])).toBe('');
  });
});
