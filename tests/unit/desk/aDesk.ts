import type { Fault } from '../../support/memory';
import {
  ManualClock,
  MemoryCatalogue,
  MemoryCropper,
  MemoryImageStore,
  MemoryResumePoint,
  MemoryTally,
  SequenceIds,
  withFaults
} from '../../support/memory';
import { RequestFeed } from '../../../src/adapters/browser/connection/requestFeed';
import { PageJournal } from '../../../src/adapters/browser/saving/pageJournal';
import type { DeskOptions } from '../../../src/desk/deskOptions';
import type { DeskQuestions } from '../../../src/desk/deskQuestions';
import { Desk } from '../../../src/desk/desk';
import type { OpenProduct } from '../../../src/desk/state';
import { PLAIN } from '../../../src/words/trans';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import { CATEGORY_METADATA } from '../../../src/domain/catalogueItem';
import { countersItem } from '../../../src/domain/product/counters';
import type { ImagePath } from '../../../src/domain/images/image';
import type { PictureFacts } from '../../../src/domain/images/pictureFacts';
import { imageKey } from '../../../src/domain/product/objectKey';
import { imagePaths, readProduct } from '../../../src/domain/product/product';
import type {
  ThumbnailResult,
  Thumbnails
} from '../../../src/ports/images/thumbnails';
import type { Originals } from '../../../src/ports/images/originals';
import type { ImageInspector } from '../../../src/ports/images/imageInspector';
import { productItem } from '../../fixtures/items';
import { Activity } from './activity';

const LARGE: PictureFacts = { width: 1000, height: 1000 };

const START = Date.parse('2026-11-22T09:00:00.000Z');

/** A small category in memory, a desk on it, and what a test needs to look behind it. */
export class DeskScene {
  readonly clock = new ManualClock(START);
  readonly catalogue = new MemoryCatalogue();
  readonly images = new MemoryImageStore();
  readonly cropper = new MemoryCropper();
  readonly resume = new MemoryResumePoint();
  readonly tally = new MemoryTally();
  readonly requests = new RequestFeed();
  /** Of this person: shared by the tabs of a browser, and there after a reload. */
  readonly journal = new PageJournal();
  readonly faults: Fault[] = [];
  readonly carried: (readonly string[])[] = [];
  /** What pictures were told to make room for. */
  readonly saves: Promise<unknown>[] = [];
  /** Resolves when the pictures in sight are there. */
  inSight: Promise<void> = Promise.resolve();
  /** Keys that are brought near, and who hears that they are. */
  readonly near = new Map<string, (ready: boolean) => void>();
  /** Keys that were to be asked about anew. */
  readonly rechecked: (readonly string[])[] = [];
  /** What is known of pictures; undefined for one that is not there yet. By default each is large. */
  readonly facts = new Map<string, PictureFacts | null | undefined>();
  /** Who waits for which picture. */
  readonly wants = new Map<string, (result: ThumbnailResult) => void>();
  /** How the viewer's images come. */
  original: Originals['load'] = async ({ key }) => ({
    kind: 'ready',
    url: `blob:original of ${key}`,
    release: () => this.released.push(key)
  });
  /** Keys of images whose bytes the viewer has let go. */
  readonly released: string[] = [];
  desk: Desk;
  /** What the person answers when asked for a flag. */
  flag: DeskQuestions['flag'] = async flags => flags[0]?.id;
  private readonly _activity = new Activity();
  files: readonly File[] = [];
  /** Changes that the person was asked about before they were given up. */
  readonly asked: string[] = [];
  /** What becomes of changes that are kept in the browser. */
  keptAnswer: 'adopt' | 'discard' | undefined;
  /** What the person says when asked. */
  answer = true;
  /** What the person writes when asked for a note. */
  note: DeskQuestions['note'] = async () => undefined;

  constructor(
    items: readonly CatalogueItem[] = threeProducts(),
    { counters = true } = {}
  ) {
    items.forEach(item => {
      this.catalogue.seed(item);
      const product = readProduct(item);
      imagePaths(product).forEach(path =>
        this.images.seed(imageKey('', product, path), bytesOf(path))
      );
    });
    this.catalogue.seed({
      sub_category: CATEGORY_METADATA.subCategory,
      product_id: CATEGORY_METADATA.productId,
      categories_info: JSON.stringify({
        main_categories: ['TOP'],
        sub_categories: { TOP: [1005] },
        product_counts: { TOP: { 1005: items.length } },
        total_products: items.length
      })
    });
    if (counters) {
      this.catalogue.seed(
        countersItem(
          { mainCategory: 'TOP', subCategory: 1005 },
          {
            pending: items.filter(i => i.current_status === 'PENDING').length,
            completed: items.filter(i => i.current_status === 'COMPLETED')
              .length,
            pass: 0,
            total: items.length
          }
        )
      );
    }
    this.desk = this.newDesk();
  }

