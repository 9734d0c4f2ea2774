/** @jest-environment node */
import { JobList } from '../../../../../src/desk/jobs/jobList';
import { listServerJobs } from '../../../../../src/desk/jobs/server/listServerJobs';
import { ServerJobFeed } from '../../../../../src/desk/jobs/server/serverJobFeed';
import {
  NotSignedIn,
  NotSupported,
  Unreachable
} from '../../../../../src/domain/errors';
import { PLAIN } from '../../../../../src/words/trans';
import { saying } from '../../../../support/english';
import {
  ManualClock,
  MemoryServerJobs,
  SequenceIds
} from '../../../../support/memory';

const ID = '0123456789abcdef';

let server: MemoryServerJobs;
let clock: ManualClock;
let feed: ServerJobFeed;
let list: JobList;
let opened: string[];

beforeEach(() => {
  server = new MemoryServerJobs();
  clock = new ManualClock(5000);
  feed = new ServerJobFeed(server, clock, PLAIN);
  list = new JobList(clock, new SequenceIds('job'));
  opened = [];
  listServerJobs(feed, list, {
    open: ({ job }) => opened.push(job.id),
    isInSight: () => false,
    hasPage: ({ job }) => job.request.kind === 'migrate'
  });
});
afterEach(() => feed.dispose());

