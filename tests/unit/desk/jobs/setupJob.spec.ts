/** @jest-environment node */
import { SetupJob } from '../../../../src/desk/jobs/setupJob';
import type { JobDataset } from '../../../../src/desk/jobs/job';
import { NotAllowed } from '../../../../src/domain/errors';
import { MemoryProvisioning } from '../../../support/memory';
import { saying } from '../../../support/english';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

function withResources(provisioning: MemoryProvisioning): JobDataset {
  return { ...jobDataset(new CuratedDataset()), provisioning };
}

it('shows the plan first, and makes only that', async () => {
  const provisioning = new MemoryProvisioning({
    bucket: 'ok',
    cors: 'different'
  });
  const make = jest.spyOn(provisioning, 'make');
  const job = new SetupJob(withResources(provisioning));
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
  const job = new SetupJob(withResources(provisioning));
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
  const job = new SetupJob(withResources(provisioning));
  job.look();
  await step(job, 'planned');
  const make = jest.spyOn(provisioning, 'make');
  const inspect = provisioning.inspect.bind(provisioning);
  provisioning.inspect = async resources =>
    (await inspect(resources)).map(found =>
      found.resource === 'table' ? { ...found, state: 'unusable' } : found
    );
  job.make();
  await step(job, 'failed');
  expect(make).not.toHaveBeenCalled();
});

it('counts what it makes, and stops before the next part', async () => {
  const provisioning = new MemoryProvisioning();
  const job = new SetupJob(withResources(provisioning));
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
  const { report, stopped } = await step(job, 'made');
  expect(stopped).toBe(true);
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
  const job = new SetupJob(withResources(provisioning));
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
