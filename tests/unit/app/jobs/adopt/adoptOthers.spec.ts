/** @jest-environment node */
import { verify } from '../../../../../src/app/jobs/verify/verify';
import { productItem } from '../../../../fixtures/items';
import { NOW, TOP, briefly } from '../curatedDataset';
import { AdoptedDataset, leftIn } from './adoption';

describe('adopting a bucket without a table', () => {
  let dataset: AdoptedDataset;
  beforeEach(() => {
    dataset = new AdoptedDataset();
    for (const path of [
      'SKU1/detail/b10.jpg',
      'SKU1/detail/b9.jpg',
      'SKU1/text/t.png',
      'SKU1/meta.json',
      'SKU10/segment/c.webp'
    ]) {
      dataset.object(path);
    }
  });

  it('makes whole items from one listing, and reads and moves no bytes', async () => {
    const list = jest.spyOn(dataset.images, 'list');
    const used = (['read', 'head', 'copy', 'create', 'setTags'] as const).map(
      method => jest.spyOn(dataset.images, method)
    );
    const report = await dataset.adopt();

    expect(report).toMatchObject({
      products: 2,
      changed: 2,
      counts: { created: 2 },
      counters: 1,
      forPerson: []
    });
    expect(await dataset.item('SKU1')).toMatchObject({
      main_category: 'TOP',
      current_status: 'PENDING',
      category_status: '1005#PENDING',
      detail: ['b9.jpg', 'b10.jpg'],
      summary: [],
      segment: [],
      text: ['t.png']
    });
    expect(list.mock.calls).toEqual([['set/TOP/1005/']]);
    used.forEach(spy => expect(spy).not.toHaveBeenCalled());
  });

  it('leaves a dataset that verify finds whole, and a second run nothing to do', async () => {
    await dataset.adopt();
    const { findings } = await verify(dataset, { now: () => NOW });
    expect(briefly(findings)).toEqual([]);
    const before = await dataset.snapshot();
    expect((await dataset.adopt()).changed).toBe(0);
    expect(await dataset.snapshot()).toBe(before);
  });

  it('adopts the others if a key has an empty product id, which no item can have', async () => {
    const items = jest.spyOn(dataset.catalogue, 'items');
    dataset.object('/detail/x.jpg');
    const report = await dataset.adopt();
    expect(report.counts).toMatchObject({ created: 2 });
    const asked = items.mock.calls.flatMap(([keys]) => keys);
    expect(asked.map(({ productId }) => productId)).not.toContain('');
    expect(asked.length).toBeGreaterThan(0);
  });

  it('creates nothing in a dry run', async () => {
    const report = await dataset.adopt({ dryRun: true });
    expect(report).toMatchObject({ counts: { created: 2 }, counters: 1 });
    expect(await dataset.all()).toEqual([]);
  });

  it('names what no list can have, and creates the product without it', async () => {
    dataset.object('SKU1/detail/notes.txt');
    dataset.object('SKU1/other/x.jpg');
    dataset.object('SKU1/detail/none.jpg', 100, new Uint8Array());
    dataset.object('SKU1/detail/Thumbs.db');
    dataset.object('EMPTY/meta.json');
    const report = await dataset.adopt();
    expect(leftIn(report)).toEqual([
      'EMPTY no-images',
      'SKU1 detail/none.jpg empty',
      'SKU1 detail/notes.txt not-an-image',
      'SKU1 other/x.jpg outside-image-folders'
    ]);
    expect(report.counts.created).toBe(2);
  });

  it('waits for an upload that may go on', async () => {
    dataset.object('SKU1/detail/young.jpg', 1 / 24 / 60);
    const report = await dataset.adopt();
    expect(leftIn(report)).toEqual(['SKU1 upload-may-go-on']);
    const later = await dataset.adopt({ now: () => NOW + 11 * 60_000 });
    expect(later.counts.created).toBe(1);
  });

  it('counts nothing in a category whose products are all left', async () => {
    const young = new AdoptedDataset();
    young.object('SKU1/detail/young.jpg', 1 / 24 / 60);
    const report = await young.adopt();
    expect(report).toMatchObject({ changed: 0, counters: 0, products: 1 });
    const counters = { subCategory: 0, productId: 'STATUS_STATS_TOP_1005' };
    expect(await young.catalogue.item(counters)).toBeUndefined();
  });

  it('never writes over a product of another main category, or of another Unicode form', async () => {
    const there = productItem({ product_id: 'SKU1', main_category: 'BOTTOM' });
    dataset.catalogue.seed(there);
    const composed = 'caf\u00e9';
    dataset.object(`${composed.normalize('NFD')}/detail/a.jpg`);
    const named = productItem({ product_id: composed });
    dataset.catalogue.seed(named);
    const report = await dataset.adopt();
    expect(leftIn(report)).toEqual([
      'SKU1 other-main-category',
      `${composed.normalize('NFD')} same-id`
    ]);
    expect(await dataset.item('SKU1')).toEqual(there);
    expect(await dataset.item(composed)).toEqual(named);
  });

  it('creates the others if somebody creates one of them meanwhile', async () => {
    const create = jest.spyOn(dataset.catalogue, 'create');
    create.mockImplementationOnce(async (category, items) => {
      dataset.catalogue.seed(
        productItem({ product_id: 'SKU1', detail: ['b9.jpg'] })
      );
      create.mockRestore();
      return dataset.catalogue.create(category, items);
    });
    await dataset.adopt();
    expect((await dataset.item('SKU1')).detail).toEqual(['b9.jpg']);
    expect((await dataset.item('SKU10')).segment).toEqual(['c.webp']);
    expect(await dataset.catalogue.count(TOP)).toMatchObject({ total: 2 });
  });

  it('is undone whole, apart from a product that somebody changed', async () => {
    await dataset.adopt();
    dataset.catalogue.seed({
      ...(await dataset.item('SKU10')),
      note: 'mine',
      revision: 1
    });
    const report = await dataset.adopt({ undo: true });
    expect(report.counts.removed).toBe(1);
    expect(leftIn(report)).toEqual(['SKU10 changed-since-adoption']);
    expect((await dataset.all()).map(item => item.product_id)).toEqual([
      'SKU10'
    ]);
    expect(await dataset.has('SKU1/detail/b9.jpg')).toBe(true);
    const { findings } = await verify(dataset, {
      now: () => NOW,
      countersOnly: true
    });
    expect(briefly(findings)).toEqual([]);
  });

  it('never removes an item that changes between the look and the undo', async () => {
    await dataset.adopt();
    const { withdraw } = dataset.catalogue;
    jest
      .spyOn(dataset.catalogue, 'withdraw')
      .mockImplementation(async (item, absent) => {
        dataset.catalogue.seed({
          ...item,
          claim_id: 'kim',
          claimed_until: NOW / 1000 + 600
        });
        return withdraw.call(dataset.catalogue, item, absent);
      });
    const report = await dataset.adopt({ undo: true });
    expect(report.changed).toBe(0);
    expect(await dataset.all()).toHaveLength(2);
  });
});

