/** @jest-environment node */
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { keyOfItem } from '../../../../src/domain/catalogueItem';
import { planRepairs } from '../../../../src/domain/jobs/verify/repairs';
import { foreignTable } from '../../../fixtures/foreignItems';
import { plainReport } from '../../../support/english';
import { CuratedDataset, NOW, TOP, briefly, daysAgo } from './curatedDataset';

describe('repair', () => {
  let dataset: CuratedDataset;
  beforeEach(() => {
    dataset = new CuratedDataset();
  });

  it('repairs what other programs left, so that verify finds nothing afterwards', async () => {
    dataset.add('SKU1', { own: { deep: [1] }, category_status: '1005#PASS' });
    dataset.add('SKU10');
    dataset.object('SKU1/text/left-by-a-move.jpg');
    dataset.object('SKU1/detail/상 의+#.jpg');
    const { outcomes, after } = await dataset.repaired();
    expect(outcomes.map(({ repair, done }) => [repair.kind, done])).toEqual([
      ['stamp', true],
      ['name-deleted', true],
      ['recount', true],
      ['categories', true]
    ]);
    expect(after.findings).toEqual([]);
    const item = await dataset.item('SKU1');
    expect(item).toMatchObject({
      own: { deep: [1] },
      category_status: '1005#PENDING',
      detail: ['a.jpg', 'b.jpg'],
      revision: 1,
      deleted: [
        { folder: 'detail', filename: '상 의+#.jpg', by: 'verify' },
        { folder: 'text', filename: 'left-by-a-move.jpg', by: 'verify' }
      ]
    });
    // It destroyed nothing.
    expect(await dataset.has('SKU1/text/left-by-a-move.jpg')).toBe(true);
    expect((await dataset.item('SKU10')).revision).toBeUndefined();
  });

  it('leaves a table in the shape of another program as it is, and names it', async () => {
    const items = foreignTable();
    items.forEach(item => dataset.catalogue.seed(item));
    dataset.object('P10/detail/nobody-names-it.jpg');
    const before = await dataset.verify();
    expect(plainReport(before).findings).toEqual([
      expect.objectContaining({
        kind: 'unreadable',
        mainCategory: 'TOP',
        subCategory: 1005,
        text: expect.stringMatching(/12 products have the shape of another/)
      })
    ]);
    expect(before).toMatchObject({ products: 12, categories: [] });
    const { outcomes, after } = await dataset.repaired();
    expect(outcomes).toEqual([]);
    expect(briefly(after.findings)).toEqual(briefly(before.findings));
    const counted = await dataset.verify({ countersOnly: true });
    expect(briefly(counted.findings)).toEqual(['unreadable']);
    for (const item of items) {
      expect(await dataset.catalogue.item(keyOfItem(item))).toEqual(item);
    }
  });

  it('takes out the images that another program brought back, and destroys nothing', async () => {
    const was = (filename: string, more = {}): CatalogueItem => ({
      folder: 'detail',
      filename,
      at: daysAgo(90),
      by: 'Lee',
      ...more
    });
    dataset.add('SKU1', {
      detail: ['a.jpg', 'b.jpg', 'c.jpg'],
      text: ['b.jpg'],
      deleted: [
        was('a.jpg'),
        was('b.jpg', { moved_to: 'text/b.jpg' }),
        was('c.jpg')
      ],
      representative_assets: { model: 'detail/c.jpg' }
    });
    await dataset.settle();
    const before = await dataset.verify();
    expect(briefly(before.findings)).toEqual([
      'brought-back SKU1 detail/a.jpg repairable',
      'brought-back SKU1 detail/b.jpg repairable',
      'brought-back SKU1 detail/c.jpg'
    ]);
    expect(plainReport(before).findings.map(({ text }) => text)).toEqual([
      'It was deleted by Lee on Aug 24, 2026, 10:00 UTC. Another program listed it again.',
      'It was moved to text/b.jpg by Lee on Aug 24, 2026, 10:00 UTC. Another program listed it again.',
      'It was deleted by Lee on Aug 24, 2026, 10:00 UTC. Another program listed it again, and it is chosen for a slot.'
    ]);
    const { outcomes, after } = await dataset.repaired();
    expect(outcomes).toMatchObject([
      {
        repair: { kind: 'take-out', paths: ['detail/a.jpg', 'detail/b.jpg'] },
        done: true
      }
    ]);
    expect(briefly(after.findings)).toEqual(['brought-back SKU1 detail/c.jpg']);
    expect(await dataset.item('SKU1')).toMatchObject({
      detail: ['c.jpg'],
      text: ['b.jpg'],
      revision: 1,
      deleted: [
        ...[was('a.jpg'), { filename: 'b.jpg' }, { filename: 'c.jpg' }],
        { filename: 'a.jpg', by: 'verify' },
        { filename: 'b.jpg', by: 'verify', moved_to: 'text/b.jpg' }
      ]
    });
    // Somebody may have wanted it back, so the days until its purge start again.
    expect((await dataset.purge()).images).toBe(0);
    expect(await dataset.has('SKU1/detail/a.jpg')).toBe(true);
  });

  it('takes out no image that was chosen or restored meanwhile, or whose product was claimed', async () => {
    const entry = { folder: 'detail', filename: 'a.jpg', at: daysAgo(9) };
    for (const id of ['CHOSEN', 'RESTORED', 'CLAIMED']) {
      dataset.add(id, { deleted: [entry] });
    }
    await dataset.settle();
    const before = await dataset.verify();
    expect(before.counts).toEqual({ 'brought-back': 3 });
    const patch = async (id: string, more: CatalogueItem): Promise<void> =>
      dataset.catalogue.seed({ ...(await dataset.item(id)), ...more });
    await patch('CHOSEN', {
      representative_assets: '{"model":"detail/a.jpg"}'
    });
    await patch('RESTORED', { deleted: [] });
    const until = NOW / 1000 + 9;
    await patch('CLAIMED', {
      claim_id: 'c',
      claimed_by: 'Lee',
      claimed_until: until
    });
    const outcomes = await dataset.repair(
      planRepairs(before.findings, 'all'),
      before
    );
    expect(
      outcomes.flatMap(({ reason }) => (reason === undefined ? [] : [reason]))
    ).toEqual([{ code: 'being-edited', by: 'Lee' }]);
    for (const id of ['CHOSEN', 'RESTORED', 'CLAIMED']) {
      expect((await dataset.item(id)).detail).toEqual(['a.jpg', 'b.jpg']);
    }
  });

  it('repairs only the counters if nothing else is requested', async () => {
    dataset.add('SKU1', { category_status: 'wrong' });
    const { outcomes, after } = await dataset.repaired('counters');
    expect(outcomes.map(({ repair }) => repair.kind)).toEqual(['recount']);
    expect(after.counts).toEqual({ unstamped: 1, categories: 1 });
  });

  it('skips a product that somebody is editing by now, and reports who', async () => {
    dataset.add('SKU1', { category_status: 'wrong' });
    dataset.object('SKU1/text/x.jpg');
    await dataset.settle();
    const before = await dataset.verify();
    dataset.catalogue.seed({
      ...(await dataset.item('SKU1')),
      claim_id: 'c',
      claimed_by: 'Lee',
      claimed_until: NOW / 1000 + 9
    });
    const outcomes = await dataset.repair(
      [
        { kind: 'stamp', ...TOP, productId: 'SKU1' },
        {
          kind: 'name-deleted',
          ...TOP,
          productId: 'SKU1',
          paths: ['text/x.jpg']
        }
      ],
      before
    );
    expect(outcomes.map(({ reason }) => reason)).toEqual([
      { code: 'being-edited', by: 'Lee' },
      { code: 'being-edited', by: 'Lee' }
    ]);
    expect((await dataset.item('SKU1')).deleted).toBeUndefined();
  });

  it('ignores an expired claim, unless it is renewed meanwhile', async () => {
    const ended: CatalogueItem = {
      claim_id: 'c',
      claimed_by: 'Lee',
      claimed_until: NOW / 1000 - 9
    };
    dataset.add('SKU1', ended);
    dataset.object('SKU1/text/x.jpg');
    await dataset.settle();
    const before = await dataset.verify();
    const plan = [
      {
        kind: 'name-deleted' as const,
        ...TOP,
        productId: 'SKU1',
        paths: ['text/x.jpg' as const]
      }
    ];
    const { catalogue } = dataset;
    const change = catalogue.change.bind(catalogue);
    catalogue.change = async sent => {
      catalogue.seed({
        ...(await dataset.item('SKU1')),
        claimed_until: NOW / 1000 + 600
      });
      return change(sent);
    };
    expect(await dataset.repair(plan, before)).toMatchObject([
      { done: false, reason: { code: 'being-edited', by: 'Lee' } }
    ]);
    catalogue.seed({ ...(await dataset.item('SKU1')), ...ended });
    catalogue.change = change;
    expect(await dataset.repair(plan, before)).toMatchObject([{ done: true }]);
    expect(await dataset.item('SKU1')).toMatchObject({
      ...ended,
      deleted: [{ filename: 'x.jpg' }]
    });
  });

  it('reads the product again if it changed in between, and names only objects that are still unnamed', async () => {
    dataset.add('SKU1');
    dataset.object('SKU1/text/x.jpg');
    dataset.object('SKU1/text/y.jpg');
    await dataset.settle();
    const before = await dataset.verify();
    const { catalogue } = dataset;
    const change = catalogue.change.bind(catalogue);
    let wrote = false;
    catalogue.change = async sent => {
      if (!wrote) {
        wrote = true;
        catalogue.seed({ ...(await dataset.item('SKU1')), text: ['x.jpg'] });
      }
      return change(sent);
    };
    const outcomes = await dataset.repair(
      [
        {
          kind: 'name-deleted',
          ...TOP,
          productId: 'SKU1',
          paths: ['text/x.jpg', 'text/y.jpg']
        }
      ],
      before
    );
    expect(outcomes).toMatchObject([{ done: true }]);
    expect(await dataset.item('SKU1')).toMatchObject({
      text: ['x.jpg'],
      deleted: [{ filename: 'y.jpg' }]
    });
  });

  it.each(['before', 'after'] as const)(
    'is finished by the next run if a change failed %s it took effect',
    async kind => {
      dataset.add('SKU1');
      dataset.object('SKU1/text/x.jpg');
      await dataset.settle();
      dataset.faults.push({
        method: 'change',
        kind,
        error: new Error('It crashed.')
      });
      await expect(dataset.repaired()).rejects.toThrow('It crashed.');
      dataset.faults.length = 0;
      expect((await dataset.repaired()).after.findings).toEqual([]);
      const { deleted } = await dataset.item('SKU1');
      expect(deleted).toHaveLength(1);
    }
  );

  it('is made the second time if a change failed once', async () => {
    dataset.add('SKU1');
    dataset.object('SKU1/text/x.jpg');
    await dataset.settle();
    dataset.faults.push({ method: 'change', kind: 'before' });
    const { outcomes, after } = await dataset.repaired();
    expect(outcomes).toMatchObject([{ done: true }]);
    expect(after.findings).toEqual([]);
  });

  it('skips an item that would become too large, and continues', async () => {
    dataset.add('SKU1', { note: 'x'.repeat(389_800) });
    dataset.add('SKU2', { category_status: 'wrong' });
    dataset.object('SKU1/text/x.jpg');
    await dataset.settle();
    const { outcomes } = await dataset.repaired();
    expect(
      outcomes.map(({ repair, done }) => [repair.kind, done]).sort()
    ).toEqual([
      ['name-deleted', false],
      ['stamp', true]
    ]);
  });
});
