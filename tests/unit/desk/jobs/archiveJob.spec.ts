/** @jest-environment node */
import { ArchiveJob } from '../../../../src/desk/jobs/archiveJob';
import { archivePricesOf } from '../../../../src/domain/jobs/archive/archivePrices';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

const PRICES = archivePricesOf({ bucketRegion: 'us-east-1', s3Endpoint: '' });

describe('an archiving', () => {
  let dataset: CuratedDataset;
  let job: ArchiveJob;
  beforeEach(() => {
    dataset = new CuratedDataset();
    dataset.add('SKU1', {
      current_status: 'COMPLETED',
      representative_assets: '{"model":"detail/a.jpg"}'
    });
    dataset.object('SKU1/detail/b.jpg', 100, new Uint8Array(300_000));
    job = new ArchiveJob(jobDataset(dataset), PRICES);
  });
  afterEach(() => job.dispose());

  it('shows cost and saving before it tags anything', async () => {
    const set = jest.spyOn(dataset.images, 'setTags');
    job.carryOut();
    job.look();
    const { report } = await step(job, 'shown');
    expect(report).toMatchObject({ dryRun: true, images: 1, bytes: 300_000 });
    expect(report.cost?.once).toBeGreaterThan(0);
    expect(job.status()).toMatchObject({ phase: 'asking' });
    expect(set).not.toHaveBeenCalled();

    job.carryOut();
    const done = await step(job, 'done');
    expect(done.report).toMatchObject({ dryRun: false, images: 1 });
    expect(set).toHaveBeenCalledTimes(1);
  });

  it('has nothing to do the second time', async () => {
    job.look();
    await step(job, 'shown');
    job.carryOut();
    await step(job, 'done');
    job.again();
    job.look();
    const { report } = await step(job, 'shown');
    expect(report).toMatchObject({ images: 0, already: 1 });
    expect(job.status()).toMatchObject({ phase: 'done' });
  });
});
