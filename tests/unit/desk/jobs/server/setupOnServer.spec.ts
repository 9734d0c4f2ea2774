/** @jest-environment node */
import { setUp } from '../../../../../src/app/jobs/setup';
import { listServerJobs } from '../../../../../src/desk/jobs/server/listServerJobs';
import { JobList } from '../../../../../src/desk/jobs/jobList';
import { ServerJobFeed } from '../../../../../src/desk/jobs/server/serverJobFeed';
import { SetupJob } from '../../../../../src/desk/jobs/setupJob';
import type { SetupQuestion } from '../../../../../src/desk/jobs/setupJob';
import { readConnection } from '../../../../../src/domain/connection/connection';
import {
  NotAllowed,
  NotSupported,
  Unreachable
} from '../../../../../src/domain/errors';
import type { ServerJob } from '../../../../../src/domain/jobs/serverJob';
import { RESOURCES } from '../../../../../src/ports/jobs/provisioning';
import type { Resource } from '../../../../../src/ports/jobs/provisioning';
import { reportJson } from '../../../../../src/words/jobs/reportJson';
import { PLAIN } from '../../../../../src/words/trans';
import { saying } from '../../../../support/english';
import {
  ManualClock,
  MemoryProvisioning,
  MemoryServerJobs,
  SequenceIds
} from '../../../../support/memory';
import { CuratedDataset, NOW } from '../../../app/jobs/curatedDataset';
import { jobDataset, step } from '../aJob';

const connection = readConnection({
  name: 'mine',
  bucket: 'b',
  bucketRegion: 'eu-west-1'
});
const OTHERS = RESOURCES.filter(resource => resource !== 'bucket');

let server: MemoryServerJobs;
let feed: ServerJobFeed;
let clock: ManualClock;
let page: MemoryProvisioning;
let job: SetupJob;

function aJob(
  question: Partial<SetupQuestion> = {},
  of = connection
): SetupJob {
  return new SetupJob(
    { ...jobDataset(new CuratedDataset()), provisioning: page, clock },
    { feed, connection: of },
    question
  );
}

beforeEach(async () => {
  server = new MemoryServerJobs();
  clock = new ManualClock(NOW);
  feed = new ServerJobFeed(server, clock, PLAIN);
  page = new MemoryProvisioning();
  jest.spyOn(page, 'inspect');
  jest.spyOn(page, 'make');
  job = aJob();
  await job.start();
});
afterEach(async () => {
  await job.dispose();
  feed.dispose();
});

/** What the command line of the server prints, as it goes over the wire. */
async function told(
  provisioning: MemoryProvisioning,
  options: { dryRun?: boolean; only?: readonly Resource[] } = {}
): Promise<object> {
  return JSON.parse(reportJson(await setUp(provisioning, options)));
}

const id = (): string => String(server.requests.length).padStart(16, '0');

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) {
    await Promise.resolve();
  }
}

async function looked(
  there = new MemoryProvisioning(),
  of = job
): Promise<MemoryProvisioning> {
  of.look();
  await settle();
  server.end(id(), 'done', await told(there, { dryRun: true }));
  await step(of, 'planned');
  return there;
}

it('the server looks, then makes what the plan showed, and the page asks the store nothing', async () => {
  job.ask({ protectTable: true });
  job.look();
  await settle();
  expect(job.state.step.kind).toBe('looking');
  expect(job.beside).toBe(true);
  const there = new MemoryProvisioning({ bucket: 'ok' });
  server.end(id(), 'done', await told(there, { dryRun: true }));
  const { report, why } = await step(job, 'planned');
  expect(why).toBeNull();
  // What the server's run said is told as it said it.
  expect(JSON.parse(reportJson(report))).toEqual(
    await told(there, { dryRun: true })
  );

  job.make();
  await settle();
  const only = report.steps.flatMap(({ action, resource }) =>
    action === 'make' ? [resource] : []
  );
  expect(only).not.toContain('bucket');
  expect(server.requests).toMatchObject([
    {
      kind: 'setup',
      connection,
      options: { dryRun: true, protectTable: true }
    },
    {
      kind: 'setup',
      connection,
      options: { dryRun: false, protectTable: true, only }
    }
  ]);
  expect(server.requests[0].options).not.toHaveProperty('only');
  const progress = {
    kind: 'progress' as const,
    at: 1,
    products: 0,
    counts: { resources: 2 },
    resource: 'table'
  };
  server.tell(id(), { progress }, progress);
  await settle();
  expect(job.state.step).toMatchObject({
    kind: 'making',
    total: only.length,
    done: 2,
    resource: 'table'
  });
  // It goes on without the page.
  expect(job.running).toBe(false);
  expect(job.status()).toBeNull();
  clock.advance(2000);
  await settle();
  server.end(id(), 'done', await told(there, { only }));
  const made = await step(job, 'made');
  expect(made.report.made.map(({ resource }) => resource)).toEqual(only);
  expect(page.inspect).not.toHaveBeenCalled();
  expect(page.make).not.toHaveBeenCalled();
});

it('a server without a command line leaves it to the page, which says why', async () => {
  server.unable = 'Node.js was not found.';
  job.look();
  const { report, why } = await step(job, 'planned');
  expect(why?.text).toBe('Node.js was not found.');
  expect(job.serverUnable?.text).toBe('Node.js was not found.');
  expect(report.steps).toHaveLength(RESOURCES.length);
  job.make();
  await step(job, 'made');
  expect(page.make).toHaveBeenCalledWith('bucket');
  expect(server.requests).toEqual([]);
});

