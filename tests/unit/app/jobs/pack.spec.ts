/** @jest-environment node */
import { pack } from '../../../../src/app/jobs/pack/pack';
import type { PackOptions } from '../../../../src/app/jobs/pack/pack';
import type { PackReport } from '../../../../src/app/jobs/pack/packReport';
import { repairPack } from '../../../../src/app/images/repairPack';
import type { PackRepair } from '../../../../src/app/images/repairPack';
import { planReopen } from '../../../../src/domain/edits/plan/changeStatus';
import { decodePack } from '../../../../src/domain/images/pack/decodePack';
import { encodePack } from '../../../../src/domain/images/pack/encodePack';
import { packValue } from '../../../../src/domain/images/pack/namedPack';
import { readProduct } from '../../../../src/domain/product/product';
import { NotSupported } from '../../../../src/domain/errors';
import { anAuthor } from '../../../fixtures/items';
import { aThumbnail, testMaker, webpOf } from '../../../fixtures/packs';
import { plainReport, saying } from '../../../support/english';
import { CuratedDataset, TOP } from './curatedDataset';

describe('pack', () => {
  let dataset: CuratedDataset;
  const made: string[] = [];
  beforeEach(() => {
    dataset = new CuratedDataset();
    made.length = 0;
  });

  const packed = (options: Partial<PackOptions> = {}): Promise<PackReport> =>
    pack(dataset.faulty(), {
      maker: testMaker(made),
      dryRun: false,
      category: TOP,
      ...options
    });

  /** Path and ETag of each thumbnail in a product's pack; undefined if there is no pack. */
  const packOf = async (productId: string): Promise<unknown> => {
    const bytes = await dataset.images.read(
      dataset.key(`${productId}/thumbnails.pack`)
    );
    const decoded = bytes && decodePack(bytes);
    return decoded && 'thumbnails' in decoded
      ? decoded.thumbnails.map(({ path, etag }) => [path, etag])
      : undefined;
  };

  const etagOf = async (path: string): Promise<string | undefined> =>
    (await dataset.images.head(dataset.key(path)))?.etag;

  const expected = (productId: string, paths: string[]): Promise<unknown> =>
    Promise.all(
      paths.map(async path => [path, await etagOf(`${productId}/${path}`)])
    );

  it('packs all listed images in their order, and names the pack last', async () => {
    dataset.add('SKU1', { detail: ['b.jpg', 'a.jpg'], text: ['c.jpg'] });
    dataset.object('SKU1/detail/unnamed.jpg');
    dataset.object('SKU10/detail/a.jpg');
    const before = await dataset.item('SKU1');
    expect(await packed()).toMatchObject({
      products: 1,
      written: 1,
      current: 0,
      forPerson: []
    });
    expect(await packOf('SKU1')).toEqual(
      await expected('SKU1', ['detail/b.jpg', 'detail/a.jpg', 'text/c.jpg'])
    );
    expect(await dataset.item('SKU1')).toEqual({
      ...before,
      thumbnails_pack: packValue(
        (await etagOf('SKU1/thumbnails.pack')) ?? '',
        String(before.last_updated_at)
      )
    });
  });

  it('does not name a pack that was not stored', async () => {
    dataset.add('SKU1');
    dataset.faults.push({
      method: 'putPack',
      kind: 'before',
      error: new Error('gone')
    });
    await expect(packed()).rejects.toThrow('gone');
    expect(await dataset.item('SKU1')).not.toHaveProperty('thumbnails_pack');
  });

  it('leaves current packs alone, and counts the others in a dry run', async () => {
    dataset.add('SKU1');
    await packed();
    dataset.add('SKU2');
    made.length = 0;
    expect(await packed({ dryRun: true })).toMatchObject({
      dryRun: true,
      products: 2,
      written: 1,
      current: 1,
      bytes: 0
    });
    expect(made).toEqual([]);
    expect(await packOf('SKU2')).toBeUndefined();
    expect(await packed()).toMatchObject({ written: 1, current: 1 });
    expect(made).toEqual(['SKU2/detail/a.jpg', 'SKU2/detail/b.jpg']);
  });

  it('continues after a run that ended before the pack was named', async () => {
    dataset.add('SKU1');
    dataset.faults.push({
      method: 'namePack',
      kind: 'before',
      error: new Error('gone')
    });
    await expect(packed()).rejects.toThrow('gone');
    dataset.faults.length = 0;
    made.length = 0;
    // Nobody named the pack that is there, so that nothing of it is trusted.
    expect(await packed()).toMatchObject({ written: 1, current: 0 });
    expect(made).toEqual(['SKU1/detail/a.jpg', 'SKU1/detail/b.jpg']);
    expect(await packed()).toMatchObject({ written: 0, current: 1 });
  });

  it('makes a pack again that somebody else put in its place, and takes no picture out of it', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    await packed();
    const planted = encodePack(
      await Promise.all(
        (['detail/a.jpg', 'detail/b.jpg'] as const).map(async path =>
          aThumbnail(path, {
            // The attacker knows the ETags of the images.
            etag: (await etagOf(`SKU1/${path}`)) ?? '',
            picture: webpOf(307, 384, [6, 6, 6])
          })
        )
      )
    );
    if ('problem' in planted) {
      throw new Error(planted.problem.code);
    }
    dataset.object('SKU1/thumbnails.pack', 1, planted.bytes);
    made.length = 0;
    expect((await dataset.verify()).findings).toMatchObject([
      { kind: 'foreign-pack', path: 'thumbnails.pack', repairable: false }
    ]);
    expect(await packed({ dryRun: true })).toMatchObject({ written: 1 });
    expect(await packed()).toMatchObject({ written: 1, current: 0 });
    expect(made).toEqual(['SKU1/detail/a.jpg', 'SKU1/detail/b.jpg']);
    expect((await dataset.verify()).findings).toEqual([]);
    expect(await packed()).toMatchObject({ written: 0, current: 1 });
  });

  it('makes thumbnails only of images that were added or replaced', async () => {
    dataset.add('SKU1');
    await packed();
    made.length = 0;
    dataset.object('SKU1/detail/a.jpg', 1, 'SKU1/detail/a.jpg replaced');
    dataset.object('SKU1/text/new.jpg');
    dataset.catalogue.seed({
      ...(await dataset.item('SKU1')),
      text: ['new.jpg'],
      last_updated_at: 'later'
    });
    expect(await packed()).toMatchObject({ written: 1 });
    expect(made).toEqual(['SKU1/detail/a.jpg replaced', 'SKU1/text/new.jpg']);
    expect(await packOf('SKU1')).toEqual(
      await expected('SKU1', ['detail/a.jpg', 'detail/b.jpg', 'text/new.jpg'])
    );
  });

  it('does not replace a pack of a later version', async () => {
    dataset.add('SKU1', { thumbnails_pack: { etag: '"x"', format: 2 } });
    expect(await packed()).toMatchObject({ written: 0, current: 1 });
  });

  it('replaces a broken pack', async () => {
    dataset.add('SKU1');
    dataset.object('SKU1/thumbnails.pack', 1, 'rubbish');
    expect(await packed()).toMatchObject({ written: 1, forPerson: [] });
    expect(await packOf('SKU1')).toHaveLength(2);
  });

  it('reports the images that it cannot pack, and packs the rest', async () => {
    dataset.add('SKU1', { detail: ['a.jpg', 'gone.jpg', 'none.jpg'] });
    dataset.images.lose(dataset.key('SKU1/detail/gone.jpg'));
    dataset.object('SKU1/detail/none.jpg', 1, 'no image');
    dataset.add('SKU2', { detail: ['none.jpg'] });
    dataset.object('SKU2/detail/none.jpg', 1, 'no image');
    dataset.add('SKU3', { detail: [] });
    expect(plainReport(await packed())).toMatchObject({
      products: 3,
      written: 1,
      forPerson: expect.arrayContaining([
        expect.objectContaining({
          productId: 'SKU1',
          text: 'detail/gone.jpg is not in the bucket. detail/none.jpg cannot be read as an image (no image).'
        }),
        expect.objectContaining({
          productId: 'SKU2',
          text: 'detail/none.jpg cannot be read as an image (no image).'
        })
      ])
    });
    expect(await packOf('SKU1')).toHaveLength(1);
    expect(await packOf('SKU2')).toBeUndefined();
  });

  it('reports an image that is in an archive, and packs the rest', async () => {
    dataset.add('SKU1');
    dataset.faults.push({
      method: 'read',
      kind: 'before',
      error: new NotSupported(...saying('a.jpg is in an archive.'))
    });
    expect(plainReport(await packed())).toMatchObject({
      written: 1,
      forPerson: [{ text: 'a.jpg is in an archive.' }]
    });
  });

  it('writes an object that verify and purge ignore', async () => {
    dataset.add('SKU1');
    await dataset.settle();
    await packed();
    expect((await dataset.verify()).findings).toEqual([]);
    await dataset.purge({ olderThanDays: 0 });
    expect(await packOf('SKU1')).toHaveLength(2);
  });

  it('keeps a pack current when the product is reopened', async () => {
    dataset.add('SKU1', { current_status: 'PASS' });
    await packed();
    const product = readProduct(await dataset.item('SKU1'));
    await dataset.catalogue.change(planReopen(product, anAuthor()).change);
    expect(await packed()).toMatchObject({ written: 0, current: 1 });
  });

  it('stops between products', async () => {
    dataset.add('SKU1');
    expect(await packed({ signal: AbortSignal.abort() })).toMatchObject({
      stopped: true,
      products: 0,
      written: 0
    });
  });

  describe('the repair by the desk', () => {
    const key = { subCategory: 1005, productId: 'SKU1' };
    const repaired = (inTrouble = false, hasAll = true): Promise<PackRepair> =>
      repairPack(dataset, key, inTrouble, async images =>
        hasAll ? images.map(({ path }) => aThumbnail(path)) : undefined
      );

    it('does nothing if the product names no pack or a current one', async () => {
      dataset.add('SKU1');
      expect(await repaired(true)).toBe('current');
      expect(await packOf('SKU1')).toBeUndefined();
      await packed();
      expect(await repaired()).toBe('current');
    });

    it.each([true, false])(
      'writes a new pack (if the old one is there: %s)',
      async isThere => {
        dataset.add('SKU1');
        await packed();
        if (!isThere) {
          dataset.images.lose(dataset.key('SKU1/thumbnails.pack'));
        }
        expect(await repaired(true)).toBe('repaired');
        expect(await packOf('SKU1')).toEqual([
          ['detail/a.jpg', '"detail/a.jpg"'],
          ['detail/b.jpg', '"detail/b.jpg"']
        ]);
        expect(await dataset.item('SKU1')).toMatchObject({
          thumbnails_pack: { etag: await etagOf('SKU1/thumbnails.pack') }
        });
      }
    );

    it('checks the pack again after another program changed the product', async () => {
      dataset.add('SKU1');
      await packed();
      dataset.catalogue.seed({
        ...(await dataset.item('SKU1')),
        last_updated_at: 'later'
      });
      expect(await repaired()).toBe('repaired');
      expect(await dataset.item('SKU1')).toMatchObject({
        thumbnails_pack: { checked_at: 'later' }
      });
    });

    it('waits for all thumbnails, and gives up if another writer was first', async () => {
      dataset.add('SKU1');
      await packed();
      const before = await dataset.item('SKU1');
      expect(await repaired(true, false)).toBe('waits');
      const late = await repairPack(dataset, key, true, async images => {
        dataset.object('SKU1/thumbnails.pack', 0, 'theirs');
        return images.map(({ path }) => aThumbnail(path));
      });
      expect(late).toBe('given up');
      expect(await dataset.item('SKU1')).toEqual(before);
    });
  });
});
