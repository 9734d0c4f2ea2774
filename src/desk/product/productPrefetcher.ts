import type { ItemKey } from '../../domain/catalogueItem';
import type { Product } from '../../domain/product/product';
import {
  productKey,
  readProduct,
  sameProduct
} from '../../domain/product/product';
import type {
  PrefetchPurpose,
  Thumbnails
} from '../../ports/images/thumbnails';
import type { Cloud } from '../../app/cloud';
import type { ProductPacks } from '../images/productPacks';
import type { KnownItems } from '../knownItems';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import { sectionsOf, shownImages } from '../images/grid';
import { itemName } from '../../domain/catalogueItem';
import { pictureKey } from '../images/pictures';
import type { Queue } from '../queue/queue';

/** The most pictures of one product: more than a large screen shows. */
const MOST_PICTURES = 60;

/** A product whose pictures are fetched ahead. */
interface Near {
  readonly key: ItemKey;
  readonly purpose: PrefetchPurpose;
  readonly drops: (() => void)[];
  /** Whether all pictures that exist have arrived. */
  ready: boolean;
  dropped: boolean;
}

export interface ProductPrefetcherOptions {
  readonly store: Pick<Store<DeskState>, 'state' | 'set' | 'subscribe'>;
  readonly cloud: Pick<Cloud, 'catalogue' | 'clock' | 'prefix'>;
  readonly known: KnownItems;
  readonly queue: Pick<Queue, 'upcoming'>;
  readonly thumbnails: Pick<Thumbnails, 'prefetch'>;
  /** Is offered a product before its pictures are fetched ahead. */
  readonly productPacks: Pick<ProductPacks, 'offer'> | undefined;
  /** Products ahead at the most; 0 = none, for example to save data. */
  readonly productsAhead: () => number;
}

/**
 * Fetches the pictures of the next products ahead, and keeps those of the last one,
 * so that they are painted from memory. Neither claims nor `meta.json` are fetched
 * ahead.
 */
export class ProductPrefetcher {
  private readonly _near = new Map<string, Near>();
  private _visible = true;
  private _pace: Pace = { product: undefined, load: undefined };
  private _open: { readonly key: ItemKey; readonly since: number } | null =
    null;
  private _last: ItemKey | null = null;
  private _seen: readonly unknown[] = [];

  constructor(private readonly _options: ProductPrefetcherOptions) {}

  /** Follows the desk from here on. */
  follow(): void {
    this._options.store.subscribe(() => this._changed());
  }

  /** Nothing is fetched ahead for a desk that nobody sees. */
  setVisible(visible: boolean): void {
    this._visible = visible;
    this._changed();
  }

  dispose(): void {
    this._visible = false;
    this._keepOnly([]);
  }

  private _changed(): void {
    const { state } = this._options.store;
    const open = openProductOf(state);
    const most = this._visible ? this._options.productsAhead() : 0;
    const now = [
      open?.product.productId,
      open?.claimState,
      state.queue.rows,
      most
    ];
    if (now.every((value, at) => value === this._seen[at])) {
      return;
    }
    this._seen = now;
    if (most === 0 || state.open.state === 'none') {
      this._keepOnly([]);
    } else if (open?.claimState === 'answered') {
      // While the next product is being opened, its pictures stay as they are.
      this._turnTo(productKey(open.product));
      this._want(productKey(open.product), most);
    }
    this._tell(most);
  }

  private _turnTo(key: ItemKey): void {
    const now = this._options.cloud.clock.now();
    if (!sameProduct(this._open?.key, key)) {
      if (this._open) {
        const { key: last, since } = this._open;
        this._last = last;
        this._pace = {
          ...this._pace,
          product: followed(this._pace.product, now - since)
        };
      }
      this._open = { key, since: now };
    }
  }

  private _want(open: ItemKey, most: number): void {
    const rows = this._options.queue.upcoming(
      open,
      productsAhead(this._pace, most)
    );
    const next = rows.map((row, rank) => ({
      key: productKey(row),
      purpose: 'next' as const,
      rank
    }));
    const recent = this._last
      ? [{ key: this._last, purpose: 'recent' as const, rank: 0 }]
      : [];
    const wanted = [...next, ...recent];
    this._keepOnly(wanted.map(({ key, purpose }) => nameOf(key, purpose)));
    for (const { key, purpose, rank } of wanted) {
      if (!this._near.has(nameOf(key, purpose))) {
        void this._bring(key, purpose, rank);
      }
    }
  }

