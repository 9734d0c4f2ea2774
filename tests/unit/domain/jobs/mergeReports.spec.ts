import { mergeReports } from '../../../../src/domain/jobs/mergeReports';

const shard = (index: number, more: object = {}, count = 2): object => ({
  shard: { index, count },
  elsewhere: 5,
  dryRun: false,
  stopped: false,
  created: 1,
  skipped: [{ path: 'notes.txt', reason: 'It is a file.' }],
  counts: { hidden: 1 },
  categories: [{ mainCategory: 'TOP', subCategory: 1005, products: index }],
  ...more
});

describe('reports of shards', () => {
  it('make the report of one run', () => {
    const merged = mergeReports([
      shard(1, { stopped: true }),
      shard(0, { counts: { hidden: 2, clutter: 1 } })
    ]);
    expect(merged).toEqual({
      count: 2,
      missing: [],
      twice: [],
      report: {
        dryRun: false,
        stopped: true,
        created: 2,
        skipped: [{ path: 'notes.txt', reason: 'It is a file.' }],
        counts: { hidden: 3, clutter: 1 },
        categories: [{ mainCategory: 'TOP', subCategory: 1005, products: 1 }]
      }
    });
  });

  it('say which are missing, and which are there twice', () => {
    expect(
      mergeReports([shard(1, {}, 4), shard(1, {}, 4), shard(3, {}, 4)])
    ).toMatchObject({ missing: [0, 2], twice: [1] });
  });

  it.each([
    ['of another number of shards', shard(1, {}, 3)],
    ['of a dry run', shard(1, { dryRun: true })],
    ['of no shard', { created: 1 }],
    ['of a shard beyond', shard(2)],
    ['that is a list', []],
    ['that is nothing', null]
  ])('are not merged with one %s', (_what, other) => {
    expect(mergeReports([shard(0), other])).toBeUndefined();
  });

  it('keep names that every object has', () => {
    const odd = JSON.parse(
      '{"shard":{"index":0,"count":1},"counts":{"__proto__":1,"constructor":2}}'
    ) as object;
    expect(JSON.stringify(mergeReports([odd, odd])?.report)).toBe(
      '{"counts":{"__proto__":2,"constructor":4}}'
    );
  });
});
