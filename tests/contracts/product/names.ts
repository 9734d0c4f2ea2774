import { CryptoIds } from '../../../src/adapters/node/cryptoIds';
import type { Cloud } from '../../../src/app/cloud';
import { editOf } from '../../../src/app/edits/editOf';
import { migrate } from '../../../src/app/jobs/migrate/migrate';
import { openProduct } from '../../../src/app/product/openProduct';
import { purge } from '../../../src/app/jobs/purge/purge';
import { verify } from '../../../src/app/jobs/verify/verify';
import type {
  CatalogueItem,
  Category
} from '../../../src/domain/catalogueItem';
import { readConnection } from '../../../src/domain/connection/connection';
import type { Folder, ImagePath } from '../../../src/domain/images/image';
import { imageType } from '../../../src/domain/images/image';
import type { Intention } from '../../../src/domain/edits/intention';
import { RECORD_VERSION, seenOf } from '../../../src/domain/edits/intention';
import type { ProductAddress } from '../../../src/domain/product/objectKey';
import {
  imageKey,
  nameRoom,
  productPrefix
} from '../../../src/domain/product/objectKey';
import { nameMoves } from '../../../src/domain/edits/plan/reclassify';
import type { Product } from '../../../src/domain/product/product';
import { imagePaths, productKey } from '../../../src/domain/product/product';
import { DEFAULT_SLOTS } from '../../../src/domain/board/slots';
import { utf8Length } from '../../../src/domain/utf8';
import type { Catalogue } from '../../../src/ports/product/catalogue';
import type { ImageStore } from '../../../src/ports/images/imageStore';
import { TextTree } from '../../unit/app/jobs/migrateTree';
import { freshCategory, productItem } from './catalogue/given';
import { HOSTILE_NAMES, HOSTILE_PARTS, REFUSED_NAMES } from './hostileNames';
import { english, thrownText } from '../../support/english';

/** A whole dataset under test, and a way to bypass the adapters. */
export interface NamesFixture {
  readonly catalogue: Catalogue;
  readonly images: ImageStore;
  seed(item: CatalogueItem): Promise<void>;
  /** The media type of a stored object. */
  contentType?(key: string): Promise<string | undefined>;
  dispose(): Promise<void>;
}

const DAY = 24 * 60 * 60 * 1000;
const PREFIX = 'set +#/';
const WHO = { by: 'minji', claimId: 'claim-of-minji' };

/** Two products in a category of their own, curated by the product's use cases. */
class Life {
  /** DynamoDB remembers them from one run to the next. */
  private readonly ids = new CryptoIds();

  constructor(
    readonly fixture: NamesFixture,
    readonly category: Category,
    readonly prefix = PREFIX
  ) {}

  get cloud(): Cloud {
    const { catalogue, images } = this.fixture;
    const clock = { now: () => Date.now(), sleep: async () => undefined };
    return {
      catalogue,
      images,
      clock,
      prefix: this.prefix,
      // One image is enough to complete a product.
      slots: DEFAULT_SLOTS.filter(({ id }) => id === 'front')
    };
  }

  address(productId: string): ProductAddress {
    return { ...this.category, productId };
  }

  async add(...productIds: readonly string[]): Promise<void> {
    for (const id of productIds) {
      const lists = { detail: [], summary: [], segment: [], text: [] };
      await this.fixture.seed(productItem(this.category, id, lists));
    }
  }

  async open(productId: string): Promise<Product> {
    const key = productKey(this.address(productId));
    return (await openProduct(this.cloud, WHO, key)).product;
  }

  /** Applies one change to the stored product. */
  async edit(
    productId: string,
    intentionFor: (product: Product, opId: string) => Intention
  ): Promise<Product> {
    const product = await this.open(productId);
    const opId = this.ids.next();
    const edit = editOf(
      this.cloud,
      WHO,
      {
        version: RECORD_VERSION,
        opId,
        product: productKey(product),
        at: Date.now(),
        label: '',
        intention: intentionFor(product, opId),
        seen: seenOf(product),
        copies: []
      },
      async () => undefined
    );
    edit.project(product);
    return edit.carryOut(product);
  }

