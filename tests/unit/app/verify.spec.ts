/** @jest-environment node */
import {
  CATEGORY_METADATA,
  countersKey
} from '../../../src/domain/catalogueItem';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import type { Finding } from '../../../src/domain/verify/finding';
import { CuratedPlace, NOW, TOP, daysAgo } from './curatedPlace';

/** What is found, without its words. */
function briefly(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, productId, path, repairable }) =>
    [kind, productId, path, repairable ? 'repairable' : undefined]
      .filter(part => part !== undefined)
      .join(' ')
  );
}

describe('verify', () => {
  let place: CuratedPlace;
  beforeEach(() => {
    place = new CuratedPlace();
  });

  const found = async (): Promise<string[]> =>
    briefly((await place.verify()).findings);

  it('finds nothing where all is as it should be', async () => {
    place.add('SKU1', { text: ['100% +#.jpg'] });
    place.add('SKU10');
    place.object('SKU1/meta.json');
    place.object('SKU1/thumbnails.pack');
    await place.settle();
    expect(await place.verify()).toEqual({
      ...{ stopped: false, products: 2, objects: 7 },
      categories: [{ ...TOP, products: 2 }],
      notJudged: { young: 0, claimed: 0, counters: 0 },
      ...{ counts: {}, findings: [], leftOut: 0 }
    });
  });

  it('keeps SKU1 and SKU10 apart', async () => {
    place.add('SKU1');
    place.add('SKU10');
    await place.settle();
    place.images.lose(place.key('SKU1/detail/a.jpg'));
    place.object('SKU10/detail/extra.jpg');
    expect(await found()).toEqual([
      'name-without-object SKU1 detail/a.jpg',
      'unnamed-object SKU10 detail/extra.jpg repairable'
    ]);
  });

  it('finds objects that nothing names, and takes deleted ones for named', async () => {
    place.add('SKU1', {
      deleted: [{ folder: 'text', filename: 'gone.jpg', at: daysAgo(3) }]
    });
    await place.settle();
    place.object('SKU1/text/gone.jpg');
    place.object('SKU1/summary/copy-of-a-move.jpg');
    place.object('SKU1/detail/deeper/x.jpg');
    place.object('SKU1/notes.txt');
    expect(await found()).toEqual([
      'stray-object SKU1 detail/deeper/x.jpg',
      'stray-object SKU1 notes.txt',
      'unnamed-object SKU1 summary/copy-of-a-move.jpg repairable'
    ]);
  });

  it('does not judge what is young, or of a product that somebody edits', async () => {
    const until = NOW / 1000 + 60;
    place.add('FREE');
    place.add('HELD', {
      ...{ claim_id: 'x', claimed_by: 'Lee', claimed_until: until }
    });
    await place.settle();
    place.object('FREE/text/new.jpg', 6.9);
    place.object('HELD/text/old.jpg');
    const report = await place.verify();
    expect(report.findings).toEqual([]);
    expect(report.notJudged).toMatchObject({ young: 1, claimed: 1 });
  });

  it('holds back what may be the missing image under another name', async () => {
    const nfd = '앞.jpg'.normalize('NFD');
    place.add('SKU1', { text: [nfd.normalize('NFC')] });
    await place.settle();
    place.images.lose(place.key(`SKU1/text/${nfd.normalize('NFC')}`));
    place.object(`SKU1/text/${nfd}`);
    expect(await found()).toEqual([
      `name-without-object SKU1 text/${nfd.normalize('NFC')}`,
      `unnamed-object SKU1 text/${nfd}`
    ]);
  });

  it('says where a missing copy came from', async () => {
    place.add('SKU1', {
      text: ['a.jpg'],
      deleted: [
        {
          ...{ folder: 'detail', filename: 'x.jpg', at: daysAgo(3) },
          moved_to: 'text/a.jpg'
        }
      ]
    });
    place.object('SKU1/detail/x.jpg');
    await place.settle();
    place.images.lose(place.key('SKU1/text/a.jpg'));
    const { findings } = await place.verify();
    expect(findings[0].text).toContain('moved from detail/x.jpg');
  });

  it('finds products that only the bucket has, once they are old enough', async () => {
    place.add('SKU1');
    await place.settle();
    place.object('SKU10/detail/a.jpg');
    place.object('SKU10/detail/b.jpg');
    place.object('SKU100/detail/a.jpg', 1);
    const report = await place.verify();
    expect(briefly(report.findings)).toEqual(['unknown-product SKU10']);
    expect(report.findings[0].text).toContain('2 objects');
    expect(report.notJudged.young).toBe(1);
  });

  it('finds a category that only the bucket has', async () => {
    place.add('SKU1');
    await place.settle();
    place.images.seed(
      'set/HATS/7/H1/detail/a.jpg',
      new Uint8Array(3),
      'image/jpeg',
      NOW - 1e10
    );
    expect(await found()).toEqual(['unknown-product H1']);
    expect((await place.verify({ category: TOP })).findings).toEqual([]);
  });

  it('finds what the items themselves show', async () => {
    place.add('BROKEN', { text: 'a.jpg', representative_assets: '{' });
    place.add('CHOICE', {
      representative_assets: { model: 'detail/none.jpg', front: 'detail/a.jpg' }
    });
    place.add('STATUS', {
      current_status: 'IN_PROGRESS',
      category_status: '1005#PENDING'
    });
    await place.settle();
    expect(await found()).toEqual([
      'unreadable BROKEN',
      'unreadable BROKEN',
      'choice-without-image CHOICE detail/none.jpg',
      'unknown-status STATUS',
      'unstamped STATUS repairable'
    ]);
  });

  it('finds wrong counters and a wrong list of categories', async () => {
    place.add('SKU1');
    await place.settle();
    place.add('SKU2', {
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED'
    });
    const { findings } = await place.verify();
    expect(findings.map(({ text }) => text)).toEqual([
      'counts 1 pending, 0 completed, 0 pass, 1 total; the products are 1 pending, 1 completed, 0 pass, 2 total',
      'TOP/1005 has 2 products, not 1'
    ]);
  });

  it('does not judge counters that change all the time', async () => {
    place.add('SKU1');
    let count = 0;
    const { catalogue } = place;
    const item = catalogue.item.bind(catalogue);
    catalogue.item = async key => {
      const read = await item(key);
      return key.productId === countersKey(TOP).productId
        ? { ...read, pending_count: (count += 10) }
        : read;
    };
    const report = await place.verify({ category: TOP });
    expect(report.notJudged.counters).toBe(1);
    expect(report.findings.map(({ kind }) => kind)).not.toContain('counters');
  });

  it('looks again before it says that an object is missing', async () => {
    place.add('SKU1');
    await place.settle();
    // The list names it by what was read; by now another program renamed it.
    place.images.lose(place.key('SKU1/detail/a.jpg'));
    const { catalogue } = place;
    const products = catalogue.products.bind(catalogue);
    catalogue.products = async query => {
      const page = await products(query);
      catalogue.seed({ ...(await place.item('SKU1')), detail: ['b.jpg'] });
      return page;
    };
    expect(await found()).toEqual([]);
  });

  it('tells a list of categories that is broken, and goes on', async () => {
    place.add('SKU1');
    await place.settle();
    place.catalogue.seed({
      sub_category: CATEGORY_METADATA.subCategory,
      product_id: CATEGORY_METADATA.productId,
      categories_info: '{broken'
    });
    expect(await found()).toEqual(['unreadable']);
  });

  it('ends early by its signal, and says so', async () => {
    place.add('SKU1');
    const stop = new AbortController();
    stop.abort();
    expect(await place.verify({ signal: stop.signal })).toMatchObject({
      ...{ stopped: true, products: 0, findings: [] }
    });
  });

  it('holds no more than a page of products', async () => {
    for (let i = 0; i < 250; i++) {
      place.add(`P${i}`);
    }
    await place.settle();
    const pages: number[] = [];
    const { catalogue } = place;
    const products = catalogue.products.bind(catalogue);
    catalogue.products = async query => {
      const page = await products(query);
      pages.push(page.items.length);
      return page;
    };
    const progress: number[] = [];
    const report = await place.verify({
      onProgress: at => progress.push(at.products)
    });
    expect(report).toMatchObject({ products: 250, objects: 500, findings: [] });
    expect(pages).toEqual([100, 100, 50]);
    expect(progress[249]).toBe(250);
  });
});

