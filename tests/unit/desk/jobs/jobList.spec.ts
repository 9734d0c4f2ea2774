/** @jest-environment node */
import type { JobHandle } from '../../../../src/desk/jobs/jobList';
import { JobList } from '../../../../src/desk/jobs/jobList';
import type { JobStatus, ShownJob } from '../../../../src/desk/jobs/jobStatus';
import { CheckJob } from '../../../../src/desk/jobs/checkJob';
import { Store } from '../../../../src/desk/store';
import { SequenceIds } from '../../../support/memory';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

const HANDLE: JobHandle = {
  open: () => undefined,
  isInSight: () => true,
  cancel: () => undefined
};

class SomeJob implements ShownJob {
  readonly name = 'pack';
  readonly store = new Store<{ status: JobStatus | null }>({ status: null });
  status(): JobStatus | null {
    return this.store.state.status;
  }
  async come(status: JobStatus | null): Promise<void> {
    this.store.set({ status });
    await Promise.resolve();
  }
}

const running = (done: number): JobStatus => ({
  phase: 'running',
  count: { what: 'products', done, total: 100 }
});

let now: number;
let list: JobList;
let job: SomeJob;

beforeEach(() => {
  now = 1000;
  list = new JobList({ now: () => now }, new SequenceIds('job'));
  job = new SomeJob();
});

it('a job is listed from when it works, and stays when it has ended', async () => {
  list.follow(job, 'mine', HANDLE);
  await job.come(null);
  expect(list.jobs).toEqual([]);
  await job.come(running(0));
  now = 5000;
  await job.come(running(40));
  expect(list.jobs).toMatchObject([
    {
      name: 'pack',
      connection: 'mine',
      place: 'page',
      phase: 'running',
      started: 1000,
      ended: null,
      pace: [
        { at: 1000, done: 0 },
        { at: 5000, done: 40 }
      ]
    }
  ]);
  now = 9000;
  await job.come({ phase: 'done', report: { products: 100 } });
  expect(list.jobs).toMatchObject([
    { phase: 'done', ended: 9000, report: { products: 100 } }
  ]);
});

it('a job that measures its own pace is listed with that', async () => {
  const pace = [{ at: 10, done: 3 }];
  list.follow(job, 'mine', HANDLE);
  await job.come({ ...running(40), pace });
  expect(list.jobs[0].pace).toBe(pace);
});

it('a job that is begun anew is listed anew, one that goes on is the same', async () => {
  list.follow(job, 'mine', HANDLE);
  await job.come(running(0));
  await job.come({ phase: 'failed' });
  await job.come(running(1));
  expect(list.jobs).toHaveLength(1);
  expect(list.jobs[0].ended).toBeNull();
  await job.come({ phase: 'done' });
  await job.come(null);
  now++;
  await job.come(running(0));
  expect(list.jobs.map(({ phase }) => phase)).toEqual(['running', 'done']);
});

it('a job whose question nobody answered does not ask for ever', async () => {
  const leave = list.follow(job, 'mine', HANDLE);
  await job.come(running(0));
  await job.come({ phase: 'asking' });
  expect(list.jobs[0]).toMatchObject({ phase: 'asking', ended: null });
  leave();
  expect(list.jobs[0].phase).toBe('done');
  expect(list.jobs[0].ended).toBe(now);
});

it('only the last jobs that ended are kept, and all that work', async () => {
  for (let at = 0; at < 30; at++) {
    now++;
    const other = new SomeJob();
    list.follow(other, `n${at}`, HANDLE);
    await other.come(running(0));
    if (at > 2) {
      await other.come({ phase: 'done' });
    }
  }
  expect(list.jobs).toHaveLength(23);
  expect(list.jobs.slice(0, 3).map(({ connection }) => connection)).toEqual([
    'n2',
    'n1',
    'n0'
  ]);
  expect(list.jobs.every(({ id }) => list.handleOf(id))).toBe(true);
});

it('a job that works is not taken off the list', async () => {
  list.follow(job, 'mine', HANDLE);
  await job.come(running(0));
  list.forget(list.jobs[0].id);
  expect(list.jobs).toHaveLength(1);
  await job.come({ phase: 'stopped' });
  list.forget(list.jobs[0].id);
  expect(list.jobs).toEqual([]);
});

it('a check is listed with its end, also if it is ended by closing it', async () => {
  const dataset = new CuratedDataset();
  for (let at = 0; at < 50; at++) {
    dataset.add(`P${at}`);
  }
  await dataset.settle();
  const check = new CheckJob(jobDataset(dataset));
  list.follow(check, 'mine', HANDLE);
  check.check();
  await step(check, 'checking');
  await Promise.resolve();
  expect(list.jobs).toMatchObject([{ name: 'verify', phase: 'running' }]);
  await check.dispose();
  expect(list.jobs).toMatchObject([
    { phase: 'stopped', report: { stopped: true } }
  ]);
});