  upload(
    productId: string,
    folder: Folder,
    filename: string,
    content: string
  ): Promise<Product> {
    const bytes = new TextEncoder().encode(content);
    return this.edit(productId, () => ({
      kind: 'upload',
      files: [{ filename, bytes }],
      folder
    }));
  }

  move(productId: string, path: ImagePath, folder: Folder): Promise<Product> {
    return this.edit(productId, (product, opId) => ({
      kind: 'reclassify',
      moves: nameMoves(product, [path], folder, this.prefix, opId),
      folder
    }));
  }

  delete(productId: string, path: ImagePath): Promise<Product> {
    return this.edit(productId, () => ({ kind: 'delete', paths: [path] }));
  }

  restore(productId: string, path: ImagePath): Promise<Product> {
    return this.edit(productId, () => ({ kind: 'restore', paths: [path] }));
  }

  key(productId: string, path: ImagePath): string {
    return imageKey(this.prefix, this.address(productId), path);
  }

  /** What a browser gets from a presigned URL; undefined if there is nothing. */
  async shown(productId: string, path: ImagePath): Promise<string | undefined> {
    const { images } = this.fixture;
    const key = this.key(productId, path);
    if ((await images.head(key)) === undefined) {
      return undefined;
    }
    const [url] = await images.sign([key]);
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    return answer.text();
  }

  tags(productId: string, path: ImagePath): Promise<unknown> {
    return this.fixture.images.tags(this.key(productId, path));
  }

  async listed(productId: string): Promise<readonly string[]> {
    const start = productPrefix(this.prefix, this.address(productId));
    const found: string[] = [];
    for await (const { key } of this.fixture.images.list(start)) {
      found.push(key.slice(start.length));
    }
    return found.sort();
  }

  /** What `verify` finds wrong with the products when everything is old. */
  async findings(): Promise<readonly unknown[]> {
    const { category, prefix } = this;
    const now = (): number => Date.now() + 40 * DAY;
    const { findings } = await verify(
      { ...this.fixture, prefix },
      { now, category }
    );
    return findings.filter(({ productId }) => productId !== undefined);
  }

  async purge(): Promise<readonly string[]> {
    const { category, prefix, ids } = this;
    const { purged } = await purge(
      { ...this.fixture, prefix },
      {
        ids,
        category,
        olderThanDays: 30,
        dryRun: false,
        now: () => Date.now() + 40 * DAY
      }
    );
    return purged.map(({ productId, path }) => `${productId} ${path}`);
  }
}

