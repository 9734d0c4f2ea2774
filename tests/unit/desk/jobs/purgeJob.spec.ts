/** @jest-environment node */
import { PurgeJob } from '../../../../src/desk/jobs/purgeJob';
import type { PurgeReport } from '../../../../src/desk/jobs/purgeJob';
import { NotAllowed } from '../../../../src/domain/errors';
import { saying } from '../../../support/english';
import { CuratedDataset, TOP, daysAgo } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

describe('a purge', () => {
  let dataset: CuratedDataset;
  let job: PurgeJob;
  let asked: PurgeReport[];
  let answer: boolean;

  beforeEach(async () => {
    dataset = new CuratedDataset();
    asked = [];
    answer = true;
    deleted('SKU1', 'old.jpg', 90);
    deleted('SKU2', 'new.jpg', 20);
    await dataset.settle();
    job = new PurgeJob(jobDataset(dataset), async shown => {
      asked.push(shown);
      return answer;
    });
  });
  afterEach(() => job.dispose());

  const deleted = (id: string, filename: string, days: number): void => {
    dataset.add(id, {
      deleted: [{ folder: 'text', filename, at: daysAgo(days), by: 'Kim' }]
    });
    dataset.object(`${id}/text/${filename}`);
  };

  it('looks first, for 30 days by default', async () => {
    const removed = jest.spyOn(dataset.images, 'remove');
    job.purge();
    expect(job.state.step.kind).toBe('asking');
    job.look();
    const { report } = await step(job, 'shown');
    expect(report).toMatchObject({
      dryRun: true,
      olderThanDays: 30,
      images: 1,
      purged: [{ productId: 'SKU1', path: 'text/old.jpg' }]
    });
    expect(asked).toEqual([]);
    expect(removed).not.toHaveBeenCalled();
  });

  it('destroys nothing unless the person confirms', async () => {
    answer = false;
    job.look();
    const { report } = await step(job, 'shown');
    job.purge();
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(asked).toEqual([report]);
    expect(job.state.step).toEqual({ kind: 'shown', report });
    expect(await dataset.has('SKU1/text/old.jpg')).toBe(true);
  });

  it('destroys what was shown and nothing else, even if more is old by then', async () => {
    job.ask({ category: TOP, olderThanDays: 10 });
    job.look();
    const shown = await step(job, 'shown');
    expect(shown.report.images).toBe(2);
    deleted('SKU3', 'later.jpg', 90);
    job.purge();
    const { report } = await step(job, 'purged');
    expect(report).toMatchObject({ dryRun: false, images: 2, products: 3 });
    expect(await dataset.has('SKU1/text/old.jpg')).toBe(false);
    expect(await dataset.has('SKU2/text/new.jpg')).toBe(false);
    expect(await dataset.has('SKU3/text/later.jpg')).toBe(true);
  });

  it('is stopped between products, and lists what went', async () => {
    for (let i = 0; i < 40; i++) {
      deleted(`P${i}`, 'old.jpg', 90);
    }
    job.look();
    await step(job, 'shown');
    job.purge();
    await step(job, 'purging');
    job.cancel();
    const { report } = await step(job, 'purged');
    expect(report.stopped).toBe(true);
    expect(report.images).toBeLessThan(41);
  });

  it('shows how much was purged before it failed', async () => {
    deleted('SKU9', 'old.jpg', 90);
    job.look();
    await step(job, 'shown');
    dataset.faults.push({
      method: 'remove',
      kind: 'before',
      skip: 1,
      error: new NotAllowed(...saying('Not for you.'))
    });
    job.purge();
    const failed = await step(job, 'failed');
    expect(failed.problem.kind).toBe('NotAllowed');
    expect(failed.purged).toMatchObject({ images: 1 });
    dataset.faults.length = 0;
    job.look();
    expect((await step(job, 'shown')).report.images).toBe(1);
  });

  it('purges nothing if it was closed while the person was asked', async () => {
    let say: (yes: boolean) => void = () => undefined;
    const asking = new PurgeJob(
      jobDataset(dataset),
      () => new Promise(resolve => (say = resolve))
    );
    asking.look();
    await step(asking, 'shown');
    asking.purge();
    const scanned = jest.spyOn(dataset.catalogue, 'categories');
    const closed = asking.dispose();
    say(true);
    await closed;
    expect(scanned).not.toHaveBeenCalled();
    expect(await dataset.has('SKU1/text/old.jpg')).toBe(true);
  });
});
