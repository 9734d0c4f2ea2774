/** @jest-environment node */
import {
  CATEGORY_METADATA,
  countersKey
} from '../../../../src/domain/catalogueItem';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { productItem } from '../../../fixtures/items';
import { plainReport } from '../../../support/english';
import { CuratedDataset, NOW, TOP, briefly, daysAgo } from './curatedDataset';

describe('verify', () => {
  let dataset: CuratedDataset;
  beforeEach(() => {
    dataset = new CuratedDataset();
  });

  const found = async (): Promise<string[]> =>
    briefly((await dataset.verify()).findings);

  it('finds nothing in a correct dataset', async () => {
    dataset.add('SKU1', { text: ['100% +#.jpg'] });
    dataset.add('SKU10');
    dataset.object('SKU1/meta.json');
    dataset.object('SKU1/thumbnails.pack');
    await dataset.settle();
    expect(await dataset.verify()).toEqual({
      stopped: false,
      products: 2,
      objects: 7,
      judged: 7,
      categories: [{ ...TOP, products: 2 }],
      notJudged: { young: 0, claimed: 0, counters: 0 },
      counts: {},
      findings: [],
      leftOut: 0,
      notChecked: []
    });
  });

  it('keeps SKU1 and SKU10 apart', async () => {
    dataset.add('SKU1');
    dataset.add('SKU10');
    await dataset.settle();
    dataset.images.lose(dataset.key('SKU1/detail/a.jpg'));
    dataset.object('SKU10/detail/extra.jpg');
    expect(await found()).toEqual([
      'name-without-object SKU1 detail/a.jpg',
      'unnamed-object SKU10 detail/extra.jpg repairable'
    ]);
  });

  it('finds objects that no product names, and treats deleted images as named', async () => {
    dataset.add('SKU1', {
      deleted: [{ folder: 'text', filename: 'gone.jpg', at: daysAgo(3) }]
    });
    await dataset.settle();
    dataset.object('SKU1/text/gone.jpg');
    dataset.object('SKU1/summary/copy-of-a-move.jpg');
    dataset.object('SKU1/detail/deeper/x.jpg');
    dataset.object('SKU1/notes.txt');
    expect(await found()).toEqual([
      'stray-object SKU1 detail/deeper/x.jpg',
      'stray-object SKU1 notes.txt',
      'unnamed-object SKU1 summary/copy-of-a-move.jpg repairable'
    ]);
  });

  it('takes only images for images, and ignores what operating systems and tools leave behind', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    dataset.object('SKU1/');
    dataset.object('SKU1/detail/');
    dataset.object('SKU1/detail/Thumbs.db');
    dataset.object('SKU1/detail/.DS_Store');
    dataset.object('SKU1/detail/._scan.TIFF');
    dataset.object('SKU1/detail/.scan.TIFF');
    dataset.object('SKU1/detail/notes.txt');
    dataset.object('SKU1/detail/constructor.constructor');
    dataset.object('SKU1/detail/scan.TIFF');
    dataset.object('desktop.ini');
    dataset.object('SKU1_$folder$');
    dataset.object('SKU1/detail_$folder$');
    // A folder that holds no file is no product.
    dataset.object('SKU2/');
    dataset.object('SKU2/detail/');
    dataset.object('SKU2/detail_$folder$');
    const { findings } = await dataset.verify();
    expect(briefly(findings)).toEqual([
      'unnamed-object SKU1 detail/.scan.TIFF repairable',
      'stray-object SKU1 detail/constructor.constructor',
      'stray-object SKU1 detail/notes.txt',
      'unnamed-object SKU1 detail/scan.TIFF repairable'
    ]);
  });

  it('does not judge young objects, or those of a product that somebody is editing', async () => {
    const until = NOW / 1000 + 60;
    dataset.add('FREE');
    dataset.add('HELD', {
      claim_id: 'x',
      claimed_by: 'Lee',
      claimed_until: until
    });
    await dataset.settle();
    dataset.object('FREE/text/new.jpg', 6.9);
    dataset.object('HELD/text/old.jpg');
    const report = await dataset.verify();
    expect(report.findings).toEqual([]);
    expect(report.notJudged).toMatchObject({ young: 1, claimed: 1 });
    expect(report.judged).toBe(report.objects - 2);
  });

  it('does not repair an object that may be the missing image under another name', async () => {
    const nfd = '앞.jpg'.normalize('NFD');
    dataset.add('SKU1', { text: [nfd.normalize('NFC')] });
    await dataset.settle();
    dataset.images.lose(dataset.key(`SKU1/text/${nfd.normalize('NFC')}`));
    dataset.object(`SKU1/text/${nfd}`);
    expect(await found()).toEqual([
      `name-without-object SKU1 text/${nfd.normalize('NFC')}`,
      `unnamed-object SKU1 text/${nfd}`
    ]);
    const [missing] = plainReport(await dataset.verify()).findings;
    expect(missing.text).toMatch(/looks the same and has another Unicode form/);
  });

  it('names the image that a missing copy was moved from', async () => {
    dataset.add('SKU1', {
      text: ['a.jpg'],
      deleted: [
        {
          folder: 'detail',
          filename: 'x.jpg',
          at: daysAgo(3),
          moved_to: 'text/a.jpg'
        }
      ]
    });
    dataset.object('SKU1/detail/x.jpg');
    await dataset.settle();
    dataset.images.lose(dataset.key('SKU1/text/a.jpg'));
    const { findings } = plainReport(await dataset.verify());
    expect(findings[0].text).toContain('moved from detail/x.jpg');
  });

  it('finds products that only the bucket has, once they are old enough', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    dataset.object('SKU10/detail/a.jpg');
    dataset.object('SKU10/detail/b.jpg');
    dataset.object('SKU100/detail/a.jpg', 1);
    const report = await dataset.verify();
    expect(briefly(report.findings)).toEqual(['unknown-product SKU10']);
    expect(plainReport(report).findings[0].text).toContain('2 objects');
    expect(report.notJudged.young).toBe(1);
  });

  it('names a folder that has the name of a product in another Unicode form, and its category too', async () => {
    const [nfc, nfd] = ['NFC', 'NFD'].map(form => '티셔츠'.normalize(form));
    dataset.add(nfc);
    dataset.object(`${nfd}/detail/a.jpg`);
    const seed = (path: string): void =>
      dataset.images.seed(
        `set/${path}`,
        new Uint8Array(3),
        'image/jpeg',
        NOW - 1e10
      );
    const top = '상의'.normalize('NFC');
    dataset.add('S1', { main_category: top, sub_category: 7, detail: [] });
    seed(`${top.normalize('NFD')}/7/S1/detail/a.jpg`);
    const { findings } = await dataset.verify();
    const strangers = findings.filter(
      ({ detail }) => detail.code === 'folder-other-form'
    );
    expect(strangers).toMatchObject([
      {
        kind: 'stray-object',
        productId: nfd,
        detail: { objects: 1, named: `TOP/1005/${nfc}` }
      },
      { productId: 'S1', detail: { named: `${top}/7/S1` } }
    ]);
    expect(findings.map(({ kind }) => kind)).not.toContain('unknown-product');
  });

  it('finds a category that only the bucket has', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    dataset.images.seed(
      'set/HATS/7/H1/detail/a.jpg',
      new Uint8Array(3),
      'image/jpeg',
      NOW - 1e10
    );
    expect(await found()).toEqual(['unknown-product H1']);
    expect((await dataset.verify({ category: TOP })).findings).toEqual([]);
  });

  it('finds objects beside categories and products, once they are old enough', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    const seed = (key: string, days = 100): void =>
      dataset.images.seed(
        `set/${key}`,
        new Uint8Array(2),
        'image/jpeg',
        NOW - days * 24 * 60 * 60 * 1000
      );
    for (const key of ['TOP/', 'TOP/1005/', 'TOP/notes.txt']) {
      seed(key);
    }
    seed('TOP/1005/a.jpg');
    seed('TOP/1005/new.jpg', 6.9);
    seed('TOP/old set/x/a.jpg');
    seed('TOP/new set/x/a.jpg', 1);
    // Nothing shows that this is a main category.
    seed('other program/a.jpg');
    const report = await dataset.verify();
    expect(
      plainReport(report).findings.map(one => [
        one.mainCategory,
        one.subCategory,
        one.path,
        one.text
      ])
    ).toEqual([
      [
        'TOP',
        1005,
        'a.jpg',
        'It is beside the products and belongs to none of them.'
      ],
      [
        'TOP',
        undefined,
        'notes.txt',
        'It is beside the categories and belongs to none of them.'
      ],
      [
        'TOP',
        undefined,
        'old set/',
        'It holds 1 object (2 bytes), but its name is not a sub category.'
      ]
    ]);
    expect(report.notJudged.young).toBe(2);
    expect(report.counts).toEqual({ 'stray-object': 3 });
    expect(await found()).toContain('stray-object a.jpg');
    // If one category is verified, objects beside the categories are not read.
    const one = await dataset.verify({ category: TOP });
    expect(briefly(one.findings)).toEqual(['stray-object a.jpg']);
  });

  it('explains a copy that nobody is known to have made', async () => {
    dataset.add('SKU1', {
      deleted: [{ folder: 'detail', filename: 'o.jpg', moved_to: 'text/o.jpg' }]
    });
    await dataset.settle();
    dataset.object('SKU1/text/o.jpg');
    const { findings } = plainReport(await dataset.verify());
    expect(findings.map(({ text }) => text)).toContain(
      'It is in the bucket, but no product names it. It was moved here from detail/o.jpg by somebody on an unknown day, and another program took it out of its list.'
    );
  });

  it('explains what an unnamed object may be', async () => {
    const moved = (to: string, from: string): CatalogueItem => ({
      folder: 'detail',
      filename: from,
      at: daysAgo(3),
      by: 'Lee',
      moved_to: to
    });
    dataset.add('SKU1', {
      deleted: [
        moved('text/overwritten.jpg', 'o.jpg'),
        moved('text/undone.jpg', 'b.jpg')
      ]
    });
    await dataset.settle();
    for (const name of ['overwritten', 'undone', 'a-k3f9q2', 'upload']) {
      dataset.object(`SKU1/text/${name}.jpg`);
    }
    const { findings } = plainReport(await dataset.verify());
    expect(
      findings
        .filter(({ kind }) => kind === 'unnamed-object')
        .map(({ path, text, repairable }) => [
          path,
          repairable,
          text.replace('It is in the bucket, but no product names it.', '')
        ])
    ).toEqual([
      [
        'text/a-k3f9q2.jpg',
        true,
        ' It may be the copy of an interrupted move of detail/a.jpg.'
      ],
      [
        'text/overwritten.jpg',
        true,
        ' It was moved here from detail/o.jpg by Lee on Nov 19, 2026, 10:00 UTC, and another program took it out of its list.'
      ],
      [
        'text/undone.jpg',
        false,
        ' It was moved here from detail/b.jpg by Lee on Nov 19, 2026, 10:00 UTC, and another program listed detail/b.jpg again instead.'
      ],
      ['text/upload.jpg', true, '']
    ]);
  });

  it('finds products that an index cannot contain', async () => {
    const { last_updated_at: _, ...undated } = productItem({
      product_id: 'UNDATED',
      detail: [],
      summary: [],
      text: []
    });
    dataset.catalogue.seed(undated);
    const { category_status: __, ...unstamped } = productItem({
      product_id: 'UNSTAMPED',
      detail: [],
      summary: [],
      text: []
    });
    dataset.catalogue.seed(unstamped);
    await dataset.settle();
    const { findings } = plainReport(await dataset.verify());
    expect(findings.map(({ productId, text }) => [productId, text])).toEqual([
      ['UNDATED', 'It has no last_updated_at. No index has the product.'],
      [
        'UNSTAMPED',
        'It is PENDING but has no category_status. The index of the desk lacks the product.'
      ]
    ]);
    expect((await dataset.repaired()).after.findings).toEqual([]);
    expect((await dataset.item('UNDATED')).last_updated_at).toBe(
      new Date(NOW).toISOString()
    );
  });

  it('counts products and lists no objects if only the counters are requested', async () => {
    dataset.add('SKU1', { category_status: 'wrong' });
    dataset.object('SKU1/text/x.jpg');
    const listed = jest.spyOn(dataset.images, 'list');
    const report = await dataset.verify({ countersOnly: true });
    expect(report.counts).toEqual({ counters: 1, categories: 1 });
    expect(report).toMatchObject({ products: 1, objects: 0 });
    expect(listed).not.toHaveBeenCalled();
  });

  it('finds broken lists, broken choices and wrong statuses in items', async () => {
    dataset.add('BROKEN', { text: 'a.jpg', representative_assets: '{' });
    dataset.add('CHOICE', {
      representative_assets: { model: 'detail/none.jpg', front: 'detail/a.jpg' }
    });
    dataset.add('STATUS', {
      current_status: 'IN_PROGRESS',
      category_status: '1005#PENDING'
    });
    await dataset.settle();
    expect(await found()).toEqual([
      'unreadable BROKEN',
      'unreadable BROKEN',
      'choice-without-image CHOICE detail/none.jpg',
      'unknown-status STATUS',
      'unstamped STATUS repairable'
    ]);
  });

  it('finds wrong counters and a wrong list of categories', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    dataset.add('SKU2', {
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED'
    });
    const { findings } = plainReport(await dataset.verify());
    expect(findings.map(({ text }) => text)).toEqual([
      'It counts: 1 pending, 0 completed, 0 on hold, 1 in all. The products are: 1 pending, 1 completed, 0 on hold, 2 in all.',
      'TOP/1005 has 2 products, not 1.'
    ]);
  });

  it('does not judge counters that keep changing', async () => {
    dataset.add('SKU1');
    let count = 0;
    const { catalogue } = dataset;
    const item = catalogue.item.bind(catalogue);
    catalogue.item = async key => {
      const read = await item(key);
      return key.productId === countersKey(TOP).productId
        ? { ...read, pending_count: (count += 10) }
        : read;
    };
    const report = await dataset.verify({ category: TOP });
    expect(report.notJudged.counters).toBe(1);
    expect(report.findings.map(({ kind }) => kind)).not.toContain('counters');
  });

  it('reads the product again before it reports a missing object', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    // The item names a.jpg when it is read. By now another program has removed the name.
    dataset.images.lose(dataset.key('SKU1/detail/a.jpg'));
    const { catalogue } = dataset;
    const products = catalogue.products.bind(catalogue);
    catalogue.products = async query => {
      const page = await products(query);
      catalogue.seed({ ...(await dataset.item('SKU1')), detail: ['b.jpg'] });
      return page;
    };
    expect(await found()).toEqual([]);
  });

  it('reports a broken list of categories, and continues', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    dataset.catalogue.seed({
      sub_category: CATEGORY_METADATA.subCategory,
      product_id: CATEGORY_METADATA.productId,
      categories_info: '{broken'
    });
    expect(await found()).toEqual(['unreadable']);
  });

  it('stops at its signal, and reports that it was stopped', async () => {
    dataset.add('SKU1');
    const stop = new AbortController();
    stop.abort();
    expect(await dataset.verify({ signal: stop.signal })).toMatchObject({
      stopped: true,
      products: 0,
      findings: []
    });
  });

  it('reads the products page by page', async () => {
    for (let i = 0; i < 250; i++) {
      dataset.add(`P${i}`);
    }
    await dataset.settle();
    const pages: number[] = [];
    const { catalogue } = dataset;
    const products = catalogue.products.bind(catalogue);
    catalogue.products = async query => {
      const page = await products(query);
      pages.push(page.items.length);
      return page;
    };
    const progress: number[] = [];
    const report = await dataset.verify({
      onProgress: at => progress.push(at.products)
    });
    expect(report).toMatchObject({ products: 250, objects: 500, findings: [] });
    expect(pages).toEqual([100, 100, 50]);
    expect(progress[249]).toBe(250);
  });
});