/** Names go unchanged through all of curation, also beside a product whose id begins with the other's. */
export function describeNames(
  name: string,
  make: () => Promise<NamesFixture>
): void {
  describe(`Names: ${name}`, () => {
    let fixture: NamesFixture;
    beforeAll(async () => {
      fixture = await make();
    });
    afterAll(() => fixture?.dispose());

    it.each(HOSTILE_NAMES)('a file %j', async filename => {
      const life = new Life(fixture, freshCategory());
      await wholeLife(life, ['SKU1', 'SKU10'], filename);
    });

    it.each(HOSTILE_PARTS)('a product and a category %j', async part => {
      const life = new Life(fixture, freshCategory(part), `${part}/`);
      await wholeLife(life, [part, `${part}0`], 'a b.jpg');
    });

    it('a key of 1,024 bytes, but not of 1,025', async () => {
      const life = new Life(fixture, freshCategory());
      await life.add('SKU1');
      const longest = nameOf(nameRoom(PREFIX, life.address('SKU1'), 'detail'));
      const path = `detail/${longest}` as ImagePath;
      expect(utf8Length(life.key('SKU1', path))).toBe(1024);
      await wholeLife(life, ['SKU1'], longest);

      const reads = jest.spyOn(fixture.images, 'head');
      const writes = jest.spyOn(fixture.images, 'create');
      const upload = life.upload('SKU1', 'detail', `x${longest}`, 'too long');
      await expect(upload).rejects.toMatchObject({
        kind: 'TooLarge',
        message: expect.stringMatching(/1025 bytes; S3 takes 1024/)
      });
      expect(reads).not.toHaveBeenCalled();
      expect(writes).not.toHaveBeenCalled();
    });

    it('a key whose new name would be too long, which is cut', async () => {
      const life = new Life(fixture, freshCategory());
      await life.add('SKU1');
      const longest = nameOf(nameRoom(PREFIX, life.address('SKU1'), 'detail'));
      await life.upload('SKU1', 'detail', longest, 'first');
      // The folder's name is longer.
      const moved = await life.move('SKU1', `detail/${longest}`, 'summary');
      const [inSummary] = moved.images.summary;
      expect(inSummary).toMatch(/^가+-[a-z0-9]{6}\.jpg$/);
      // The image that was moved away had taken the name.
      const again = await life.upload('SKU1', 'detail', longest, 'second');
      const [inDetail] = again.images.detail;
      expect(inDetail).toMatch(/^가+-[a-z0-9]{6}\.jpg$/);
      expect(inDetail).not.toBe(inSummary);
      for (const [path, content] of [
        [`summary/${inSummary}`, 'first'],
        [`detail/${inDetail}`, 'second'],
        [`detail/${longest}`, 'first']
      ] as const) {
        expect(utf8Length(life.key('SKU1', path))).toBeLessThanOrEqual(1024);
        expect(await life.shown('SKU1', path)).toBe(content);
      }
      expect(await life.findings()).toEqual([]);
    });

    it('the name of an object that no product uses', async () => {
      const life = new Life(fixture, freshCategory());
      await life.add('SKU1');
      const { images } = fixture;
      for (const path of ['detail/a.jpg', 'text/a.jpg'] as const) {
        const bytes = new TextEncoder().encode(`somebody’s ${path}`);
        await images.create(life.key('SKU1', path), bytes, 'image/jpeg');
      }
      const uploaded = await life.upload('SKU1', 'detail', 'a.jpg', 'mine');
      const [filename] = uploaded.images.detail;
      expect(filename).toMatch(/^a-[a-z0-9]{6}\.jpg$/);
      await life.move('SKU1', `detail/${filename}`, 'text');
      expect(await life.shown('SKU1', 'detail/a.jpg')).toBe(
        'somebody’s detail/a.jpg'
      );
      expect(await life.shown('SKU1', 'text/a.jpg')).toBe(
        'somebody’s text/a.jpg'
      );
    });

    it.each(REFUSED_NAMES)('refuses %j by name', async filename => {
      const life = new Life(fixture, freshCategory());
      await life.add('SKU1');
      const error: unknown = await life
        .upload('SKU1', 'detail', filename, 'x')
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'Invalid' });
      expect(english(error)).toContain(JSON.stringify(filename));
      expect(thrownText(() => life.key(filename, 'detail/a.jpg'))).toContain(
        JSON.stringify(filename)
      );
      expect(await life.listed('SKU1')).toEqual([]);
      // Everything that is left out is reported.
      const report = await migrate(
        {
          tree: new TextTree({
            'TOP/1/NEW': { [`detail/${filename}`]: 'x' }
          }),
          ...fixture,
          prefix: PREFIX
        },
        { now: () => Date.now(), dryRun: true }
      );
      expect(report).toMatchObject({ created: 0, imagesSent: 0 });
      expect(report.skipped).toContainEqual({
        path: `TOP/1/NEW/detail/${filename}`,
        reason: { code: 'name', problem: expect.any(String) }
      });
    });

    it.each(['..', '.', 'a/../b', 'a//b', 'line\nbreak'])(
      'refuses the prefix %j by name',
      prefix => {
        expect(
          thrownText(() =>
            readConnection({
              name: 'a',
              bucket: 'b',
              bucketRegion: 'c',
              prefix
            })
          )
        ).toMatch(/prefix cannot be used: /);
      }
    );
  });
}

