/** @jest-environment node */
import { SetupJob } from '../../../../src/desk/jobs/setupJob';
import { ServerJobFeed } from '../../../../src/desk/jobs/server/serverJobFeed';
import { readConnection } from '../../../../src/domain/connection/connection';
import { NotAllowed } from '../../../../src/domain/errors';
import type {
  Resource,
  ResourceState
} from '../../../../src/ports/jobs/provisioning';
import { PLAIN } from '../../../../src/words/trans';
import {
  ManualClock,
  MemoryProvisioning,
  MemoryServerJobs
} from '../../../support/memory';
import { saying } from '../../../support/english';
import { CuratedDataset, NOW } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

const connection = readConnection({
  name: 'mine',
  bucket: 'b',
  bucketRegion: 'eu-west-1'
});
let feed: ServerJobFeed;
let server: MemoryServerJobs;
beforeEach(() => {
  server = new MemoryServerJobs();
  feed = new ServerJobFeed(server, new ManualClock(NOW), PLAIN);
});
afterEach(() => {
  feed.dispose();
});

/** A set-up that the page does by itself. */
function pageJob(provisioning: MemoryProvisioning): SetupJob {
  const dataset = { ...jobDataset(new CuratedDataset()), provisioning };
  return new SetupJob(dataset, { feed, connection }, { onServer: false });
}

/** Somebody else changes a resource after the plan. */
function becomes(
  provisioning: MemoryProvisioning,
  resource: Resource,
  state: ResourceState
): void {
  const inspect = provisioning.inspect.bind(provisioning);
  provisioning.inspect = async resources =>
    (await inspect(resources)).map(found =>
      found.resource === resource ? { ...found, state } : found
    );
}

it('shows the plan first, and makes only that', async () => {
  const provisioning = new MemoryProvisioning({
    bucket: 'ok',
    cors: 'different'
  });
  const make = jest.spyOn(provisioning, 'make');
  const job = pageJob(provisioning);
  expect(job.status()).toBeNull();
  job.make();
  job.look();
  const { report } = await step(job, 'planned');
  expect(job.status()).toMatchObject({ phase: 'asking' });
  expect(make).not.toHaveBeenCalled();
  expect(
    report.steps.find(({ resource }) => resource === 'public-access-block')
  ).toMatchObject({ action: 'offer' });
  job.make();
  const { report: made } = await step(job, 'made');
  expect(job.status()).toMatchObject({ phase: 'done' });
  expect(made.made.every(({ state }) => state === 'ok')).toBe(true);
  // Public access of a bucket that was there is never changed.
  expect(make).not.toHaveBeenCalledWith('public-access-block');
});

it('tells what is of another kind, and makes nothing then', async () => {
  const provisioning = new MemoryProvisioning({ table: 'unusable' });
  const make = jest.spyOn(provisioning, 'make');
  const job = pageJob(provisioning);
  job.look();
  const { report } = await step(job, 'planned');
  expect(report.forPerson).toMatchObject([{ resource: 'table' }]);
  expect(job.status()).toMatchObject({ phase: 'for-person' });
  job.make();
  await new Promise(resolve => setTimeout(resolve, 5));
  expect(job.state.step.kind).toBe('planned');
  expect(make).not.toHaveBeenCalled();
});

it('a table that became one of another kind since the plan is not touched', async () => {
  const provisioning = new MemoryProvisioning();
  const job = pageJob(provisioning);
  job.look();
  await step(job, 'planned');
  const make = jest.spyOn(provisioning, 'make');
  becomes(provisioning, 'table', 'unusable');
  job.make();
  await step(job, 'failed');
  expect(make).not.toHaveBeenCalled();
});

it('makes nothing that went missing after the plan', async () => {
  const provisioning = new MemoryProvisioning({ lifecycle: 'ok' });
  const job = pageJob(provisioning);
  job.look();
  await step(job, 'planned');
  const make = jest.spyOn(provisioning, 'make');
  becomes(provisioning, 'lifecycle', 'missing');
  job.make();
  await step(job, 'made');
  expect(make).toHaveBeenCalledWith('bucket');
  expect(make).not.toHaveBeenCalledWith('lifecycle');
  expect(server.asked).toEqual([]);
});

it('counts what it makes, and stops before the next part', async () => {
  const provisioning = new MemoryProvisioning();
  const job = pageJob(provisioning);
  job.look();
  await step(job, 'planned');
  const make = provisioning.make.bind(provisioning);
  provisioning.make = async resource => {
    if (resource === 'cors') {
      job.cancel();
      expect(job.status()).toMatchObject({
        phase: 'running',
        stopping: true,
        count: { what: 'resources', done: 2 }
      });
    }
    return make(resource);
  };
  job.make();
  const { report } = await step(job, 'made');
  expect(report.stopped).toBe(true);
  expect(report.made.map(({ resource }) => resource)).toEqual([
    'bucket',
    'public-access-block',
    'cors'
  ]);
  expect(job.status()).toMatchObject({ phase: 'stopped' });
  job.resume();
  await step(job, 'planned');
});

it('a part that cannot be made does not keep the others from being made', async () => {
  const provisioning = new MemoryProvisioning();
  const job = pageJob(provisioning);
  job.look();
  await step(job, 'planned');
  const make = provisioning.make.bind(provisioning);
  provisioning.make = async resource => {
    if (resource === 'bucket') {
      throw new NotAllowed(...saying('Not for you.'));
    }
    return make(resource);
  };
  job.make();
  const { report } = await step(job, 'made');
  expect(report.forPerson).toMatchObject([{ resource: 'bucket' }]);
  expect(report.made.filter(({ state }) => state === 'ok').length).toBe(8);
});
