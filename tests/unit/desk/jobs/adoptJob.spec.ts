/** @jest-environment node */
import { AdoptJob } from '../../../../src/desk/jobs/adoptJob';
import { NotAllowed } from '../../../../src/domain/errors';
import { foreignTable } from '../../../fixtures/foreignItems';
import { saying } from '../../../support/english';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

describe('an adoption', () => {
  let dataset: CuratedDataset;
  let job: AdoptJob;
  beforeEach(() => {
    dataset = new CuratedDataset();
    foreignTable().forEach(item => dataset.catalogue.seed(item));
    job = new AdoptJob(jobDataset(dataset));
  });
  afterEach(() => job.dispose());

  it('looks first and writes nothing', async () => {
    const change = jest.spyOn(dataset.catalogue, 'change');
    job.carryOut();
    expect(job.state.step.kind).toBe('asking');
    expect(job.status()).toBeNull();
    job.look();
    const { report } = await step(job, 'shown');
    expect(report).toMatchObject({ dryRun: true, changed: 12 });
    expect(job.status()).toMatchObject({ phase: 'asking' });
    expect(change).not.toHaveBeenCalled();
  });

  it('adopts when the person says so, and is undone likewise', async () => {
    job.look();
    await step(job, 'shown');
    job.carryOut();
    expect((await step(job, 'done')).report).toMatchObject({
      dryRun: false,
      changed: 12
    });
    expect(job.status()).toMatchObject({ phase: 'done' });

    job.again();
    job.ask({ undo: true });
    job.look();
    await step(job, 'shown');
    job.carryOut();
    const { report } = await step(job, 'done');
    expect(report.counts).toMatchObject({ 'taken-out': 12 });
    expect(await dataset.item('P10')).not.toHaveProperty('current_status');
  });

  it('does nothing if there is nothing to do', async () => {
    job.ask({ undo: true });
    job.look();
    await step(job, 'shown');
    expect(job.status()).toMatchObject({ phase: 'done' });
    job.carryOut();
    expect(job.state.step.kind).toBe('shown');
  });

  it('says why it failed, and whether it had begun', async () => {
    job.look();
    await step(job, 'shown');
    dataset.faults.push({
      method: 'change',
      kind: 'before',
      times: 99,
      error: new NotAllowed(...saying('no'))
    });
    job.carryOut();
    const { begun, problem } = await step(job, 'failed');
    expect(begun).toBe(true);
    expect(problem.text).toBe('no');
  });
});