describe('repair', () => {
  let place: CuratedPlace;
  beforeEach(() => {
    place = new CuratedPlace();
  });

  it('mends what others left, and the second run finds nothing to repair', async () => {
    place.add('SKU1', { own: { deep: [1] }, category_status: '1005#PASS' });
    place.add('SKU10');
    place.object('SKU1/text/left-by-a-move.jpg');
    place.object('SKU1/detail/상 의+#.jpg');
    const { outcomes, after } = await place.repaired();
    expect(outcomes.map(({ repair, done }) => [repair.kind, done])).toEqual([
      ['stamp', true],
      ['name-deleted', true],
      ['recount', true],
      ['categories', true]
    ]);
    expect(after.findings).toEqual([]);
    const item = await place.item('SKU1');
    expect(item).toMatchObject({
      ...{ own: { deep: [1] }, category_status: '1005#PENDING' },
      ...{ detail: ['a.jpg', 'b.jpg'], revision: 1 },
      deleted: [
        { folder: 'detail', filename: '상 의+#.jpg', by: 'verify' },
        { folder: 'text', filename: 'left-by-a-move.jpg', by: 'verify' }
      ]
    });
    // It destroyed nothing.
    expect(await place.has('SKU1/text/left-by-a-move.jpg')).toBe(true);
    expect((await place.item('SKU10')).revision).toBeUndefined();
  });

  it('repairs the counters alone where only that is asked for', async () => {
    place.add('SKU1', { category_status: 'wrong' });
    const { outcomes, after } = await place.repaired('counters');
    expect(outcomes.map(({ repair }) => repair.kind)).toEqual(['recount']);
    expect(after.counts).toEqual({ unstamped: 1, categories: 1 });
  });

  it('leaves a product that somebody edits by now, and says who', async () => {
    place.add('SKU1', { category_status: 'wrong' });
    place.object('SKU1/text/x.jpg');
    await place.settle();
    const before = await place.verify();
    place.catalogue.seed({
      ...(await place.item('SKU1')),
      ...{ claim_id: 'c', claimed_by: 'Lee', claimed_until: NOW / 1000 + 9 }
    });
    const outcomes = await place.repair(
      [
        { kind: 'stamp', ...TOP, productId: 'SKU1' },
        {
          ...{ kind: 'name-deleted', ...TOP, productId: 'SKU1' },
          paths: ['text/x.jpg']
        }
      ],
      before
    );
    expect(outcomes.map(({ reason }) => reason)).toEqual([
      'it is being edited by Lee',
      'it is being edited by Lee'
    ]);
    expect((await place.item('SKU1')).deleted).toBeUndefined();
  });

  it('passes a claim that ended, unless it is renewed meanwhile', async () => {
    const ended: CatalogueItem = {
      ...{ claim_id: 'c', claimed_by: 'Lee', claimed_until: NOW / 1000 - 9 }
    };
    place.add('SKU1', ended);
    place.object('SKU1/text/x.jpg');
    await place.settle();
    const before = await place.verify();
    const plan = [
      {
        ...{ kind: 'name-deleted' as const, ...TOP, productId: 'SKU1' },
        paths: ['text/x.jpg' as const]
      }
    ];
    const { catalogue } = place;
    const change = catalogue.change.bind(catalogue);
    catalogue.change = async sent => {
      catalogue.seed({
        ...(await place.item('SKU1')),
        claimed_until: NOW / 1000 + 600
      });
      return change(sent);
    };
    expect(await place.repair(plan, before)).toMatchObject([
      { done: false, reason: 'it is being edited by Lee' }
    ]);
    catalogue.seed({ ...(await place.item('SKU1')), ...ended });
    catalogue.change = change;
    expect(await place.repair(plan, before)).toMatchObject([{ done: true }]);
    expect(await place.item('SKU1')).toMatchObject({
      ...ended,
      deleted: [{ filename: 'x.jpg' }]
    });
  });

  it('reads again where somebody wrote in between, and names only what is still unnamed', async () => {
    place.add('SKU1');
    place.object('SKU1/text/x.jpg');
    place.object('SKU1/text/y.jpg');
    await place.settle();
    const before = await place.verify();
    const { catalogue } = place;
    const change = catalogue.change.bind(catalogue);
    let wrote = false;
    catalogue.change = async sent => {
      if (!wrote) {
        wrote = true;
        catalogue.seed({ ...(await place.item('SKU1')), text: ['x.jpg'] });
      }
      return change(sent);
    };
    const outcomes = await place.repair(
      [
        {
          ...{ kind: 'name-deleted', ...TOP, productId: 'SKU1' },
          paths: ['text/x.jpg', 'text/y.jpg']
        }
      ],
      before
    );
    expect(outcomes).toMatchObject([{ done: true }]);
    expect(await place.item('SKU1')).toMatchObject({
      text: ['x.jpg'],
      deleted: [{ filename: 'y.jpg' }]
    });
  });

  it.each(['before', 'after'] as const)(
    'is finished by the next run where the answer was lost (%s)',
    async kind => {
      place.add('SKU1');
      place.object('SKU1/text/x.jpg');
      await place.settle();
      place.faults.push({ method: 'change', kind });
      await expect(place.repaired()).rejects.toMatchObject({
        kind: 'Unreachable'
      });
      place.faults.length = 0;
      expect((await place.repaired()).after.findings).toEqual([]);
      const { deleted } = await place.item('SKU1');
      expect(deleted).toHaveLength(1);
    }
  );

  it('leaves an item that would be too large, and goes on', async () => {
    place.add('SKU1', { note: 'x'.repeat(389_800) });
    place.add('SKU2', { category_status: 'wrong' });
    place.object('SKU1/text/x.jpg');
    await place.settle();
    const { outcomes } = await place.repaired();
    expect(
      outcomes.map(({ repair, done }) => [repair.kind, done]).sort()
    ).toEqual([
      ['name-deleted', false],
      ['stamp', true]
    ]);
  });
});
