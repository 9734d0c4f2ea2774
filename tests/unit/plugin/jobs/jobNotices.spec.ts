import { Notification } from '@jupyterlab/apputils';

import type { ListedJob } from '../../../../src/desk/jobs/jobList';
import { JobList } from '../../../../src/desk/jobs/jobList';
import { JobNotices } from '../../../../src/plugin/jobs/list/jobNotices';
import { keepPageForJobs } from '../../../../src/plugin/jobs/list/keepPage';
import { PLAIN } from '../../../../src/words/trans';
import { SequenceIds } from '../../../support/memory';

let now: number;
let list: JobList;
let notices: JobNotices;
let inSight: boolean;
let cancelled: number;

beforeEach(() => {
  Notification.dismiss();
  now = 10_000;
  inSight = false;
  cancelled = 0;
  list = new JobList({ now: () => now }, new SequenceIds('job'));
  notices = new JobNotices(list, PLAIN);
});

async function put(patch: Partial<ListedJob> = {}): Promise<void> {
  list.put(
    {
      id: 'a',
      name: 'verify',
      connection: 'mine',
      place: 'page',
      phase: 'running',
      started: 0,
      ended: null,
      pace: [],
      count: { what: 'products', done: 25, total: 100 },
      ...patch
    },
    {
      open: () => undefined,
      isInSight: () => inSight,
      cancel: () => cancelled++
    }
  );
  await Promise.resolve();
}

function shown(): Notification.INotification[] {
  return Notification.manager.notifications;
}

it('a job out of sight has one notification, which tells its progress once a second', async () => {
  await put();
  expect(shown()).toMatchObject([
    {
      type: 'in-progress',
      message: 'Check: mine. 25 of 100 products',
      options: { progress: 0.25, autoClose: false }
    }
  ]);
  now += 500;
  await put({ count: { what: 'products', done: 30, total: 100 } });
  expect(shown()[0].options.progress).toBe(0.25);
  now += 600;
  await put({ count: { what: 'products', done: 50, total: 100 } });
  expect(shown()).toMatchObject([{ options: { progress: 0.5 } }]);
});

it.each([
  ['done', 'success', 'Check: mine. Done'],
  ['for-person', 'warning', 'Check: mine. Done, with something for you'],
  ['stopped', 'warning', 'Check: mine. Stopped']
] as const)('ends as it should: %s', async (phase, type, message) => {
  await put();
  await put({ phase });
  expect(shown()).toMatchObject([{ type, message }]);
  expect(shown()[0].options.actions?.map(({ label }) => label)).toEqual([
    'Open'
  ]);
});

it('a failure says why', async () => {
  await put();
  await put({
    phase: 'failed',
    problem: { kind: 'Unreachable', text: 'S3 does not answer.' }
  });
  expect(shown()).toMatchObject([
    { type: 'error', message: 'Check: mine failed. S3 does not answer.' }
  ]);
});

it('Cancel leaves the notification until the job has stopped', async () => {
  await put();
  const cancel = shown()[0].options.actions?.find(
    ({ label }) => label === 'Cancel'
  );
  const event = new MouseEvent('click', { cancelable: true });
  cancel?.callback(event);
  expect(cancelled).toBe(1);
  expect(event.defaultPrevented).toBe(true);
  await put({ stopping: true });
  expect(shown()).toMatchObject([{ message: 'Check: mine. Stopping…' }]);
});

it('a job in sight has none, and what ended in sight stays untold', async () => {
  inSight = true;
  await put();
  expect(shown()).toEqual([]);
  inSight = false;
  notices.update();
  expect(shown()).toHaveLength(1);
  inSight = true;
  notices.update();
  expect(shown()).toEqual([]);
  await put({ phase: 'done' });
  inSight = false;
  notices.update();
  expect(shown()).toEqual([]);
});

it('a dismissed notification does not come again before the end', async () => {
  await put();
  Notification.dismiss();
  now += 5000;
  await put({ count: { what: 'products', done: 70, total: 100 } });
  expect(shown()).toEqual([]);
  await put({ phase: 'done' });
  expect(shown()).toMatchObject([{ type: 'success' }]);
});

it('a job that is taken off the list takes its notification along', async () => {
  await put();
  await put({ phase: 'stopped' });
  list.forget('a');
  await Promise.resolve();
  expect(shown()).toEqual([]);
});

it('a job that waits for a service in trouble has not failed', async () => {
  await put({
    phase: 'waiting',
    problem: { kind: 'Throttled', text: 'S3 is busy.', remedy: undefined }
  });
  expect(shown()).toMatchObject([
    { type: 'in-progress', message: 'Check: mine. Waiting' }
  ]);
});

it('JupyterLab asks before it is left while a job runs in the page, and only then', async () => {
  let dirty = 0;
  keepPageForJobs(list, {
    setDirty: () => {
      dirty++;
      return { isDisposed: false, dispose: () => dirty-- };
    }
  });
  await put({ place: 'server' });
  expect(dirty).toBe(0);
  await put();
  await put({ phase: 'waiting' });
  expect(dirty).toBe(1);
  await put({ phase: 'done' });
  expect(dirty).toBe(0);
});