  private _keepOnly(names: readonly string[]): void {
    for (const [name, near] of this._near) {
      if (!names.includes(name)) {
        near.dropped = true;
        near.drops.forEach(drop => drop());
        this._near.delete(name);
      }
    }
  }

  private async _bring(
    key: ItemKey,
    purpose: PrefetchPurpose,
    rank: number
  ): Promise<void> {
    const near: Near = {
      key,
      purpose,
      drops: [],
      ready: false,
      dropped: false
    };
    this._near.set(nameOf(key, purpose), near);
    const { store, cloud } = this._options;
    const { clock, prefix } = cloud;
    const since = clock.now();
    const product = await this._product(key);
    if (product === undefined || near.dropped) {
      return;
    }
    this._options.productPacks?.offer(product);
    const images = shownImages(
      sectionsOf(product, store.state.team.settings.sections),
      new Set()
    )
      .slice(0, MOST_PICTURES)
      .flatMap(image => pictureKey(prefix, product, image) ?? []);
    let coming = images.length;
    const arrived = (): void => {
      coming -= 1;
      if (coming <= 0 && !near.dropped) {
        near.ready = true;
        this._arrived(purpose, clock.now() - since);
      }
    };
    if (images.length === 0) {
      arrived();
    }
    images.forEach((image, at) =>
      near.drops.push(
        this._options.thumbnails.prefetch(
          {
            key: image,
            stamp: product.lastUpdatedAt,
            priority: rank * MOST_PICTURES + at
          },
          purpose,
          arrived
        )
      )
    );
  }

  /** As it came with a page of the queue; read again if it is not remembered. */
  private async _product(key: ItemKey): Promise<Product | undefined> {
    const { known, cloud } = this._options;
    if (!known.has(key)) {
      try {
        const item = await cloud.catalogue.item(key);
        if (item) {
          known.put(item);
        }
        return item && readProduct(item);
      } catch (error) {
        // It is read again when it is opened; the problem is shown then.
        console.warn(`${key.productId} was not read ahead.`, error);
        return undefined;
      }
    }
    return known.get(key);
  }

  private _arrived(purpose: PrefetchPurpose, took: number): void {
    if (purpose === 'next') {
      this._pace = { ...this._pace, load: followed(this._pace.load, took) };
    }
    this._tell(this._visible ? this._options.productsAhead() : 0);
  }

  /** Shows how many of the next products are ready, without a gap. */
  private _tell(most: number): void {
    const { store } = this._options;
    const next = [...this._near.values()].filter(
      ({ purpose }) => purpose === 'next'
    );
    const missing = next.findIndex(({ ready }) => !ready);
    const count = missing < 0 ? next.length : missing;
    const nextReady = most === 0 ? null : count;
    if (store.state.nextReady !== nextReady) {
      store.set({ nextReady });
    }
  }
}

function nameOf(key: ItemKey, purpose: PrefetchPurpose): string {
  return `${purpose} ${itemName(key)}`;
}

/** How long a person stays at a product, and how long pictures take, in ms. */
export interface Pace {
  /** From one product to the next; undefined before the second one. */
  readonly product: number | undefined;
  /** To fetch the pictures of one; undefined before the first has come. */
  readonly load: number | undefined;
}

/**
 * For how many of the next products pictures are fetched ahead: as many as the
 * person goes through while one is loaded, and one more, but at most `most`. If
 * nothing was measured yet, `most`.
 */
export function productsAhead({ product, load }: Pace, most: number): number {
  if (product === undefined || load === undefined) {
    return most;
  }
  const meanwhile = Math.ceil(load / Math.max(1, product));
  return Math.min(most, meanwhile + 1);
}

/** A moving mean: the newest value counts half. */
function followed(mean: number | undefined, now: number): number {
  return mean === undefined ? now : (mean + now) / 2;
}
