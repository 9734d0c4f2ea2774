/** @jest-environment node */
import { applyStatusChange } from '../../../../../src/app/edits/applyChange';
import { DEFAULT_TEAM } from '../../../../../src/domain/board/teamSettings';
import {
  planComplete,
  planHold
} from '../../../../../src/domain/edits/plan/changeStatus';
import { readProduct } from '../../../../../src/domain/product/product';
import { foreignItem, foreignTable } from '../../../../fixtures/foreignItems';
import { anAuthor } from '../../../../fixtures/items';
import {
  laterPage,
  laterProduct,
  laterStatusOf
} from '../../../../fixtures/laterProgram';
import { NOW } from '../curatedDataset';
import { AdoptedDataset, leftIn } from './adoption';

const STATUSES = ['PENDING', 'COMPLETED', 'PASS'];

describe("adopting a table of the desktop tool's later shape", () => {
  let dataset: AdoptedDataset;
  beforeEach(() => {
    dataset = new AdoptedDataset();
    foreignTable().forEach(item => dataset.catalogue.seed(item));
  });

  const ours = async (status: string): Promise<readonly string[]> => {
    const { items } = await dataset.catalogue.page({
      by: 'index',
      subCategory: 1005,
      status,
      limit: 100
    });
    return items.map(item => String(item.product_id)).sort();
  };

  const theirs = async (status: string): Promise<readonly string[]> =>
    laterPage(await dataset.all(), 1005, status).map(({ id }) => id);

  it('lets both programs read the same, and removes or changes nothing of the other one', async () => {
    const before = await dataset.all();
    const read = before.map(laterProduct);
    const report = await dataset.adopt();

    expect(report).toMatchObject({
      dryRun: false,
      products: 12,
      changed: 12,
      counts: { 'brought-over': 12, created: 0 },
      forPerson: []
    });
    const after = await dataset.all();
    expect(after.map(laterProduct)).toEqual(read);
    after.forEach((item, at) => expect(item).toMatchObject(before[at]));
    for (const status of STATUSES) {
      expect(await ours(status)).toEqual([...(await theirs(status))].sort());
    }
    const completed = readProduct(await dataset.item('P18'));
    expect(completed).toMatchObject({
      foreign: false,
      status: 'COMPLETED',
      choices: { model: ['detail/a.jpg'], front: ['detail/b.jpg'] },
      lastUpdatedAt: '2025-07-01T09:00:00.000Z'
    });
    expect(
      await dataset.catalogue.count({ mainCategory: 'TOP', subCategory: 1005 })
    ).toEqual({
      pending: 8,
      completed: 3,
      pass: 1,
      total: 12
    });
  });

  it('changes nothing in a dry run, and tells the same', async () => {
    const before = await dataset.snapshot();
    const planned = await dataset.adopt({ dryRun: true });
    expect(await dataset.snapshot()).toBe(before);

    const { counts, adopted } = await dataset.adopt();
    expect(planned).toMatchObject({ dryRun: true, counts, adopted });
  });

  it('changes nothing the second time', async () => {
    await dataset.adopt();
    const before = await dataset.snapshot();
    const again = await dataset.adopt({ now: () => NOW + 60_000 });
    expect(again).toMatchObject({ changed: 0, adopted: [], counters: 0 });
    expect(await dataset.snapshot()).toBe(before);
  });

  it('goes on after it was stopped', async () => {
    const stop = new AbortController();
    const first = await dataset.adopt({
      signal: stop.signal,
      onProgress: ({ products }) => products === 3 && stop.abort()
    });
    expect(first.stopped).toBe(true);
    const second = await dataset.adopt();
    expect(first.changed + second.changed).toBe(12);
    expect(second.stopped).toBe(false);
  });

  it('counts a change whose answer was lost once', async () => {
    dataset.faults.push({ method: 'change', kind: 'after' });
    const report = await dataset.adopt();
    // It is tried again at the end, and finds that nothing is left to do.
    expect(report).toMatchObject({ forPerson: [], products: 12 });
    expect(await ours('PENDING')).toHaveLength(8);
  });

  it.each(
    ['products', 'item', 'change', 'count', 'store', 'categories'].flatMap(
      method =>
        (['before', 'after'] as const).flatMap(kind =>
          [0, 1, 5].map(skip => ({ method, kind, skip }))
        )
    )
  )('comes to the same table if %j fails, and it is run again', async fault => {
    const whole = new AdoptedDataset();
    foreignTable().forEach(item => whole.catalogue.seed(item));
    await whole.adopt();

    dataset.faults.push(fault);
    await dataset.adopt().catch(() => undefined);
    dataset.faults.length = 0;
    await dataset.adopt();
    expect(await dataset.snapshot()).toBe(await whole.snapshot());
  });

  it('never writes over a status that the other program set meanwhile', async () => {
    const { item } = dataset.catalogue;
    let once = true;
    jest.spyOn(dataset.catalogue, 'change').mockImplementation(async change => {
      if (once && change.key.productId === 'P10') {
        once = false;
        dataset.catalogue.seed(
          laterStatusOf(await dataset.item('P10'), 'PASS')
        );
      }
      return Object.getPrototypeOf(dataset.catalogue).change.call(
        dataset.catalogue,
        change
      );
    });
    expect(item).toBeDefined();
    await dataset.adopt();
    expect(await dataset.item('P10')).toMatchObject({
      curation_status: 'PASS',
      current_status: 'PASS',
      category_status: '1005#PASS'
    });
  });

  it.each([
    [
      'a status of its own',
      {
        curation_status: 'IN_PROGRESS',
        sub_category_curation_status: '1005#IN_PROGRESS'
      },
      'status-unknown'
    ],
    [
      'two statuses',
      { sub_category_curation_status: '1005#PASS' },
      'statuses-contradict'
    ],
    ['no main category', { main_category: '' }, 'no-main-category'],
    ['a status that is no text', { current_status: 7 }, 'status-unreadable']
  ])('leaves a product with %s, and tells of it', async (_, patch, code) => {
    const strange = foreignItem('P10', 'PENDING', patch);
    dataset.catalogue.seed(strange);
    const report = await dataset.adopt();
    expect(leftIn(report)).toContain(`P10 ${code}`);
    expect(await dataset.item('P10')).toEqual(strange);
  });

  it('keeps what the other program reads true when the desk completes and holds', async () => {
    await dataset.adopt();
    const item = await dataset.item('P10');
    const choices = {
      model: ['detail/b.jpg'],
      front: ['detail/a.jpg']
    } as const;
    await applyStatusChange(
      dataset.catalogue,
      item,
      planComplete(
        readProduct(item),
        choices,
        {
          slots: DEFAULT_TEAM.slots.map(slot => ({ ...slot, required: false })),
          choicesFormat: 'paths'
        },
        anAuthor()
      )
    );
    expect(laterProduct(await dataset.item('P10'))).toMatchObject({
      status: 'COMPLETED',
      chosen: { model: 'detail/b.jpg', front: 'detail/a.jpg' },
      completedBy: 'curator-7'
    });
    expect(readProduct(await dataset.item('P10')).choices).toMatchObject(
      choices
    );

    const other = await dataset.item('P11');
    await applyStatusChange(
      dataset.catalogue,
      other,
      planHold(readProduct(other), 'blurred', anAuthor())
    );
    expect(await theirs('PASS')).toEqual(['P11', 'P21']);
    expect(await theirs('COMPLETED')).toContain('P10');
  });

  it('takes over a status that the other program sets afterwards, with its counters', async () => {
    await dataset.adopt();
    dataset.catalogue.seed(laterStatusOf(await dataset.item('P10'), 'PASS'));
    const report = await dataset.adopt();
    expect(report).toMatchObject({ changed: 1, counts: { followed: 1 } });
    expect(await ours('PASS')).toEqual(['P10', 'P21']);
    expect(
      await dataset.catalogue.item({
        subCategory: 0,
        productId: 'STATUS_STATS_TOP_1005'
      })
    ).toMatchObject({ pending_count: 7, pass_count: 2, total_products: 12 });
    expect((await dataset.adopt()).changed).toBe(0);
  });

  describe('takes the tags with the status', () => {
    const key = 'P10/detail/a.jpg';
    beforeEach(async () => {
      await dataset.adopt();
      dataset.object(key);
      await dataset.images.setTags(dataset.key(key), {
        status: 'archived',
        x: '1'
      });
      const product = { ...(await dataset.item('P10')), detail: ['a.jpg'] };
      dataset.catalogue.seed(laterStatusOf(product, 'PASS'));
    });

    it('so that no lifecycle rule moves what is open again', async () => {
      await dataset.adopt();
      expect(await dataset.images.tags(dataset.key(key))).toEqual({ x: '1' });
    });

    it('and tells if they cannot be set', async () => {
      dataset.faults.push({ method: 'setTags', kind: 'before', times: 99 });
      const report = await dataset.adopt();
      expect(leftIn(report)).toEqual(['P10 error']);
      expect(await ours('PASS')).toContain('P10');
    });
  });

  it('decides nothing if both programs changed the status', async () => {
    await dataset.adopt();
    dataset.catalogue.seed(laterStatusOf(await dataset.item('P10'), 'PASS'));
    const item = await dataset.item('P10');
    await applyStatusChange(
      dataset.catalogue,
      item,
      planHold(readProduct(item), 'blurred', anAuthor())
    );
    dataset.catalogue.seed(
      laterStatusOf(await dataset.item('P10'), 'COMPLETED')
    );
    const report = await dataset.adopt();
    expect(leftIn(report)).toEqual(['P10 statuses-differ']);
    expect(await dataset.item('P10')).toMatchObject({
      current_status: 'PASS',
      curation_status: 'COMPLETED'
    });
  });
});

