import { CryptoIds } from '../../../src/adapters/node/cryptoIds';
import type { Cloud } from '../../../src/app/cloud';
import { editOf } from '../../../src/app/edits/editOf';
import { openProduct } from '../../../src/app/product/openProduct';
import { purge } from '../../../src/app/jobs/purge/purge';
import { verify } from '../../../src/app/jobs/verify/verify';
import type {
  CatalogueItem,
  Category
} from '../../../src/domain/catalogueItem';
import type { Folder, ImagePath } from '../../../src/domain/images/image';
import type { Intention } from '../../../src/domain/edits/intention';
import { RECORD_VERSION, seenOf } from '../../../src/domain/edits/intention';
import type { ProductAddress } from '../../../src/domain/product/objectKey';
import { imageKey, productPrefix } from '../../../src/domain/product/objectKey';
import { nameMoves } from '../../../src/domain/edits/plan/reclassify';
import type { Product } from '../../../src/domain/product/product';
import { productKey } from '../../../src/domain/product/product';
import { DEFAULT_SLOTS } from '../../../src/domain/board/slots';
import type { Catalogue } from '../../../src/ports/product/catalogue';
import type { ImageStore } from '../../../src/ports/images/imageStore';
import { productItem } from './catalogue/given';

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
export const PREFIX = 'set +#/';
const WHO = { by: 'minji', claimId: 'claim-of-minji' };

/** Two products in a category of their own, curated by the product's use cases. */
export class Life {
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
      slots: DEFAULT_SLOTS.filter(({ id }) => id === 'front'),
      choicesFormat: 'paths'
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
