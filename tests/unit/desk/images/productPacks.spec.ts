import type { Desk } from '../../../../src/desk/desk';
import type { PackMode } from '../../../../src/desk/images/productPacks';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { NotAllowed } from '../../../../src/domain/errors';
import { packKey } from '../../../../src/domain/product/objectKey';
import { packValue } from '../../../../src/domain/images/pack/namedPack';
import {
  imagePaths,
  readProduct
} from '../../../../src/domain/product/product';
import type {
  OfferedPack,
  PackTrouble,
  ThumbnailPacks
} from '../../../../src/ports/images/thumbnailPacks';
import { productItem } from '../../../fixtures/items';
import { aThumbnail } from '../../../fixtures/packs';
import { DeskScene, threeProducts } from '../aDesk';
import { saying } from '../../../support/english';

const AT = '2024-01-15T10:30:00.003Z';
const PACK = 'TOP/1005/79823/thumbnails.pack';
/** Long enough for whatever waits for quiet. */
const QUIET = 6000;

/** Packs of a page, as far as a desk sees them. */
class ScenePacks implements ThumbnailPacks {
  readonly offered: OfferedPack[] = [];
  found: PackTrouble | undefined;
  /** Whether all pictures have been made. */
  complete = true;
  asked = 0;
  /** Keys that were expected, and those of which it was ended. */
  readonly expected: string[] = [];
  readonly ended: string[] = [];

  expect(key: string): () => void {
    this.expected.push(key);
    return () => this.ended.push(key);
  }

  offer(pack: OfferedPack): void {
    this.offered.push(pack);
  }

  trouble(): PackTrouble | undefined {
    return this.found;
  }

  collect: ThumbnailPacks['collect'] = async images => {
    this.asked++;
    return this.complete
      ? images.map(({ path }) => aThumbnail(path))
      : undefined;
  };
}

let scene: DeskScene;
let packs: ScenePacks;
let mode: PackMode;
/** Another's claim on the first product. */
let held: CatalogueItem;

/** The first product names a pack, checked under some time, unless that is empty; a desk is opened on it. */
async function opened(
  checkedAt = AT,
  options: Parameters<DeskScene['newDesk']>[0] = {}
): Promise<Desk> {
  const [first, ...others] = threeProducts();
  scene = new DeskScene([
    {
      ...first,
      ...held,
      ...(checkedAt && { thumbnails_pack: packValue('"named"', checkedAt) })
    },
    ...others
  ]);
  scene.desk = scene.newDesk({
    packs: { packs, mode: () => mode },
    ...options
  });
  await scene.start();
  await scene.settle();
  return scene.desk;
}

const quiet = async (): Promise<void> => {
  scene.later(QUIET);
  await scene.settle();
};

const written = async (): Promise<boolean> =>
  (await scene.images.head(PACK)) !== undefined;

beforeEach(() => {
  packs = new ScenePacks();
  mode = 'read-and-repair';
  held = {};
});

it('offers the pack that the item names, before and after a change of ours', async () => {
  await opened();
  // Once as it is painted, and as its claim read it.
  expect(packs.offered).toEqual(
    Array(2).fill({ key: PACK, etag: '"named"', checkedAt: AT })
  );
  scene.desk.run('set-note', { note: 'Zipper?' });
  await scene.settle();
  const { lastUpdatedAt } = readProduct(await scene.item('79823'));
  expect(lastUpdatedAt).not.toBe(AT);
  expect(packs.offered.at(-1)).toEqual({
    key: PACK,
    etag: '"named"',
    checkedAt: lastUpdatedAt
  });
  await quiet();
  expect(await written()).toBe(false);
});

it('offers the packs of the products that come next', async () => {
  const items = threeProducts().map(item => ({
    ...item,
    thumbnails_pack: packValue('"named"', AT)
  }));
  scene = new DeskScene(items);
  scene.desk = scene.newDesk({
    packs: { packs, mode: () => mode },
    productsAhead: () => 1
  });
  await scene.start();
  await scene.settle();
  const keys = new Set(packs.offered.map(({ key }) => key));
  expect([...keys]).toEqual([
    PACK,
    expect.stringMatching(/^TOP\/1005\/(?!79823).*\/thumbnails\.pack$/)
  ]);
});