describe('undoing it', () => {
  let dataset: AdoptedDataset;
  beforeEach(() => {
    dataset = new AdoptedDataset();
    foreignTable().forEach(item => dataset.catalogue.seed(item));
  });

  it('takes out exactly what the adoption wrote', async () => {
    const before = await dataset.all();
    await dataset.adopt();
    const planned = await dataset.adopt({ undo: true, dryRun: true });
    expect(planned.counts).toMatchObject({ 'taken-out': 12 });

    const report = await dataset.adopt({ undo: true });
    expect(report.counts).toEqual(planned.counts);
    // The other program counts its products itself.
    expect(leftIn(report).filter(line => line.includes('error'))).toEqual([]);
    expect(await dataset.all()).toEqual(before);
    expect((await dataset.adopt({ undo: true })).changed).toBe(0);
  });

  it('leaves a product that the desk changed since', async () => {
    await dataset.adopt();
    const item = await dataset.item('P10');
    await applyStatusChange(
      dataset.catalogue,
      item,
      planHold(readProduct(item), 'blurred', anAuthor())
    );
    const held = await dataset.item('P10');
    const report = await dataset.adopt({ undo: true });
    expect(leftIn(report)).toContain('P10 changed-since-adoption');
    expect(await dataset.item('P10')).toEqual(held);
  });

  it.each([
    ['an image list', { detail: ['a.jpg', 'b.jpg'] }, 'adoption-unreadable'],
    ['the main category', { main_category: 'TOP' }, 'adoption-unreadable'],
    ['the other status', { curation_status: 'PENDING' }, 'adoption-unreadable'],
    ['a list that is not empty', { text: ['t.jpg'] }, 'adoption-unreadable'],
    ['another status', { current_status: 'PASS' }, 'changed-since-adoption']
  ])(
    'never takes out %s that a planted record names',
    async (_, wrote, code) => {
      await dataset.adopt();
      const planted = {
        ...(await dataset.item('P10')),
        adopted: { at: '', revision: 0, wrote }
      };
      dataset.catalogue.seed(planted);
      const report = await dataset.adopt({ undo: true });
      expect(leftIn(report)).toContain(`P10 ${code}`);
      expect(await dataset.item('P10')).toEqual(planted);
    }
  );

  it('never removes an item of another program for a planted record', async () => {
    const planted = {
      sub_category: 1005,
      product_id: 'P99',
      main_category: 'TOP',
      current_status: 'PENDING',
      created_at: '2024-01-15T10:30:00.000Z',
      last_updated_at: '2024-01-15T10:30:00.000Z',
      detail: ['a.jpg'],
      adopted: {
        at: '2026-11-22T10:00:00.000Z',
        revision: 0,
        created: true,
        wrote: {}
      }
    };
    dataset.catalogue.seed(planted);
    const report = await dataset.adopt({ undo: true });
    expect(leftIn(report)).toContain('P99 changed-since-adoption');
    expect(await dataset.item('P99')).toEqual(planted);
  });
});
