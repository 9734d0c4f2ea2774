import { isIn, readShard, shardOf } from '../../../../src/domain/jobs/shard';

const product = (n: number | string) => ({
  subCategory: 1005,
  productId: String(n)
});

describe('the shard of a product', () => {
  it('is the same in every version', () => {
    expect(
      [1, 2, 3, '제품', 'SKU-1'].map(n => shardOf(product(n), 1000))
    ).toEqual([186, 824, 873, 955, 524]);
  });

  it('is the same in every Unicode form of its id', () => {
    const id = '제품';
    expect(shardOf(product(id.normalize('NFD')), 1000)).toBe(
      shardOf(product(id), 1000)
    );
  });

  it.each([2, 7, 16, 100])('is about equally often each of %d', count => {
    const sizes = Array.from({ length: count }, () => 0);
    for (let n = 0; n < 1000 * count; n++) {
      sizes[shardOf(product(79_000 + n), count)]++;
    }
    expect(Math.min(...sizes)).toBeGreaterThan(850);
    expect(Math.max(...sizes)).toBeLessThan(1150);
  });

  it('is exactly one', () => {
    const shards = [0, 1, 2].map(index => ({ index, count: 3 }));
    expect(shards.filter(shard => isIn(shard, product(1)))).toHaveLength(1);
  });
});

describe('a shard as it is typed', () => {
  it.each([
    ['0/1', 0, 1],
    ['6/7', 6, 7]
  ])('%s', (text, index, count) => {
    expect(readShard(text, {})).toEqual({ index, count });
  });

  it.each(['7/7', '-1/7', '1', '1/0', '0/0', '1.5/7', 'x', '', '1/999999'])(
    'is not %s',
    text => {
      expect(readShard(text, {})).toBeUndefined();
    }
  );

  it.each([
    [
      'AWS Batch',
      { AWS_BATCH_JOB_ARRAY_INDEX: '3', AWS_BATCH_JOB_ARRAY_SIZE: '7' }
    ],
    ['Kubernetes', { JOB_COMPLETION_INDEX: '3', JOB_COMPLETIONS: '7' }],
    ['Slurm', { SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_COUNT: '7' }],
    [
      'Slurm that counts from 1',
      {
        SLURM_ARRAY_TASK_ID: '4',
        SLURM_ARRAY_TASK_COUNT: '7',
        SLURM_ARRAY_TASK_MIN: '1'
      }
    ],
    [
      'Slurm that counts in steps',
      {
        SLURM_ARRAY_TASK_ID: '16',
        SLURM_ARRAY_TASK_COUNT: '7',
        SLURM_ARRAY_TASK_MIN: '1',
        SLURM_ARRAY_TASK_STEP: '5'
      }
    ]
  ])('is what %s names', (_engine, env) => {
    expect(readShard('auto', env)).toEqual({ index: 3, count: 7 });
  });

  it.each([
    ['nothing', {}],
    ['an index alone', { JOB_COMPLETION_INDEX: '3' }],
    ['an index beyond', { JOB_COMPLETION_INDEX: '7', JOB_COMPLETIONS: '7' }],
    ['a word', { JOB_COMPLETION_INDEX: 'x', JOB_COMPLETIONS: '7' }]
  ])('is none if the environment has %s', (_what, env) => {
    expect(readShard('auto', env)).toBeUndefined();
  });
});
