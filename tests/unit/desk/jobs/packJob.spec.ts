/** @jest-environment node */
import { PackJob } from '../../../../src/desk/jobs/packJob';
import type { JobDataset } from '../../../../src/desk/jobs/job';
import { Throttled } from '../../../../src/domain/errors';
import type { ThumbnailMaker } from '../../../../src/ports/images/thumbnailMaker';
import { testMaker } from '../../../fixtures/packs';
import { saying } from '../../../support/english';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

function aMaker(): ThumbnailMaker & { ended: boolean; dispose(): void } {
  return {
    ...testMaker(),
    ended: false,
    dispose() {
      this.ended = true;
    }
  };
}

let dataset: CuratedDataset;

beforeEach(async () => {
  dataset = new CuratedDataset();
  for (let at = 0; at < 20; at++) {
    dataset.add(`P${at}`, { detail: ['a.jpg'] });
    dataset.object(`P${at}/detail/a.jpg`);
  }
  await dataset.settle();
});

it('packs, and packs nothing twice when it is run again', async () => {
  const maker = aMaker();
  const job = new PackJob(jobDataset(dataset), { maker, random: () => 0 });
  job.pack();
  const { report } = await step(job, 'packed');
  expect(report).toMatchObject({ products: 20, written: 20, forPerson: [] });
  expect(job.status()).toMatchObject({ phase: 'done' });
  job.resume();
  await step(job, 'packing');
  expect((await step(job, 'packed')).report).toMatchObject({
    written: 0,
    current: 20
  });
  await job.dispose();
  expect(maker.ended).toBe(true);
});

it('waits for a service in trouble, says until when, and goes on', async () => {
  const slept: number[] = [];
  let seen: unknown;
  const of: JobDataset = {
    ...jobDataset(dataset),
    clock: {
      now: () => 1000,
      sleep: async ms => {
        slept.push(ms);
        await Promise.resolve();
        seen ??= job.status();
      }
    }
  };
  const job = new PackJob(of, { maker: aMaker(), random: () => 0 });
  dataset.faults.push({
    method: 'read',
    kind: 'before',
    times: 8,
    error: new Throttled(...saying('Slow down.'))
  });
  job.pack();
  const { report } = await step(job, 'packed');
  expect(slept).not.toEqual([]);
  expect(seen).toMatchObject({ phase: 'waiting', until: 6000 });
  expect(report).toMatchObject({ written: 20, forPerson: [] });
});

it('is stopped, and another run does the rest', async () => {
  const job = new PackJob(jobDataset(dataset), {
    maker: aMaker(),
    random: () => 0
  });
  job.pack();
  await step(job, 'packing');
  job.cancel();
  const { report } = await step(job, 'packed');
  expect(report.stopped).toBe(true);
  expect(job.status()).toMatchObject({ phase: 'stopped' });
  job.resume();
  await step(job, 'packing');
  const rest = (await step(job, 'packed')).report;
  expect(rest.written + rest.current).toBe(20);
});
