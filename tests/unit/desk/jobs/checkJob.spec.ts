/** @jest-environment node */
import { CheckJob } from '../../../../src/desk/jobs/checkJob';
import { expectedProducts } from '../../../../src/desk/jobs/job';
import { CATEGORY_METADATA } from '../../../../src/domain/catalogueItem';
import { NotAllowed, NotSignedIn } from '../../../../src/domain/errors';
import { CuratedDataset, TOP } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';
import { saying } from '../../../support/english';

describe('a check', () => {
  let dataset: CuratedDataset;
  let job: CheckJob;
  beforeEach(async () => {
    dataset = new CuratedDataset();
    dataset.add('SKU1');
    dataset.add('SKU2');
    await dataset.settle();
    job = new CheckJob(jobDataset(dataset));
  });
  afterEach(() => job.dispose());

  it('asks first, and knows the categories', async () => {
    const question = { category: TOP, countersOnly: true };
    job = new CheckJob(jobDataset(dataset), question);
    await job.start();
    expect(job.state).toEqual({
      categories: { state: 'ready', value: [{ ...TOP, products: 2 }] },
      question,
      step: { kind: 'asking' }
    });
    expect(expectedProducts(job.state.categories, null)).toBe(2);
    expect(
      expectedProducts(job.state.categories, { ...TOP, subCategory: 1 })
    ).toBeUndefined();
  });

  it('can be made over all categories if their list is broken', async () => {
    dataset.catalogue.seed({
      sub_category: CATEGORY_METADATA.subCategory,
      product_id: CATEGORY_METADATA.productId,
      categories_info: '{'
    });
    await job.start();
    expect(job.state.categories).toMatchObject({
      state: 'failed',
      problem: { kind: 'Invalid' }
    });
    job.check();
    const { report } = await step(job, 'found');
    expect(report.counts).toEqual({ unreadable: 1 });
  });

  it('writes nothing until its plan was shown and is carried out', async () => {
    dataset.add('SKU1', { category_status: 'wrong' });
    dataset.object('SKU1/text/x.jpg');
    const change = jest.spyOn(dataset.catalogue, 'change');
    const stamp = jest.spyOn(dataset.catalogue, 'stamp');
    job.check();
    const { report } = await step(job, 'found');
    expect(report).toMatchObject({
      dryRun: true,
      products: 2,
      repaired: [],
      remaining: 2,
      plan: [{ kind: 'stamp' }, { kind: 'name-deleted' }]
    });
    job.repair();
    expect(job.state.step.kind).toBe('found');
    job.showPlan(true);
    expect(job.state.step.kind).toBe('planned');
    expect(change).not.toHaveBeenCalled();
    expect(stamp).not.toHaveBeenCalled();

    job.repair();
    const repaired = await step(job, 'repaired');
    expect(repaired).toMatchObject({
      problem: null,
      report: { dryRun: false, remaining: 0, notRepaired: [] }
    });
    expect(repaired.report.repaired).toHaveLength(2);
    job.again();
    job.check();
    expect((await step(job, 'found')).report.findings).toEqual([]);
  });

  it('reads one category, or only the counters, on request', async () => {
    dataset.object('SKU1/text/x.jpg');
    job.ask({ category: TOP });
    job.ask({ countersOnly: true });
    job.check();
    const { report } = await step(job, 'found');
    expect(report).toMatchObject({ findings: [], products: 2, objects: 0 });
    expect(report.categories).toEqual([{ ...TOP, products: 2 }]);
  });

  it('shows who edits what it skipped', async () => {
    dataset.add('SKU1', { category_status: 'wrong' });
    job.check();
    await step(job, 'found');
    dataset.catalogue.seed({
      ...(await dataset.item('SKU1')),
      claim_id: 'c',
      claimed_by: 'Lee',
      claimed_until: 4e9
    });
    job.showPlan(true);
    job.repair();
    const { report } = await step(job, 'repaired');
    expect(report).toMatchObject({
      remaining: 1,
      notRepaired: [
        { kind: 'stamp', reason: { code: 'being-edited', by: 'Lee' } }
      ]
    });
  });

  it('is stopped, and shows what it found by then', async () => {
    job.check();
    expect(job.state.step).toMatchObject({ kind: 'checking', stopping: false });
    job.cancel();
    expect(job.state.step).toMatchObject({ kind: 'checking', stopping: true });
    expect((await step(job, 'found')).report.stopped).toBe(true);
  });

  it('shows what failed, and can be retried', async () => {
    const signedOut = new NotSignedIn(
      ...saying('Your credentials have expired.')
    );
    dataset.faults.push({
      method: 'categories',
      kind: 'before',
      error: signedOut
    });
    job.check();
    expect((await step(job, 'failed')).problem.kind).toBe('NotSignedIn');
    dataset.faults.length = 0;
    job.check();
    await step(job, 'found');
  });

  it('shows what was repaired before a repair failed', async () => {
    dataset.add('SKU1', { category_status: 'wrong' });
    dataset.object('SKU2/text/x.jpg');
    job.check();
    await step(job, 'found');
    job.showPlan(true);
    dataset.faults.push({
      method: 'change',
      kind: 'before',
      error: new NotAllowed(...saying('Not for you.'))
    });
    job.repair();
    const { report, problem } = await step(job, 'repaired');
    expect(problem).toMatchObject({ kind: 'NotAllowed' });
    expect(report.repaired).toMatchObject([{ kind: 'stamp' }]);
    expect(report.remaining).toBe(1);
  });

  it('leaves nothing running when it is closed', async () => {
    let looks = 0;
    const { images } = dataset;
    const list = images.list.bind(images);
    images.list = prefix => {
      looks++;
      return list(prefix);
    };
    for (let i = 0; i < 300; i++) {
      dataset.add(`P${i}`);
    }
    job.check();
    while (looks === 0) {
      await Promise.resolve();
    }
    await job.dispose();
    const then = looks;
    expect(then).toBeLessThan(300);
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(looks).toBe(then);
    job.check();
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(looks).toBe(then);
  });
});