/** From the upload to the purge of what was deleted. The last product stays as it is. */
async function wholeLife(
  life: Life,
  ids: readonly [string, ...string[]],
  filename: string
): Promise<void> {
  const [id, ...twins] = ids;
  const { fixture } = life;
  const detail = `detail/${filename}` as const;
  const text = `text/${filename}` as const;
  await life.add(...ids);
  for (const one of ids) {
    await life.upload(one, 'detail', filename, `of ${one}`);
    expect(await life.shown(one, detail)).toBe(`of ${one}`);
  }
  if (fixture.contentType) {
    expect(await fixture.contentType(life.key(id, detail))).toBe(
      imageType(filename)
    );
  }

  await life.move(id, detail, 'text');
  expect(await life.shown(id, text)).toBe(`of ${id}`);
  const choices = { front: [text] };
  const completed = await life.edit(id, () => ({
    kind: 'complete',
    choices
  }));
  expect((await life.open(id)).choices).toEqual(choices);
  expect(completed.status).toBe('COMPLETED');
  expect(await life.tags(id, text)).toEqual({ status: 'representative' });
  expect(await life.tags(id, detail)).toEqual({});
  await life.edit(id, () => ({ kind: 'reopen' }));
  expect(await life.tags(id, text)).toEqual({});

  const deleted = await life.delete(id, text);
  expect(imagePaths(deleted)).toEqual([]);
  expect(imagePaths(await life.restore(id, text))).toEqual([text]);
  // Its original key. The copy goes.
  expect(imagePaths(await life.restore(id, detail))).toEqual([detail]);
  expect(await life.findings()).toEqual([]);
  expect(await life.purge()).toEqual([`${id} ${text}`]);
  expect(await life.listed(id)).toEqual([detail]);
  expect(await life.shown(id, detail)).toBe(`of ${id}`);
  for (const twin of twins) {
    expect(await life.listed(twin)).toEqual([detail]);
    expect(imagePaths(await life.open(twin))).toEqual([detail]);
  }
  expect(await life.findings()).toEqual([]);
  // Migration reports these as hidden files.
  if (!filename.startsWith('.')) {
    await migrated(life, ids, filename);
  }
}

/** Migrates the same names from a folder into another category, twice. */
async function migrated(
  life: Life,
  ids: readonly string[],
  filename: string
): Promise<void> {
  const { mainCategory } = life.category;
  const beside = new Life(
    life.fixture,
    freshCategory(mainCategory),
    life.prefix
  );
  const folderDataset = {
    tree: new TextTree(
      Object.fromEntries(
        ids.map(id => [
          `${mainCategory}/${beside.category.subCategory}/${id}`,
          { [`detail/${filename}`]: `local ${id}` }
        ])
      )
    ),
    ...life.fixture,
    prefix: life.prefix
  };
  const now = (): number => Date.now();
  expect(await migrate(folderDataset, { now })).toMatchObject({
    created: ids.length,
    imagesSent: ids.length,
    skipped: [],
    forPerson: []
  });
  expect(await migrate(folderDataset, { now })).toMatchObject({
    created: 0,
    existing: ids.length,
    imagesSent: 0,
    skipped: [],
    forPerson: []
  });
  for (const id of ids) {
    const path = `detail/${filename}` as const;
    expect(imagePaths(await beside.open(id))).toEqual([path]);
    expect(await beside.shown(id, path)).toBe(`local ${id}`);
  }
  expect(await beside.findings()).toEqual([]);
}

/** A Korean name with that many bytes. */
function nameOf(bytes: number): string {
  const ending = '.jpg';
  const left = bytes - ending.length;
  return `${'가'.repeat(Math.floor(left / 3))}${'x'.repeat(left % 3)}${ending}`;
}