  /** Another desk on the same table, as after a reload or of another person. */
  newDesk(options: Partial<DeskOptions> = {}): Desk {
    const watch = <Port extends object>(port: Port): Port =>
      this._activity.watch(port);
    return new Desk(
      {
        connectionName: 'test',
        connectionKey: 'test',
        bucket: 'images',
        cloud: {
          catalogue: watch(withFaults(this.catalogue, this.faults)),
          images: watch(withFaults(this.images, this.faults)),
          clock: this.clock,
          prefix: ''
        },
        provisioning: { inspect: async () => [] },
        thumbnails: this._thumbnails(),
        originals: { load: (wanted, signal) => this.original(wanted, signal) },
        inspector: watch<ImageInspector>({
          dimensions: async bytes =>
            bytes.length > 2 ? { width: 10, height: 10 } : undefined
        }),
        cropper: watch(this.cropper),
        resumePoint: watch(this.resume),
        tally: this.tally,
        requests: this.requests,
        prices: { kind: 'own-endpoint' },
        journal: watch(this.journal),
        ids: new SequenceIds('op'),
        claimId: 'claim-a',
        person: 'curator-7',
        trans: PLAIN,
        pageSize: 50,
        productsAhead: () => 0,
        advance: () => true,
        painted: async () => undefined,
        ...options
      },
      {
        productId: async () => undefined,
        holdReason: async () => undefined,
        note: note => this.note(note),
        flag: (flags, set) => this.flag(flags, set),
        files: async () => this.files,
        discard: async lost => {
          this.asked.push(...lost.flatMap(({ labels }) => labels));
          return this.answer;
        },
        kept: async kept => {
          this.asked.push(...kept.map(({ opId }) => opId));
          return this.keptAnswer;
        },
        showKeys: async () => undefined
      }
    );
  }

  async start(): Promise<void> {
    await this.desk.start();
    this.later();
  }

  /**
   * Records reach the disk when the test says so.
   * @returns lets the one that came last reach it
   */
  holdJournal(): () => void {
    let store = (): void => undefined;
    const append = this.journal.append.bind(this.journal);
    this.journal.append = async record => {
      await new Promise<void>(resolve => (store = resolve));
      await append(record);
    };
    return () => store();
  }

  /** Long enough for a product to be looked at. */
  later(ms = 1000): void {
    this.clock.advance(ms);
  }

  get open(): OpenProduct {
    const { open } = this.desk.state;
    if (open.state !== 'open') {
      throw new Error(`Nothing is open: ${JSON.stringify(open)}`);
    }
    return open;
  }

  async item(productId: string): Promise<CatalogueItem> {
    const item = await this.catalogue.item({ subCategory: 1005, productId });
    if (!item) {
      throw new Error(`No item ${productId}`);
    }
    return item;
  }

  async counters(): Promise<CatalogueItem | undefined> {
    return this.catalogue.item({
      subCategory: 0,
      productId: 'STATUS_STATS_TOP_1005'
    });
  }

  focus(image: ImagePath): void {
    this.desk.run('select', { image, mode: 'only' });
  }

  /** Resolves when the desk asks its ports for nothing more, and has their answers, except those that a test holds back. */
  async settle(): Promise<void> {
    await this._activity.ended();
  }

  /** The invariant: no list names an object that is not there. */
  async dangling(): Promise<readonly string[]> {
    const gone: string[] = [];
    for (const id of ['79823', '79811', '79807']) {
      const product = readProduct(await this.item(id));
      for (const path of imagePaths(product)) {
        const key = imageKey('', product, path);
        if ((await this.images.head(key)) === undefined) {
          gone.push(key);
        }
      }
    }
    return gone;
  }

  private _thumbnails(): Thumbnails {
    return {
      want: ({ key }, deliver) => {
        const others = this.wants.get(key);
        let wanted = true;
        this.wants.set(key, result => {
          others?.(result);
          if (wanted) {
            deliver(result);
          }
        });
        return () => {
          wanted = false;
        };
      },
      peek: () => undefined,
      prefetch: ({ key }, _purpose, arrived) => {
        this.near.set(key, arrived);
        return () => this.near.delete(key);
      },
      recheck: keys => {
        this.rechecked.push(keys);
      },
      restamp: async keys => {
        this.carried.push(keys);
      },
      visibleLoaded: () => this.inSight,
      facts: async keys =>
        new Map(
          keys.flatMap(key => {
            const facts = this.facts.has(key) ? this.facts.get(key) : LARGE;
            return facts === undefined ? [] : [[key, facts] as const];
          })
        ),
      yieldTo: save => {
        this.saves.push(save);
      },
      usage: async () => ({ bytes: 0, limit: 0 }),
      clear: async () => undefined,
      dispose: () => undefined
    };
  }
}

export function threeProducts(): CatalogueItem[] {
  return [
    productItem({ last_updated_at: '2024-01-15T10:30:00.003Z' }),
    productItem({
      product_id: '79811',
      last_updated_at: '2024-01-15T10:30:00.002Z'
    }),
    productItem({
      product_id: '79807',
      last_updated_at: '2024-01-15T10:30:00.001Z'
    })
  ];
}

function bytesOf(path: ImagePath): Uint8Array {
  return new TextEncoder().encode(path);
}