describe('a product of which nothing is known', () => {
  const OTHER = 'TOP/1005/79811/thumbnails.pack';
  let answer: () => void;

  /** A desk that knows the first product only, asked for another one that names a pack or none. */
  async function askedFor(productId: string, named: boolean): Promise<void> {
    const [first, ...others] = threeProducts();
    const thumbnails_pack = packValue('"named"', AT);
    scene = new DeskScene([
      { ...first, thumbnails_pack },
      ...others.map(item => (named ? { ...item, thumbnails_pack } : item))
    ]);
    scene.desk = scene.newDesk({
      packs: { packs, mode: () => mode },
      pageSize: 1
    });
    await scene.start();
    await scene.settle();
    packs.offered.length = 0;
    const claim = scene.catalogue.claim.bind(scene.catalogue);
    scene.catalogue.claim = async (...args) => {
      await new Promise<void>(resolve => (answer = resolve));
      return claim(...args);
    };
    scene.desk.run('go-to-product', { productId });
    await scene.settle();
  }

  it('has its pack read at the same time as its claim, if others of its category have one', async () => {
    await askedFor('79811', true);
    expect(packs.expected).toEqual([OTHER]);
    expect(packs.ended).toEqual([]);
    answer();
    await scene.settle();
    expect(packs.offered[0].key).toBe(OTHER);
    expect(packs.ended).toEqual([OTHER]);
    // Now it is known, and painted from that.
    scene.desk.run('go-to-product', { productId: '79823' });
    await scene.settle();
    scene.desk.run('go-to-product', { productId: '79811' });
    await scene.settle();
    expect(packs.expected).toHaveLength(1);
  });

  it.each([
    ['has none', '79811'],
    ['is not there', 'nobody']
  ])('gives it up where it %s', async (_, productId) => {
    await askedFor(productId, false);
    expect(packs.expected).toHaveLength(1);
    expect(packs.ended).toEqual([]);
    answer();
    await scene.settle();
    expect(packs.offered).toEqual([]);
    expect(packs.ended).toEqual(packs.expected);
  });

  it('gives the pack up if the desk turns to another product', async () => {
    await askedFor('79811', true);
    scene.desk.run('go-to-product', { productId: '79823' });
    await scene.settle();
    expect(packs.ended).toEqual([OTHER]);
    expect(packs.offered.map(({ key }) => key)).not.toContain(OTHER);
  });

  it('has no pack read if packs are not used', async () => {
    mode = 'off';
    await askedFor('79811', true);
    expect(packs.expected).toEqual([]);
  });
});

it('offers nothing if none is named, or packs are not used', async () => {
  await opened('');
  mode = 'off';
  await opened();
  await quiet();
  expect(packs.offered).toEqual([]);
});

it('writes a pack that was missing or wrong, once, and names it', async () => {
  packs.found = 'broken';
  await opened();
  expect(await written()).toBe(false);
  await quiet();
  expect(await written()).toBe(true);
  const item = await scene.item('79823');
  const paths = imagePaths(readProduct(item)).length;
  expect(paths).toBeGreaterThan(0);
  expect(item.thumbnails_pack).toEqual(
    packValue(
      (await scene.images.head(packKey('', readProduct(item))))?.etag ?? '',
      AT
    )
  );
  expect(item.last_updated_at).toBe(AT);
  scene.desk.run('set-note', { note: 'Zipper?' });
  await quiet();
  await quiet();
  expect(packs.asked).toBe(1);
});

it('writes a pack that another program’s change made outdated', async () => {
  await opened('2024-01-01T00:00:00.000Z');
  await quiet();
  expect((await scene.item('79823')).thumbnails_pack).toMatchObject({
    checked_at: AT
  });
});

it('gives way to saves', async () => {
  packs.found = 'missing';
  await opened();
  scene.faults.push({ method: 'change', kind: 'before', times: 99 });
  scene.desk.run('set-note', { note: 'Zipper?' });
  await scene.settle();
  await quiet();
  expect(await written()).toBe(false);
  scene.faults.length = 0;
  scene.desk.run('retry', {});
  await scene.settle();
  await quiet();
  expect(await written()).toBe(true);
});

it('tries several times until all pictures have been made', async () => {
  packs.found = 'incomplete';
  packs.complete = false;
  await opened();
  for (let i = 0; i < 5; i++) {
    await quiet();
  }
  expect(packs.asked).toBe(3);
  expect(await written()).toBe(false);
});

it.each<[string, () => Promise<unknown>]>([
  [
    'is only to read them',
    () => {
      mode = 'read';
      return opened();
    }
  ],
  ['has no name', () => opened(AT, { person: undefined })],
  [
    'finds another at work',
    async () => {
      held = {
        claim_id: 'theirs',
        claimed_by: 'Lee',
        claimed_until: 9e9
      };
      const desk = await opened();
      await desk.perform('go-to-product', { productId: '79823' });
      expect(scene.open.heldBy).toBe('Lee');
    }
  ]
])('repairs nothing where a person %s', async (_, open) => {
  packs.found = 'broken';
  await open();
  await quiet();
  expect(await written()).toBe(false);
});

it('stops if the person may not write packs', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation();
  packs.found = 'broken';
  await opened();
  scene.faults.push({
    method: 'putPack',
    kind: 'before',
    times: 1,
    error: new NotAllowed(...saying('You may not s3:PutObject.'))
  });
  await quiet();
  expect(packs.asked).toBe(1);
  scene.desk.run('set-note', { note: 'Zipper?' });
  await scene.settle();
  await quiet();
  expect(packs.asked).toBe(1);
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
});

it('leaves a product without a pack alone', async () => {
  packs.found = 'broken';
  await opened('');
  await scene.desk.perform('go-to-product', { productId: '79811' });
  await quiet();
  expect(packs.asked).toBe(0);
  expect(await scene.item('79811')).toEqual({
    ...productItem({
      product_id: '79811',
      last_updated_at: '2024-01-15T10:30:00.002Z'
    }),
    claim_id: 'claim-a',
    claimed_by: 'curator-7',
    claimed_until: expect.any(Number)
  });
});