it.each([
  ['is refused', new NotSupported(...saying('It may not.'))],
  ['finds nobody signed in', new NotAllowed(...saying('It may not.'))],
  ['does not answer', new Unreachable(...saying('It may not.'))]
])('a start that %s leaves it to the page', async (_, failure) => {
  server.start = () => Promise.reject(failure);
  job.look();
  const { why } = await step(job, 'planned');
  expect(why?.text).toBe('It may not.');
  expect(job.beside).toBe(false);
});

it('a server that may look at nothing leaves it to the page', async () => {
  const nothing = new MemoryProvisioning(
    Object.fromEntries(RESOURCES.map(resource => [resource, 'unknown']))
  );
  job.look();
  await settle();
  server.end(id(), 'forPerson', await told(nothing, { dryRun: true }));
  const { why, report } = await step(job, 'planned');
  expect(why?.text).toBe('The bucket in memory is unknown.');
  expect(report.steps[0].finding.state).toBe('missing');
});

it('a run that ends without a report leaves the look to the page', async () => {
  job.look();
  await settle();
  const problem = { kind: 'problem', at: 1, error: 'x', text: 'No keys.' };
  server.tell(id(), {
    stage: 'failed',
    ended: 9,
    problem: problem as ServerJob['problem']
  });
  const { why } = await step(job, 'planned');
  expect(why?.text).toBe('No keys.');
});

it('what the server cannot make is for a person, and the page does not try it', async () => {
  const there = await looked();
  job.make();
  await settle();
  there.make = async resource => ({
    resource,
    state: 'unknown',
    found: { code: 'failed', error: new NotAllowed(...saying('Not for you.')) }
  });
  server.end(id(), 'forPerson', await told(there));
  const { report } = await step(job, 'made');
  expect(report.forPerson[0]).toMatchObject({
    resource: 'bucket',
    found: { code: 'told', said: 'Not for you.' }
  });
  expect(page.make).not.toHaveBeenCalled();
});

it('a start that is refused after the plan is a failure, and nothing is made here', async () => {
  await looked();
  server.start = () => Promise.reject(new NotSupported(...saying('Twice.')));
  job.make();
  const { problem } = await step(job, 'failed');
  expect(problem.text).toBe('Twice.');
  expect(page.make).not.toHaveBeenCalled();
});

it('a set-up of the same dataset that runs already is shown, and no second one is begun', async () => {
  const request = {
    kind: 'setup' as const,
    connection: { ...connection, name: 'other' },
    options: { dryRun: false, only: OTHERS }
  };
  server.add({ id: 'f'.repeat(16), request });
  job.look();
  await settle();
  expect(job.state.step).toMatchObject({ kind: 'making', total: 8 });
  expect(job.shows('f'.repeat(16))).toBe(true);
  server.end('f'.repeat(16), 'done', await told(new MemoryProvisioning()));
  await step(job, 'made');
  expect(server.requests).toEqual([]);
});

it('cancel reaches the server, and what was made is shown', async () => {
  const there = await looked();
  job.make();
  await settle();
  job.cancel();
  await settle();
  expect(server.asked).toContain(`cancel ${id()}`);
  expect(job.state.step).toMatchObject({ kind: 'making', stopping: true });
  clock.advance(2000);
  await settle();
  const report = await told(there, { only: ['bucket'] });
  server.end(id(), 'stopped', { ...report, stopped: true });
  const made = await step(job, 'made');
  expect(made.report.stopped).toBe(true);
  job.resume();
  await settle();
  expect(server.requests.at(-1)?.options.dryRun).toBe(true);
});

it('a look that is cancelled asks again, and the page does not look instead', async () => {
  job.look();
  await settle();
  job.cancel();
  await settle();
  clock.advance(2000);
  await settle();
  server.tell(id(), { stage: 'stopped', ended: 9 });
  await step(job, 'asking');
  expect(page.inspect).not.toHaveBeenCalled();
});

it('Open shows a set-up of the server again, and a plan for another dataset is looked at anew', async () => {
  await looked();
  const shown = aJob({ serverJob: id() }, { ...connection, bucket: 'new' });
  await shown.start();
  const { report } = await step(shown, 'planned');
  expect(report.steps).toHaveLength(RESOURCES.length);
  shown.make();
  await settle();
  expect(server.requests.at(-1)).toMatchObject({
    connection: { bucket: 'new' },
    options: { dryRun: true }
  });
  await shown.dispose();
});

it('a server that ends in the middle says so', async () => {
  await looked();
  job.make();
  await settle();
  server.end(id(), 'interrupted');
  const { problem } = await step(job, 'failed');
  expect(problem.text).toContain('ended before the set-up did');
});

it('a report of another shape is none', async () => {
  await looked();
  job.make();
  await settle();
  server.end(id(), 'done', { stopped: false });
  await step(job, 'failed');
});

it('the list of all jobs counts what it makes', async () => {
  const list = new JobList(clock, new SequenceIds('listed'));
  listServerJobs(feed, list, {
    open: () => undefined,
    isInSight: () => false,
    hasPage: () => true
  });
  list.follow(job, 'mine', {
    open: () => undefined,
    isInSight: () => false
  });
  await looked();
  job.make();
  await settle();
  const progress = {
    kind: 'progress' as const,
    at: 1,
    products: 0,
    counts: { resources: 3 },
    resource: 'table'
  };
  server.tell(id(), { progress }, progress);
  await settle();
  // It is in the list once, as the server's, and so is its look.
  expect(list.jobs.map(({ place }) => place)).toEqual(['server', 'server']);
  expect(list.jobs.find(({ id: one }) => one === id())).toMatchObject({
    name: 'setup',
    place: 'server',
    count: {
      what: 'resources',
      done: 3,
      total: server.requests[1].options.only?.length
    }
  });
});
