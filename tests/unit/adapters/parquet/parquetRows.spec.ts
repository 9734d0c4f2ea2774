/** @jest-environment node */
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';

import { beginParquet } from '../../../../src/adapters/parquet/beginParquet';
import type { ExportRow } from '../../../../src/domain/jobs/export/exportRows';
import { EXPORT_COLUMNS } from '../../../../src/domain/jobs/export/exportRows';

const ROW: ExportRow = {
  key: 'TOP/1005/S1/detail/상세 1.jpg',
  uri: 's3://shop/TOP/1005/S1/detail/상세 1.jpg',
  main_category: '상의',
  sub_category: 1005,
  product_id: 'S1',
  folder: 'detail',
  filename: '상세 1.jpg',
  slot: 'model',
  order: 1,
  completed_by: '김철수',
  completed_at: '2026-11-22T10:00:00.123Z',
  guideline: '3',
  tags: '{"status":"representative","색":"빨강"}',
  bytes: 5_000_000_000
};

const NULLS = {
  slot: null,
  order: null,
  completed_by: null,
  completed_at: null,
  guideline: null,
  tags: null
} satisfies Partial<ExportRow>;

/** The file of these rows, which come as those of products do. */
async function fileOf(
  rows: readonly ExportRow[],
  atOnce = 7
): Promise<{ readonly file: ArrayBuffer; readonly pieces: number[] }> {
  const encoder = await beginParquet();
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < rows.length; at += atOnce) {
    pieces.push(encoder.add(rows.slice(at, at + atOnce)));
  }
  pieces.push(encoder.end());
  const { buffer } = new Uint8Array(Buffer.concat(pieces));
  return { file: buffer, pieces: pieces.map(({ length }) => length) };
}

describe('rows as Parquet', () => {
  it('have the columns of CSV in their order, with types', async () => {
    const { file } = await fileOf([ROW]);
    const columns = parquetSchema(parquetMetadata(file)).children.map(
      ({ element }) => element
    );
    expect(columns.map(({ name }) => name)).toEqual(EXPORT_COLUMNS);
    expect(
      Object.fromEntries(
        columns.map(({ name, type, logical_type: logical }) => [
          name,
          [type, logical?.type]
        ])
      )
    ).toMatchObject({
      product_id: ['BYTE_ARRAY', 'STRING'],
      sub_category: ['INT64', undefined],
      order: ['INT32', undefined],
      completed_at: ['INT64', 'TIMESTAMP'],
      tags: [undefined, 'MAP'],
      bytes: ['INT64', undefined]
    });
  });

  it('are read as they were, with Korean names, nulls, large sizes and tags', async () => {
    const { file } = await fileOf([
      ROW,
      { ...ROW, ...NULLS },
      { ...ROW, tags: '{}', order: 2 },
      { ...ROW, tags: '{"__proto__":"x","constructor":""}' }
    ]);
    const typed = {
      ...ROW,
      sub_category: 1005n,
      bytes: 5_000_000_000n,
      completed_at: new Date('2026-11-22T10:00:00.123Z'),
      tags: { status: 'representative', 색: '빨강' }
    };
    const rows = await parquetReadObjects({ file });
    expect(rows.slice(0, 3)).toEqual([
      typed,
      // This reader has no null for a map.
      { ...typed, ...NULLS, tags: undefined },
      { ...typed, tags: {}, order: 2 }
    ]);
    // A reader that makes objects of maps loses the first one.
    expect(rows[3].tags).toMatchObject({ constructor: '' });
  });

  it.each([
    ['2026-11-22T10:00:00', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T19:00:00.123456+09:00', '2026-11-22T10:00:00.123Z']
  ])(
    'have the time %s of another program in UTC, to the ms',
    async (at, utc) => {
      const { file } = await fileOf([{ ...ROW, completed_at: at }]);
      const [row] = await parquetReadObjects({ file });
      expect(row.completed_at).toEqual(new Date(utc));
    }
  );

  it('have no time instead of a wrong one', async () => {
    const { file } = await fileOf([{ ...ROW, completed_at: 'yesterday' }]);
    const [row] = await parquetReadObjects({ file });
    expect(row.completed_at).toBeNull();
  });

  it('are a file that can be read without any row', async () => {
    const { file } = await fileOf([]);
    expect(parquetMetadata(file).num_rows).toBe(0n);
    expect(await parquetReadObjects({ file })).toEqual([]);
  });

  it('leave memory in row groups, each row once and in order', async () => {
    const rows = Array.from({ length: 25_000 }, (_, n) => ({
      ...ROW,
      key: `TOP/1005/S${n}/detail/상세 1.jpg`,
      order: n
    }));
    const { file, pieces } = await fileOf(rows);
    expect(
      parquetMetadata(file).row_groups.map(({ num_rows: n }) => n)
    ).toEqual([10_000n, 10_000n, 5_000n]);
    // Nothing is kept until the end that could be written before.
    expect(pieces.filter(length => length > 1000)).toHaveLength(3);
    const read = await parquetReadObjects({ file, columns: ['key', 'order'] });
    expect(read).toEqual(rows.map(({ key, order }) => ({ key, order })));
  });

  it('leave memory earlier if they are long', async () => {
    const long = 'x'.repeat(1000);
    const rows = Array.from({ length: 9_000 }, (_, n) => ({
      ...ROW,
      key: `${n}/${long}`
    }));
    const { file } = await fileOf(rows, 100);
    const { row_groups: groups } = parquetMetadata(file);
    expect(groups.length).toBeGreaterThan(1);
    expect(await parquetReadObjects({ file, columns: ['key'] })).toEqual(
      rows.map(({ key }) => ({ key }))
    );
  });
});