describe('adopting a table that follows the document', () => {
  let dataset: AdoptedDataset;
  const documented = (productId: string): void => {
    const { category_status: _stamp, ...item } = productItem({
      product_id: productId,
      summary: []
    });
    dataset.catalogue.seed(item);
  };
  beforeEach(() => {
    dataset = new AdoptedDataset();
    ['SKU1', 'SKU2'].forEach(documented);
  });

  it('stamps the second index and makes counters and the list of categories', async () => {
    const report = await dataset.adopt();
    expect(report).toMatchObject({
      changed: 2,
      counts: { completed: 2 },
      counters: 1
    });
    expect(await dataset.item('SKU1')).toMatchObject({
      category_status: '1005#PENDING',
      last_updated_at: '2024-01-15T10:30:00.000Z'
    });
    const { findings } = await verify(dataset, {
      now: () => NOW,
      countersOnly: true
    });
    expect(briefly(findings)).toEqual([]);
    expect((await dataset.adopt()).changed).toBe(0);
  });

  it('does not touch a claim, a revision or the time of the last change', async () => {
    const edited = {
      ...(await dataset.item('SKU1')),
      revision: 4,
      claim_id: 'kim',
      claimed_by: 'Kim',
      claimed_until: NOW / 1000 + 600
    };
    dataset.catalogue.seed(edited);
    await dataset.adopt();
    expect(await dataset.item('SKU1')).toEqual({
      ...edited,
      category_status: '1005#PENDING',
      adopted: {
        at: new Date(NOW).toISOString(),
        revision: 4,
        wrote: { category_status: '1005#PENDING' }
      }
    });
  });

  it('takes the stamps out again', async () => {
    const before = await dataset.all();
    await dataset.adopt();
    await dataset.adopt({ undo: true });
    expect(await dataset.all()).toEqual(before);
  });
});