/** Lets everything happen that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) {
    await Promise.resolve();
  }
}

const progress = (products: number) =>
  ({ kind: 'progress', at: 1, products, total: 40, counts: {} }) as const;

async function running(): Promise<void> {
  server.add({ id: ID });
  await feed.refresh();
  await settle();
}

it('lists what the server runs and ran, and follows what runs', async () => {
  server.add({ id: 'a'.repeat(16), stage: 'interrupted', ended: 2000 });
  await running();
  server.tell(ID, { progress: progress(10) }, progress(10));
  await settle();
  expect(list.jobs).toMatchObject([
    {
      id: ID,
      name: 'migrate',
      connection: 'mine',
      place: 'server',
      phase: 'running',
      folder: 'data/spring',
      count: { what: 'products', done: 10, total: 40 }
    },
    { phase: 'interrupted', ended: 2000 }
  ]);
  expect(list.handleOf('a'.repeat(16))?.resume).toBeDefined();
});

it('asks nothing about a job that has ended, and about one that runs once in two seconds', async () => {
  await running();
  for (let done = 1; done <= 20; done++) {
    server.tell(ID, { progress: progress(done) }, progress(done));
    await settle();
  }
  const watched = (): number =>
    server.asked.filter(one => one === `watch ${ID}`).length;
  expect(watched()).toBe(1);
  clock.advance(2000);
  await settle();
  expect(watched()).toBe(2);
  expect(list.jobs[0].count?.done).toBe(20);
  clock.advance(2000);
  await settle();
  server.end(ID, 'done');
  await settle();
  expect(list.jobs[0].phase).toBe('done');
  const before = server.asked.length;
  clock.advance(600_000);
  await settle();
  expect(server.asked.length).toBe(before);
});

it('the list is read again only while somebody looks at it', async () => {
  const unwatch = feed.watch();
  await settle();
  clock.advance(30_000);
  await settle();
  expect(server.asked).toEqual(['list', 'list']);
  unwatch();
  clock.advance(120_000);
  await settle();
  expect(server.asked).toEqual(['list', 'list']);
});

it('a server that starts again is waited for, and its job is interrupted then', async () => {
  await running();
  server.fail(new Unreachable(...saying('The server does not answer.')));
  await settle();
  expect(list.jobs).toMatchObject([
    { phase: 'waiting', problem: { text: 'The server does not answer.' } }
  ]);
  server.failure = null;
  server.tell(ID, { stage: 'interrupted', ended: 8000 });
  clock.advance(5000);
  await settle();
  expect(list.jobs).toMatchObject([{ phase: 'interrupted', ended: 8000 }]);
  expect(list.jobs[0].problem).toBeUndefined();
});

it('a resumed job takes the place of the old one', async () => {
  server.add({ id: ID, stage: 'interrupted', ended: 2000 });
  await feed.refresh();
  await settle();
  list.handleOf(ID)?.resume?.();
  await settle();
  expect(list.jobs).toHaveLength(1);
  expect(list.jobs[0].phase).toBe('running');
  expect(feed.find(ID)?.job.id).toBe(list.jobs[0].id);
});

it('a job that waits for a service says until when, and goes on', async () => {
  await running();
  const pause = { kind: 'pause', at: 1, until: 60_000, text: 'S3 is busy.' };
  server.tell(ID, {}, pause as never);
  await settle();
  expect(list.jobs).toMatchObject([
    { phase: 'waiting', until: 60_000, problem: { text: 'S3 is busy.' } }
  ]);
  clock.advance(2000);
  await settle();
  server.tell(ID, {}, progress(3));
  await settle();
  expect(list.jobs[0].phase).toBe('running');
});

it('what is refused is shown at its job', async () => {
  await running();
  list.handleOf(ID)?.cancel?.();
  await settle();
  expect(list.jobs[0].stopping).toBe(true);
  server.end(ID, 'stopped');
  await settle();
  server.failure = new NotSupported(...saying('It still runs.'));
  list.handleOf(ID)?.forget?.();
  await settle();
  expect(list.jobs[0].problem?.text).toBe('It still runs.');
});

it('a report is read when somebody wants to see it, once', async () => {
  server.add({ id: ID, stage: 'done', ended: 2000, hasReport: true });
  server.reports.set(ID, { created: 3 });
  await feed.refresh();
  await settle();
  expect(server.asked).toEqual(['list']);
  list.handleOf(ID)?.readReport?.();
  await settle();
  expect(list.jobs[0].report).toEqual({ created: 3 });
  list.handleOf(ID)?.readReport?.();
  await settle();
  expect(server.asked).toEqual(['list', `report ${ID}`]);
});

it('a job that another tab removed is off the list, also while it is followed', async () => {
  await running();
  server.remove(ID);
  await settle();
  clock.advance(30_000);
  await settle();
  expect(list.jobs).toEqual([]);
  expect(list.handleOf(ID)).toBeUndefined();
});

it('a server that tells of its list and not of its job is not asked without end', async () => {
  await running();
  const watch = jest
    .spyOn(server, 'watch')
    .mockRejectedValue(new NotSupported('server-without-jobs', {}));
  server.tell(ID, {});
  await settle();
  clock.advance(2000);
  for (let second = 0; second < 60; second++) {
    await settle();
    clock.advance(1000);
  }
  expect(watch.mock.calls.length).toBeLessThan(5);
  watch.mockRestore();
  await settle();
  clock.advance(30_000);
  await settle();
  server.end(ID, 'done');
  await settle();
  clock.advance(5000);
  await settle();
  expect(list.jobs).toMatchObject([{ phase: 'done' }]);
  expect(list.jobs[0].problem).toBeUndefined();
});

it('a job of another server of this person cannot be cancelled here', async () => {
  server.add({ id: ID, elsewhere: true });
  await feed.refresh();
  await settle();
  expect(list.jobs[0].elsewhere).toBe(true);
  expect(list.handleOf(ID)?.cancel).toBeUndefined();
});

it('says why the server runs none, without Node and without the routes', async () => {
  server.unable = 'Node.js is missing.';
  await feed.refresh();
  expect(feed.store.state.unable?.text).toBe('Node.js is missing.');
  server.unable = null;
  server.failure = new NotSupported('server-without-jobs', {});
  await feed.refresh();
  expect(feed.store.state.unable?.text).toContain('runs no jobs');
  server.failure = null;
  await feed.refresh();
  expect(feed.store.state.unable).toBeNull();
});

it('a job that was resumed twice is found by its first id', async () => {
  server.add({ id: ID, stage: 'interrupted', ended: 2000 });
  await feed.refresh();
  const second = await feed.resume(ID);
  server.end(second.id, 'interrupted');
  await settle();
  // The server gives it an id of its own again.
  jest
    .spyOn(server, 'resume')
    .mockImplementationOnce(async () => ({ ...second, id: 'c'.repeat(16) }));
  await feed.resume(ID);
  expect(server.resume).toHaveBeenLastCalledWith(second.id);
  expect(feed.find(ID)?.job.id).toBe('c'.repeat(16));
  expect(feed.find(second.id)?.job.id).toBe('c'.repeat(16));
});

it('a server that gives an old id again does not hold the page up', async () => {
  server.add({ id: ID, stage: 'interrupted', ended: 2000 });
  await feed.refresh();
  const second = await feed.resume(ID);
  server.end(second.id, 'interrupted');
  await settle();
  server.add({ id: ID });
  jest
    .spyOn(server, 'resume')
    .mockImplementationOnce(async () => ({ ...second, id: ID }));
  await feed.resume(second.id);
  expect(feed.find(second.id)?.job.id).toBe(ID);
  expect(feed.find(ID)?.job.id).toBe(ID);
});

it('a second Resume while one is under way begins nothing', async () => {
  server.add({ id: ID, stage: 'interrupted', ended: 2000 });
  await feed.refresh();
  await settle();
  list.handleOf(ID)?.resume?.();
  list.handleOf(ID)?.resume?.();
  await settle();
  expect(server.asked.filter(one => one === `resume ${ID}`)).toHaveLength(1);
  expect(list.jobs).toMatchObject([{ phase: 'running' }]);
  expect(list.jobs[0].problem).toBeUndefined();
});

it('what was refused is said until the server has told of the job anew', async () => {
  await running();
  jest
    .spyOn(server, 'cancel')
    .mockRejectedValueOnce(new NotSupported(...saying('Not now.')));
  list.handleOf(ID)?.cancel?.();
  await settle();
  // What was on its way says nothing of it.
  server.tell(ID, {}, progress(1));
  await settle();
  expect(list.jobs[0].problem?.text).toBe('Not now.');
  clock.advance(2000);
  await settle();
  server.tell(ID, {}, progress(2));
  await settle();
  expect(list.jobs[0].problem).toBeUndefined();
});

it('a job is followed again after nobody was signed in for a while', async () => {
  await running();
  server.fail(new NotSignedIn('server-signed-out', {}));
  for (let half = 0; half < 6; half++) {
    await settle();
    clock.advance(30_000);
  }
  await settle();
  // The list was refused too.
  expect(feed.store.state.unable?.kind).toBe('NotSignedIn');
  server.failure = null;
  clock.advance(30_000);
  await settle();
  server.tell(ID, { progress: progress(7) }, progress(7));
  await settle();
  expect(list.jobs).toMatchObject([{ phase: 'running', count: { done: 7 } }]);
  expect(list.jobs[0].problem).toBeUndefined();
});

it.each([0, 30_000])(
  'a page that is closed asks for a lost job no more, after %s ms too',
  async ms => {
    await running();
    server.fail(new NotSignedIn('server-signed-out', {}));
    await settle();
    clock.advance(ms);
    await settle();
    feed.dispose();
    const before = server.asked.length;
    for (let half = 0; half < 6; half++) {
      await settle();
      clock.advance(30_000);
    }
    await settle();
    expect(server.asked.length).toBe(before);
  }
);
