/** @jest-environment node */
import type {
  CatalogueItem,
  ItemValue
} from '../../../../src/domain/catalogueItem';
import { purgeText } from '../../../../src/cli/jobs/purgeText';
import { NotAllowed } from '../../../../src/domain/errors';
import { plainReport, saying } from '../../../support/english';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { movedFrom } from '../../../../src/domain/edits/deletedImages';
import { planDelete } from '../../../../src/domain/edits/plan/deleteImages';
import {
  readProduct,
  takenNames
} from '../../../../src/domain/product/product';
import { anAuthor } from '../../../fixtures/items';
import { CuratedDataset, NOW, TOP, briefly, daysAgo } from './curatedDataset';

/** An entry of `deleted` of some days ago. */
function entry(
  path: string,
  days: number,
  more: Readonly<Record<string, ItemValue>> = {}
): Readonly<Record<string, ItemValue>> {
  const [folder, filename] = path.split('/');
  return {
    folder,
    filename,
    at: daysAgo(days),
    by: 'Kim',
    op: 'op1',
    ...more
  };
}

describe('purge', () => {
  let dataset: CuratedDataset;
  beforeEach(() => {
    dataset = new CuratedDataset();
  });

  /** A product with deleted images, whose objects are there. */
  const withDeleted = (
    productId: string,
    deleted: readonly Readonly<Record<string, ItemValue>>[],
    patch: CatalogueItem = {}
  ): void => {
    dataset.add(productId, { deleted, ...patch });
    deleted.forEach(({ folder, filename }) =>
      dataset.object(`${productId}/${String(folder)}/${String(filename)}`)
    );
  };

  const deletedOf = async (productId: string): Promise<unknown> =>
    (await dataset.item(productId)).deleted;

  it('purges only what a person was shown, even if other images are old enough', async () => {
    withDeleted('SKU1', [entry('text/a.jpg', 90), entry('text/b.jpg', 90)]);
    const report = await dataset.purge({
      only: ({ productId }, path) =>
        productId === 'SKU1' && path === 'text/a.jpg'
    });
    expect(report).toMatchObject({ images: 1, forPerson: [] });
    expect(await dataset.has('SKU1/text/a.jpg')).toBe(false);
    expect(await dataset.has('SKU1/text/b.jpg')).toBe(true);
    expect(await deletedOf('SKU1')).toMatchObject([
      { filename: 'a.jpg', purged_at: expect.any(String) },
      entry('text/b.jpg', 90)
    ]);
  });

  it('does not believe a date of a deletion that has not come yet, and names who deleted an image', async () => {
    withDeleted('SKU1', [
      entry('text/a.jpg', -400),
      entry('text/b.jpg', 90, { by: 'Lee' }),
      entry('text/c.jpg', 90)
    ]);
    dataset.object('SKU1/text/c.jpg', 80);
    const report = await dataset.purge();
    expect(report.purged).toEqual([
      expect.objectContaining({
        path: 'text/b.jpg',
        deletedBy: 'Lee',
        deletedAt: daysAgo(90)
      })
    ]);
    expect(plainReport(report).forPerson).toEqual([
      expect.objectContaining({
        path: 'text/a.jpg',
        text: expect.stringMatching(/has not come yet/)
      }),
      // The object is younger than the deletion that the entry claims.
      expect.objectContaining({
        path: 'text/c.jpg',
        text: expect.stringMatching(/written again/)
      })
    ]);
    expect(await dataset.has('SKU1/text/a.jpg')).toBe(true);
    expect(await dataset.has('SKU1/text/c.jpg')).toBe(true);
    expect(purgeText(report)).toContain('by Lee');
  });

  it('makes an item smaller that is full of deleted images, so that it can be changed again', async () => {
    withDeleted(
      'SKU1',
      Array.from({ length: 2700 }, (_, i) =>
        entry(`text/${i}.jpg`, 90, { op: 'k3f9q2w8rz0v5m1xc7b4ty6uho' })
      )
    );
    const grow = async () =>
      planDelete(
        readProduct(await dataset.item('SKU1')),
        ['detail/a.jpg'],
        DEFAULT_TEAM,
        anAuthor()
      );
    await expect(grow()).rejects.toMatchObject({ code: 'deleted-full' });
    expect(await dataset.purge()).toMatchObject({
      images: 2700,
      forPerson: []
    });
    const [first] = (await deletedOf('SKU1')) as CatalogueItem[];
    expect(first).toEqual({
      folder: 'text',
      filename: '0.jpg',
      at: daysAgo(90),
      purged_at: expect.any(String)
    });
    // The next run finds the objects gone.
    await dataset.purge();
    const deleted = (await deletedOf('SKU1')) as CatalogueItem[];
    expect(deleted).toHaveLength(2700);
    expect(deleted[0]).toEqual({
      folder: 'text',
      filename: '0.jpg',
      purged_at: expect.any(String)
    });
    await expect(grow()).resolves.toBeDefined();
    const before = await dataset.item('SKU1');
    expect(await dataset.purge()).toMatchObject({ images: 0, forPerson: [] });
    expect(await dataset.item('SKU1')).toEqual(before);
  });

  it('compacts what is gone: names stay taken, and moved images still lead to their copies', async () => {
    const purged = { purged_at: daysAgo(50) };
    const gone = Array.from({ length: 20 }, (_, i) =>
      entry(`text/${i}.jpg`, 99, purged)
    );
    dataset.add('SKU1', {
      detail: ['a.jpg'],
      deleted: [
        ...gone,
        entry('text/0.jpg', 98, purged),
        entry('summary/m.jpg', 97, { ...purged, moved_to: 'detail/a.jpg' }),
        entry('text/new.jpg', 3)
      ]
    });
    await dataset.purge();
    const product = readProduct(await dataset.item('SKU1'));
    expect(product.item.deleted).toHaveLength(22);
    expect(product.item.deleted).toContainEqual({
      folder: 'summary',
      filename: 'm.jpg',
      purged_at: daysAgo(50),
      moved_to: 'detail/a.jpg'
    });
    expect(product.item.deleted).toContainEqual(entry('text/new.jpg', 3));
    expect(takenNames(product, 'text')).toHaveLength(21);
    expect(movedFrom(product).get('detail/a.jpg')).toBe('summary');
    expect(briefly((await dataset.verify()).findings)).not.toContain(
      'unreadable SKU1'
    );
  });

  it('reports in a dry run what it would purge, and changes nothing', async () => {
    withDeleted('SKU1', [entry('text/x.jpg', 31)]);
    const before = await dataset.item('SKU1');
    expect(await dataset.purge({ dryRun: true })).toEqual({
      dryRun: true,
      stopped: false,
      olderThanDays: 30,
      products: 1,
      images: 1,
      bytes: 15,
      hidden: { images: 0, bytes: 0 },
      versioning: 'off',
      versions: false,
      purged: [
        {
          ...TOP,
          productId: 'SKU1',
          path: 'text/x.jpg',
          bytes: 15,
          hidden: 0,
          deletedAt: daysAgo(31),
          deletedBy: 'Kim'
        }
      ],
      skipped: [],
      forPerson: [],
      leftOut: 0
    });
    expect(await dataset.item('SKU1')).toEqual(before);
    expect(await dataset.has('SKU1/text/x.jpg')).toBe(true);
  });

  it('purges old deleted images and nothing else', async () => {
    const twins = ['SKU1', 'SKU10'];
    withDeleted('SKU1', [
      entry('text/x.jpg', 31, { own: 'kept' }),
      entry('text/young.jpg', 29)
    ]);
    withDeleted('SKU10', [entry('text/x.jpg', 1)]);
    dataset.object('SKU1/detail/unnamed.jpg');
    const report = await dataset.purge();
    expect(report).toMatchObject({ images: 1, forPerson: [], products: 2 });
    expect(await dataset.has('SKU1/text/x.jpg')).toBe(false);
    for (const id of twins) {
      expect(await dataset.has(`${id}/detail/a.jpg`)).toBe(true);
    }
    for (const path of ['text/young.jpg', 'detail/unnamed.jpg']) {
      expect(await dataset.has(`SKU1/${path}`)).toBe(true);
    }
    expect(await dataset.has('SKU10/text/x.jpg')).toBe(true);
    // The entry stays, so that its name is never given again.
    expect(await dataset.item('SKU1')).toMatchObject({
      revision: 1,
      detail: ['a.jpg', 'b.jpg'],
      deleted: [
        { own: 'kept', purged_at: new Date(NOW).toISOString() },
        { filename: 'young.jpg' }
      ]
    });
    expect(await dataset.purge()).toMatchObject({ images: 0, forPerson: [] });
  });

  it('accepts a number of days and a category', async () => {
    withDeleted('SKU1', [entry('text/x.jpg', 3)]);
    const elsewhere = { mainCategory: 'TOP', subCategory: 1 };
    expect(
      await dataset.purge({ olderThanDays: 1, category: elsewhere })
    ).toMatchObject({ images: 0, products: 0 });
    expect(
      await dataset.purge({ olderThanDays: 1, category: TOP })
    ).toMatchObject({ images: 1 });
  });

  it.each([
    ['a list', { detail: ['a.jpg', 'x.jpg'] }],
    ['a choice', { representative_assets: '{"cover": "detail/x.jpg"}' }],
    ['a list of choices', { representative_assets: { own: ['detail/x.jpg'] } }]
  ])('keeps an image that %s names again', async (_, patch) => {
    withDeleted('SKU1', [entry('detail/x.jpg', 99)], patch);
    const report = await dataset.purge();
    expect(report).toMatchObject({
      images: 0,
      forPerson: [{ productId: 'SKU1', path: 'detail/x.jpg' }]
    });
    expect(await dataset.has('SKU1/detail/x.jpg')).toBe(true);
  });

  it.each([
    ['a broken list', { summary: 'x.jpg' }],
    ['broken choices', { representative_assets: '{' }]
  ])('purges nothing of a product with %s', async (_, patch) => {
    withDeleted('SKU1', [entry('detail/x.jpg', 99)], patch);
    expect(await dataset.purge()).toMatchObject({ images: 0 });
    expect(await dataset.has('SKU1/detail/x.jpg')).toBe(true);
  });

  it('keeps the source of a move whose copy is missing', async () => {
    withDeleted(
      'SKU1',
      [entry('detail/x.jpg', 99, { moved_to: 'text/x.jpg' })],
      {
        text: ['x.jpg']
      }
    );
    dataset.images.lose(dataset.key('SKU1/text/x.jpg'));
    const report = await dataset.purge();
    expect(report.images).toBe(0);
    expect(plainReport(report).forPerson[0].text).toContain('only copy');
    dataset.object('SKU1/text/x.jpg');
    expect(await dataset.purge()).toMatchObject({ images: 1 });
    expect(await dataset.has('SKU1/text/x.jpg')).toBe(true);
  });

  it('purges the source and the copy of a move if the copy was deleted on purpose', async () => {
    withDeleted('SKU1', [
      entry('text/x.jpg', 40),
      entry('detail/x.jpg', 99, { moved_to: 'text/x.jpg' })
    ]);
    expect(await dataset.purge({ olderThanDays: 50 })).toMatchObject({
      images: 1
    });
    expect(await dataset.purge()).toMatchObject({ images: 1 });
    // The same if the copy was purged first.
    withDeleted('SKU2', [
      entry('text/x.jpg', 99, { purged_at: daysAgo(50) }),
      entry('detail/x.jpg', 99, { moved_to: 'text/x.jpg' })
    ]);
    dataset.images.lose(dataset.key('SKU2/text/x.jpg'));
    expect(await dataset.purge()).toMatchObject({ images: 1, forPerson: [] });
  });

  it('keeps an object that was written again after its deletion', async () => {
    withDeleted('SKU1', [entry('text/x.jpg', 31)]);
    dataset.object('SKU1/text/x.jpg', 2, 'others’ new image');
    const report = await dataset.purge();
    expect(report.images).toBe(0);
    expect(plainReport(report).forPerson[0].text).toContain('written again');
  });

  it('skips a product that somebody is editing, and reports who', async () => {
    const until = NOW / 1000 + 60;
    withDeleted('SKU1', [entry('text/x.jpg', 99)], {
      claim_id: 'c',
      claimed_by: 'Lee',
      claimed_until: until
    });
    expect(plainReport(await dataset.purge())).toMatchObject({
      images: 0,
      skipped: [{ productId: 'SKU1', text: 'It is being edited by Lee.' }],
      forPerson: []
    });
  });

  it('ignores an expired claim, unless it is renewed meanwhile', async () => {
    withDeleted('SKU1', [entry('text/x.jpg', 99)], {
      claim_id: 'c',
      claimed_by: 'Lee',
      claimed_until: NOW / 1000 - 1
    });
    const { catalogue } = dataset;
    const change = catalogue.change.bind(catalogue);
    catalogue.change = async sent => {
      catalogue.seed({
        ...(await dataset.item('SKU1')),
        claimed_until: NOW / 1000 + 600
      });
      return change(sent);
    };
    expect(await dataset.purge()).toMatchObject({
      images: 0,
      skipped: [{ productId: 'SKU1' }]
    });
    catalogue.change = change;
    catalogue.seed({ ...(await dataset.item('SKU1')), claimed_until: 1 });
    expect(await dataset.purge()).toMatchObject({ images: 1 });
    expect(await dataset.item('SKU1')).toMatchObject({ claim_id: 'c' });
  });

  it.each([
    ['before', 'change'],
    ['after', 'change'],
    ['before', 'remove'],
    ['after', 'remove']
  ] as const)('continues after a crash %s `%s`', async (kind, method) => {
    withDeleted('SKU1', [entry('text/x.jpg', 99), entry('text/y.jpg', 99)]);
    dataset.faults.push({ method, kind, error: new Error('It crashed.') });
    await expect(dataset.purge()).rejects.toThrow('It crashed.');
    // In any case, no object is removed before its entry is marked.
    for (const one of (await deletedOf('SKU1')) as Record<string, string>[]) {
      if (one.purged_at === undefined) {
        expect(await dataset.has(`SKU1/text/${one.filename}`)).toBe(true);
      }
    }
    dataset.faults.length = 0;
    if (method === 'remove') {
      const { findings } = await dataset.verify({ category: TOP });
      expect(
        findings.filter(({ kind: found }) => found === 'unfinished-purge')
      ).toHaveLength(kind === 'before' ? 2 : 1);
    }
    await dataset.purge();
    for (const name of ['x.jpg', 'y.jpg']) {
      expect(await dataset.has(`SKU1/text/${name}`)).toBe(false);
    }
    expect(await dataset.has('SKU1/detail/a.jpg')).toBe(true);
  });

  it('does not finish the purge of an image that was listed again', async () => {
    withDeleted('SKU1', [entry('text/x.jpg', 99, { purged_at: daysAgo(1) })], {
      text: ['x.jpg']
    });
    expect(await dataset.purge()).toMatchObject({ images: 0 });
    expect(await dataset.has('SKU1/text/x.jpg')).toBe(true);
  });

  it('reads the product again if somebody restored an image in between', async () => {
    withDeleted('SKU1', [entry('text/x.jpg', 99), entry('text/y.jpg', 99)]);
    const { catalogue } = dataset;
    const change = catalogue.change.bind(catalogue);
    let wrote = false;
    catalogue.change = async sent => {
      if (!wrote) {
        wrote = true;
        catalogue.seed({
          ...(await dataset.item('SKU1')),
          text: ['x.jpg'],
          deleted: [entry('text/y.jpg', 99)]
        });
      }
      return change(sent);
    };
    expect(await dataset.purge()).toMatchObject({ images: 1, forPerson: [] });
    expect(await dataset.has('SKU1/text/x.jpg')).toBe(true);
    expect(await dataset.has('SKU1/text/y.jpg')).toBe(false);
  });

  it('reports a product that changes all the time, and purges nothing of it', async () => {
    withDeleted('SKU1', [entry('text/x.jpg', 99)]);
    const { catalogue } = dataset;
    const change = catalogue.change.bind(catalogue);
    let revision = 100;
    catalogue.change = async sent => {
      catalogue.seed({ ...(await dataset.item('SKU1')), revision: revision++ });
      return change(sent);
    };
    expect(await dataset.purge()).toMatchObject({
      images: 0,
      forPerson: [{ productId: 'SKU1' }]
    });
    expect(await dataset.has('SKU1/text/x.jpg')).toBe(true);
  });

  it('keeps an object that is written again between the check and the removal', async () => {
    withDeleted('SKU1', [entry('text/x.jpg', 99)]);
    const { catalogue } = dataset;
    const change = catalogue.change.bind(catalogue);
    catalogue.change = async sent => {
      dataset.object('SKU1/text/x.jpg', 0, 'new bytes');
      return change(sent);
    };
    const report = await dataset.purge();
    expect(report).toMatchObject({ images: 0 });
    expect(plainReport(report).forPerson[0].text).toBe(
      'It was written again in the meantime.'
    );
    expect(await dataset.has('SKU1/text/x.jpg')).toBe(true);
  });

  it('reports an entry without a date, and one without an image path', async () => {
    withDeleted('SKU1', [
      entry('text/x.jpg', 99, { at: 'some day' }),
      entry('elsewhere/y.jpg', 99)
    ]);
    expect(await dataset.purge()).toMatchObject({
      images: 0,
      forPerson: [{ path: 'text/x.jpg' }, { path: 'elsewhere/y.jpg' }]
    });
  });

  describe('in a bucket that keeps versions', () => {
    const KEY = 'set/TOP/1005/SKU1/text/x.jpg';
    const hidden = { images: 1, bytes: 15 };

    beforeEach(() => {
      withDeleted('SKU1', [entry('text/x.jpg', 31)]);
      dataset.images.keepVersions();
    });

    const versionsOf = async (key: string): Promise<number> =>
      (await dataset.images.versions(key)).length;

    it.each([true, false])(
      'frees no bytes, and says so (dry run: %j)',
      async dryRun => {
        const report = await dataset.purge({ dryRun });

        expect(report).toMatchObject({ images: 1, bytes: 0, hidden });
        expect(await dataset.has('SKU1/text/x.jpg')).toBe(dryRun);
        expect(purgeText(report)).toContain('--versions');
      }
    );

    it('frees all versions on request, and leaves no marker', async () => {
      dataset.object('SKU1/text/x.jpg', 99, 'an older one');

      expect(
        await dataset.purge({ versions: true, dryRun: true })
      ).toMatchObject({ bytes: 27, hidden: { images: 0 } });
      expect(await dataset.purge({ versions: true })).toMatchObject({
        images: 1,
        bytes: 27,
        hidden: { images: 0 }
      });
      expect(await versionsOf(KEY)).toBe(0);
      expect(await versionsOf('set/TOP/1005/SKU1/detail/a.jpg')).toBe(1);
    });

    it('frees what an earlier purge only hid', async () => {
      await dataset.purge();

      expect(await dataset.purge()).toMatchObject({ images: 0 });
      expect(await dataset.purge({ versions: true })).toMatchObject({
        images: 1,
        bytes: 15
      });
      expect(await versionsOf(KEY)).toBe(0);
    });

    it('never shows an older version if it is interrupted', async () => {
      dataset.object('SKU1/text/x.jpg', 99, 'the latest');
      dataset.faults.push({
        method: 'removeVersion',
        kind: 'after',
        error: new Error('It crashed.')
      });

      await expect(dataset.purge({ versions: true })).rejects.toThrow();

      expect(await dataset.images.read(KEY)).toEqual(
        new TextEncoder().encode('the latest')
      );
      dataset.faults.length = 0;
      expect(await dataset.purge({ versions: true })).toMatchObject({
        bytes: 10
      });
    });

    it.each([true, false])(
      'names a lock, and hides the image (dry run: %j)',
      async dryRun => {
        dataset.images.lock(KEY, { kind: 'legal-hold' });

        const report = await dataset.purge({ versions: true, dryRun });

        expect(report).toMatchObject({ bytes: 0, hidden });
        expect(plainReport(report).forPerson).toMatchObject([
          { path: 'text/x.jpg', text: expect.stringContaining('legal hold') }
        ]);
        expect(await dataset.has('SKU1/text/x.jpg')).toBe(dryRun);
      }
    );

    it.each([true, false])(
      'hides an older version that is locked and would be the object (dry run: %j)',
      async dryRun => {
        dataset.object('SKU1/text/x.jpg', 99, 'the latest');
        dataset.images.lock(KEY, { kind: 'legal-hold' }, 'null');

        const report = await dataset.purge({ versions: true, dryRun });

        expect(report).toMatchObject({ bytes: 10, hidden });
        expect(plainReport(report).forPerson).toMatchObject([
          { path: 'text/x.jpg', text: expect.stringContaining('legal hold') }
        ]);
        expect(await dataset.has('SKU1/text/x.jpg')).toBe(dryRun);
      }
    );

    it('keeps what is written while the versions of a locked image are removed', async () => {
      dataset.object('SKU1/text/x.jpg', 99, 'the latest');
      dataset.images.lock(KEY, { kind: 'legal-hold' }, 'null');
      const { images } = dataset;
      const removeVersion = images.removeVersion.bind(images);
      images.removeVersion = async (key, version) => {
        const lock = await removeVersion(key, version);
        dataset.object('SKU1/text/x.jpg', 0, 'new bytes');
        return lock;
      };

      const report = await dataset.purge({ versions: true });

      expect(plainReport(report).forPerson).toMatchObject([
        { text: 'It was written again in the meantime.' }
      ]);
      expect(await images.read(KEY)).toEqual(
        new TextEncoder().encode('new bytes')
      );
    });

    it('hides the image if versions may not be deleted, and names the permission', async () => {
      const facts = {
        action: 's3:DeleteObjectVersion',
        resource: KEY,
        said: 'no'
      };
      dataset.faults.push({
        method: 'removeVersion',
        kind: 'before',
        error: new NotAllowed(...saying(JSON.stringify(facts)))
      });

      const report = await dataset.purge({ versions: true });

      expect(report).toMatchObject({ bytes: 0, hidden });
      expect(plainReport(report).forPerson).toMatchObject([
        { text: expect.stringContaining('s3:DeleteObjectVersion') }
      ]);
      expect(await dataset.has('SKU1/text/x.jpg')).toBe(false);
    });

    it('keeps versions that were written after the deletion', async () => {
      dataset.object('SKU1/text/x.jpg', 5, 'again');
      await dataset.images.remove(
        KEY,
        (await dataset.images.head(KEY))?.etag ?? ''
      );

      const report = await dataset.purge({ versions: true });

      expect(report).toMatchObject({ images: 0 });
      expect(await versionsOf(KEY)).toBe(3);
    });
  });
});
