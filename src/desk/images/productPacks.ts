import type { PackRepair } from '../../app/images/repairPack';
import { repairPack } from '../../app/images/repairPack';
import type { ItemKey } from '../../domain/catalogueItem';
import { Cancelled, Invalid, NotAllowed, TooLarge } from '../../domain/errors';
import { packKey } from '../../domain/product/objectKey';
import type { NamedPack } from '../../domain/images/pack/namedPack';
import { isCurrent, readNamedPack } from '../../domain/images/pack/namedPack';
import { PACK_FORMAT } from '../../domain/images/pack/pack';
import type { Product } from '../../domain/product/product';
import { productKey, sameProduct } from '../../domain/product/product';
import type { ThumbnailPacks } from '../../ports/images/thumbnailPacks';
import type { Cloud } from '../../app/cloud';
import type { KnownItems } from '../knownItems';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';

/** What to do with packs of thumbnails. */
export type PackMode = 'off' | 'read' | 'read-and-repair';

export interface DeskPacks {
  readonly packs: ThumbnailPacks;
  readonly mode: () => PackMode;
}

export interface ProductPacksOptions extends DeskPacks {
  readonly store: Pick<Store<DeskState>, 'state' | 'subscribe'>;
  readonly cloud: Cloud;
  readonly known: Pick<KnownItems, 'latestOf'>;
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
}

/** A pack is checked when nothing was saved for this long, in ms. */
const QUIET = 5000;
/** How often to check whether all pictures of a product have been made. */
const TRIES = 3;
/** Products that wait for their pack to be checked, at most; the oldest is dropped first. */
const WAITING = 5;

/** A product's pack: its key, and how the item names it. */
interface ItsPack {
  readonly name: string;
  readonly named: NamedPack;
}

interface Visit {
  readonly name: string;
  readonly key: ItemKey;
  /** Whether its item says that the pack is current. */
  readonly current: boolean;
  readonly tries: number;
}

/**
 * Offers the open product's pack to the code that fetches pictures. Repairs packs
 * that are missing or wrong, from pictures that were made anyway: when nothing is
 * being saved, one at a time, each once a page.
 */
export class ProductPacks {
  private _seen: Product | undefined;
  /** A pack that is being read before its product's item is known. */
  private _expected: { readonly key: ItemKey; end(): void } | null = null;
  private readonly _visits = new Map<string, Visit>();
  private readonly _repaired = new Set<string>();
  private _working = false;
  /** Whether an attempt showed that the person may not write packs. */
  private _denied = false;

  constructor(private readonly _options: ProductPacksOptions) {}

  /** Follows the desk. Call it before the views do, so that a pack is known before its images are wanted. */
  follow(): void {
    this._options.store.subscribe(() => this._look());
  }

  /** Makes a product's pack known before its pictures are wanted. */
  offer(product: Product): void {
    const pack = this._packOf(product);
    if (pack && this._options.mode() !== 'off') {
      this._offer(pack);
    }
  }

  /**
   * A product comes up of which nothing is known. If products of the category have
   * packs, its pack is read at the same time as its claim is asked for.
   */
  expect(key: ItemKey): void {
    this._expected?.end();
    this._expected = null;
    const other = this._options.known.latestOf(key.subCategory);
    const pack = other && this._packOf({ ...other, ...key });
    if (pack?.named.format === PACK_FORMAT && this._options.mode() !== 'off') {
      const end = this._options.packs.expect(pack.name);
      this._expected = { key, end };
    }
  }

  /** Its product is there, or does not come. Then the pack that the item names is offered, or was fetched in vain. */
  private _meetExpected(): void {
    const { open } = this._options.store.state;
    const { key, end } = this._expected ?? {};
    if (!key || !end || open.state === 'loading') {
      return;
    }
    const product = openProductOf(this._options.store.state)?.product;
    if (product && sameProduct(product, key)) {
      this.offer(product);
    }
    end();
    this._expected = null;
  }

  private _offer({ name: key, named }: ItsPack): void {
    if (named.format === PACK_FORMAT) {
      const { etag, checkedAt } = named;
      this._options.packs.offer({ key, etag, checkedAt });
    }
  }

  private _look(): void {
    this._meetExpected();
    const open = openProductOf(this._options.store.state);
    const mode = this._options.mode();
    if (!open || open.product === this._seen || mode === 'off') {
      return;
    }
    const { product } = open;
    this._seen = product;
    const pack = this._packOf(product);
    if (pack === undefined) {
      return;
    }
    this._offer(pack);
    const { name, named } = pack;
    if (
      mode === 'read-and-repair' &&
      !this._denied &&
      // Another person may hold a product that is only painted yet.
      open.claimState === 'answered' &&
      !open.heldBy &&
      this._options.store.state.access.person &&
      !this._repaired.has(name)
    ) {
      this._visit({
        name,
        key: productKey(product),
        tries: 0,
        current: isCurrent(named, product.item)
      });
    }
  }

  /** Undefined if the item names no pack, or the product can have none. */
  private _packOf(product: Product): ItsPack | undefined {
    const named = readNamedPack(product.item);
    try {
      return (
        named && { name: packKey(this._options.cloud.prefix, product), named }
      );
    } catch (error) {
      if (error instanceof Invalid || error instanceof TooLarge) {
        return undefined;
      }
      throw error;
    }
  }

  private _visit(visit: Visit): void {
    this._visits.delete(visit.name);
    this._visits.set(visit.name, visit);
    [...this._visits.keys()]
      .slice(0, Math.max(0, this._visits.size - WAITING))
      .forEach(name => this._visits.delete(name));
    if (!this._working) {
      this._working = true;
      this._work()
        .catch(error => {
          if (!(error instanceof Cancelled)) {
            throw error;
          }
        })
        .finally(() => (this._working = false));
    }
  }

  private async _work(): Promise<void> {
    const { cloud, signal, store } = this._options;
    while (this._visits.size > 0) {
      await cloud.clock.sleep(QUIET, signal);
      const [visit] = this._visits.values();
      if (visit && store.state.saving.waiting === 0 && !store.state.offline) {
        this._visits.delete(visit.name);
        await this._lookAfter(visit);
      }
    }
  }

  private async _lookAfter(visit: Visit): Promise<void> {
    const { name, key, current, tries } = visit;
    const { packs } = this._options;
    const inTrouble = packs.trouble(name) !== undefined;
    if (current && !inTrouble) {
      return;
    }
    let outcome: PackRepair;
    try {
      outcome = await repairPack(
        this._options.cloud,
        key,
        inTrouble,
        (images, stamp) => packs.collect(images, stamp)
      );
    } catch (error) {
      // The product only opens more slowly; the next page tries again.
      console.warn(`The pack of ${key.productId} was not repaired.`, error);
      this._denied ||= error instanceof NotAllowed;
      return;
    }
    const open = openProductOf(this._options.store.state);
    if (outcome !== 'waits') {
      this._repaired.add(name);
    } else if (tries + 1 < TRIES && sameProduct(open?.product, key)) {
      this._visit({ ...visit, tries: tries + 1 });
    }
  }
}
