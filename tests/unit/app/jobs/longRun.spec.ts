/** @jest-environment node */
import { LongRun } from '../../../../src/app/jobs/longRun';
import { pack } from '../../../../src/app/jobs/pack/pack';
import {
  Conflict,
  Invalid,
  NotAllowed,
  NotFound,
  Throttled,
  Unreachable
} from '../../../../src/domain/errors';
import { testMaker } from '../../../fixtures/packs';
import { plainReport, saying } from '../../../support/english';
import { CuratedDataset, daysAgo } from './curatedDataset';
import { passingPauses } from './passingPauses';

const throttled = (): Throttled => new Throttled(...saying('Too many.'));

describe('a long run', () => {
  /** A run whose parts do what a list says: true for success. */
  const runOf = (
    outcomes: readonly (true | Error)[],
    { pauses, told } = passingPauses()
  ): {
    run: LongRun;
    told: number[];
    part: (at: number) => Promise<void>;
    done: string[];
  } => {
    const run = new LongRun({ pauses });
    const done: string[] = [];
    const part = (at: number): Promise<void> =>
      run.part(
        async () => {
          const outcome = outcomes[at];
          if (outcome !== true) {
            throw outcome;
          }
          done.push(`${at}`);
        },
        async () => void done.push(`${at} again`),
        error => void done.push(`${at}: ${error.kind}`)
      );
    return { run, told, part, done };
  };

  it('puts aside what fails, and tries it at the end', async () => {
    const { run, part, done } = runOf([
      throttled(),
      true,
      new Conflict(...saying('Somebody else.')),
      new Invalid(...saying('Broken.'))
    ]);
    for (let at = 0; at < 4; at++) {
      await part(at);
    }
    // Another try of what is broken would fail too.
    expect(done).toEqual(['1', '3: Invalid']);
    await run.finish();
    expect(done.slice(2)).toEqual(['0 again', '2 again']);
  });

  it('lets one part through after a wait, and waits twice as long if it fails', async () => {
    const trouble = Array.from({ length: 20 }, throttled);
    const { part, told, done, run } = runOf([...trouble, true, true]);
    await Promise.all(trouble.map((_, at) => part(at)));
    // All of them ran side by side: one wait.
    expect(told).toEqual([5000]);
    await Promise.all([part(0), part(20), part(21)]);
    expect(told).toEqual([5000, 10_000]);
    expect(done).toEqual(['20', '21']);
    await run.finish();
    expect(done).toHaveLength(2 + 21);
  });

  it('waits for five minutes at the most, and as at first after a success', async () => {
    const { run, told } = runOf([]);
    let left = 9;
    const act = async (): Promise<string> => {
      if (left-- > 0) {
        throw throttled();
      }
      return 'there';
    };
    expect(await run.insist(act)).toBe('there');
    expect(told.map(ms => ms / 1000)).toEqual([
      5, 10, 20, 40, 80, 160, 300, 300, 300
    ]);
    left = 1;
    await run.insist(act);
    expect(told.at(-1)).toBe(5000);
  });

  it.each([
    new NotFound(...saying('No such place.')),
    new NotAllowed(...saying('Not for you.')),
    new Error('A bug.')
  ])('ends with: %s', async error => {
    const { part, told } = runOf([true, error]);
    await part(0);
    await expect(part(1)).rejects.toBe(error);
    expect(told).toEqual([]);
  });

  it('ends if the service never answered', async () => {
    const { run, told } = runOf([]);
    const silent = new Unreachable(...saying('Nobody there.'));
    await expect(
      run.insist(async () => {
        throw silent;
      })
    ).rejects.toBe(silent);
    expect(told).toEqual([]);
  });
});

describe('a product that fails twice', () => {
  let dataset: CuratedDataset;
  beforeEach(async () => {
    dataset = new CuratedDataset();
    for (const id of ['SKU1', 'SKU2', 'SKU3']) {
      dataset.add(id, {
        deleted: [
          { folder: 'text', filename: 'x.jpg', at: daysAgo(90), by: 'Kim' }
        ]
      });
      dataset.object(`${id}/text/x.jpg`, 95);
    }
    await dataset.settle();
  });

  /** From now on every request for an object of this product fails. */
  const trouble = (method: 'list' | 'head' | 'remove', times = 2): void => {
    const { images } = dataset;
    const real = (images[method] as (...args: unknown[]) => unknown).bind(
      images
    );
    let left = times;
    Object.assign(images, {
      [method]: (key: string, ...rest: unknown[]) => {
        if (key.includes('SKU2') && left-- > 0) {
          throw throttled();
        }
        return real(key, ...rest);
      }
    });
  };

  it('is named by verify, and the others are checked', async () => {
    dataset.object('SKU1/text/unnamed.jpg');
    dataset.object('SKU2/text/unnamed.jpg');
    trouble('list');
    const report = await dataset.verify();
    expect(plainReport(report)).toMatchObject({
      products: 2,
      findings: [{ productId: 'SKU1' }],
      notChecked: [
        { productId: 'SKU2', text: expect.stringContaining('Too many.') }
      ]
    });
  });

  it('is checked by verify if it succeeds the second time, and counted once', async () => {
    dataset.object('SKU2/text/unnamed.jpg');
    const calm = await dataset.verify();
    trouble('list', 1);
    expect(await dataset.verify()).toEqual(calm);
  });

  it('is named by pack, and the others are packed', async () => {
    trouble('list');
    const report = await pack(dataset.faulty(), {
      maker: testMaker([]),
      dryRun: false
    });
    expect(plainReport(report)).toMatchObject({
      products: 3,
      written: 2,
      forPerson: [{ productId: 'SKU2' }]
    });
  });

  it.each([true, false])(
    'is named by purge once, and the others are purged (dry run: %j)',
    async dryRun => {
      trouble('head');
      const report = await dataset.purge({ dryRun });
      expect(plainReport(report)).toMatchObject({
        products: 3,
        images: 2,
        forPerson: [
          { productId: 'SKU2', text: expect.stringContaining('Too many.') }
        ]
      });
    }
  );

  it('is purged the second time, and reported once', async () => {
    const { bytes } = await dataset.purge({ dryRun: true });
    trouble('remove', 1);
    expect(await dataset.purge()).toMatchObject({
      images: 3,
      bytes,
      forPerson: []
    });
  });
});

describe('a page of products that cannot be read', () => {
  it('is waited for by verify, pack and purge', async () => {
    const dataset = new CuratedDataset();
    dataset.add('SKU1');
    await dataset.settle();
    for (const job of ['verify', 'pack', 'purge'] as const) {
      const { pauses, told } = passingPauses();
      dataset.faults.splice(0, 1, {
        method: 'products',
        kind: 'before',
        times: 2
      });
      const report =
        job === 'pack'
          ? await pack(dataset.faulty(), {
              maker: testMaker([]),
              dryRun: true,
              pauses
            })
          : await dataset[job]({ pauses });
      expect(report).toMatchObject({ products: 1 });
      expect(told).toEqual([5000, 10_000]);
    }
  });
});
