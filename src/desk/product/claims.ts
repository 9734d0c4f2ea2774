import type { OpenedProduct } from '../../app/product/openProduct';
import { openProduct } from '../../app/product/openProduct';
import type { Person, Cloud } from '../../app/cloud';
import type { ItemKey } from '../../domain/catalogueItem';
import { CLAIM_SECONDS } from '../../domain/product/claim';
import { Cancelled } from '../../domain/errors';
import type { Product } from '../../domain/product/product';
import { productKey, sameProduct } from '../../domain/product/product';
import type { Stay, Journal } from '../../ports/saving/journal';
import type { ChangeFollower } from '../saving/changeFollower';
import type { ChangeQueue } from '../saving/changeQueue';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import type { PaintGate } from './paintGate';
import { itemName } from '../../domain/catalogueItem';

/** The product that is claimed while it is on the desk. */
interface Held {
  readonly key: ItemKey;
  readonly stay: Promise<Stay>;
  readonly renewal: AbortController;
  /** When the claim was made or asked about last, in ms since the epoch. */
  askedAt: number;
}

/** A claim that is released when there is nothing more urgent. */
interface Releasing {
  readonly done: Promise<void>;
  /** Somebody waits for the release: it is sent now. */
  hurry(): void;
}

export interface ClaimsOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly cloud: Pick<Cloud, 'catalogue' | 'clock'>;
  readonly journal: Pick<Journal, 'stay'>;
  readonly changes: Pick<ChangeQueue, 'settled' | 'projected'>;
  readonly paintGate: Pick<PaintGate, 'pictured'>;
  readonly claimId: string;
  readonly news: ClaimNews;
}

/** What happens to a product while the desk holds it. */
export interface ClaimNews {
  /** Another took it over. */
  lost(key: ItemKey, by: string): void;
  /** It was read again, as it is in the table. */
  renewed(product: Product): void;
}

/** Whoever comes back to the desk several times within so many ms asks once whether the claim is still theirs. */
const ASKED_LATELY = 5000;

/** Keeps the claim on the open product while somebody looks at the desk, and releases it. */
export class Claims implements ChangeFollower {
  private _held: Held | null = null;
  private _visible = true;
  private _taking = 0;
  private readonly _releasing = new Map<string, Releasing>();

  constructor(private readonly _options: ClaimsOptions) {}

  /** Who claims; undefined if nothing names a person, or if nobody may change anything. */
  get person(): Person | undefined {
    const { store, claimId } = this._options;
    const { person, rules } = store.state.access;
    return person && !rules.readOnly ? { by: person, claimId } : undefined;
  }

  /**
   * Claims a product and reads it. No claim is held if another has it, or if the
   * desk has turned to another product by then.
   *
   * @throws Cancelled if the desk turned to another product before the claim was sent
   */
  async take(
    person: Person,
    key: ItemKey,
    takeOver?: boolean
  ): Promise<OpenedProduct> {
    const taking = ++this._taking;
    const stay = this._stay(key);
    // From here on, no other tab of this browser releases the claim.
    await stay;
    if (taking !== this._taking) {
      void this._leave(key, stay, false);
      throw new Cancelled('claim-abandoned', { productId: key.productId });
    }
    let claimed = false;
    try {
      const opened = await openProduct(
        this._options.cloud,
        person,
        key,
        takeOver
      );
      claimed = opened.heldBy === null && !opened.product.foreign;
      return opened;
    } finally {
      if (claimed && taking === this._taking) {
        this._hold(key, stay);
      } else {
        void this._leave(key, stay, claimed);
      }
    }
  }

  /** A change of ours is about to claim the product: renews the claim at half its life. */
  hold(key: ItemKey): void {
    this._hold(key, this._stay(key));
  }

  /** The product is left: releases the claim, so that others need not wait until it ends. */
  async release(): Promise<void> {
    this._taking++;
    const held = this._stop();
    if (held) {
      await this._leave(held.key, held.stay, true);
    }
  }

  /** Resolves when no release of a product is on its way. One that waits is sent now. */
  async released(key: ItemKey): Promise<void> {
    const releasing = this._releasing.get(itemName(key));
    releasing?.hurry();
    await releasing?.done;
  }

  /** The change that was just made released the claim. */
  forget(): void {
    const held = this._stop();
    if (held) {
      void this._leave(held.key, held.stay, false);
    }
  }

  /** Whether somebody can see the desk: nothing is claimed otherwise, unless the person asks for it. */
  get visible(): boolean {
    return this._visible;
  }

  /** Tells whether somebody can see the desk; a hidden desk does not renew its claim. */
  setVisible(visible: boolean): void {
    const before = this._visible;
    this._visible = visible;
    if (visible && !before) {
      this.lookAgain();
    }
  }

  /** Somebody came back to the desk: asks at once whether the claim is still theirs. */
  lookAgain(): void {
    const held = this._held;
    const { clock } = this._options.cloud;
    if (held && Math.abs(clock.now() - held.askedAt) >= ASKED_LATELY) {
      this._claimAgain(held).catch(error => notRenewed(held, error));
    }
  }

  /** A change took the product over. The claim is kept while the product is on the desk; otherwise it is released when the changes are saved. */
  tookOver(now: Product): void {
    const key = productKey(now);
    const open = openProductOf(this._options.store.state);
    if (sameProduct(open?.product, key)) {
      this.hold(key);
    } else {
      void this._leave(key, this._stay(key), true);
    }
  }

  /** A change that finishes the product releases the claim. */
  saved(_record: unknown, _before: unknown, after: Product): void {
    const { status, claim } =
      this._options.changes.projected(productKey(after)) ?? after;
    if (
      sameProduct(this._held?.key, after) &&
      status !== 'PENDING' &&
      claim === undefined
    ) {
      this.forget();
    }
  }

  private _hold(key: ItemKey, stay: Promise<Stay>): void {
    this.forget();
    const renewal = new AbortController();
    const askedAt = this._options.cloud.clock.now();
    const held = { key, stay, renewal, askedAt };
    this._held = held;
    void this._renew(held);
  }

  private _stop(): Held | null {
    const held = this._held;
    this._held = null;
    held?.renewal.abort();
    return held;
  }

  /** Registers that this tab has the product open, for the other tabs of this browser. */
  private async _stay(key: ItemKey): Promise<Stay> {
    try {
      return await this._options.journal.stay(key);
    } catch (error) {
      console.warn(`Other tabs do not hear of ${key.productId}.`, error);
      return { leave: last => last() };
    }
  }

  /** @param claimed - whether to release the claim if this tab is the last */
  private async _leave(
    key: ItemKey,
    stay: Promise<Stay>,
    claimed: boolean
  ): Promise<void> {
    let hurry = (): void => undefined;
    const hurried = new Promise<void>(resolve => (hurry = resolve));
    const done = this._giveBack(key, stay, claimed, hurried);
    const releasing: Releasing = { done, hurry };
    this._releasing.set(itemName(key), releasing);
    await done;
    if (this._releasing.get(itemName(key)) === releasing) {
      this._releasing.delete(itemName(key));
    }
  }

  private async _giveBack(
    key: ItemKey,
    stay: Promise<Stay>,
    claimed: boolean,
    hurried: Promise<void>
  ): Promise<void> {
    const { changes, cloud, claimId, paintGate } = this._options;
    if (claimed) {
      await changes.settled(key);
      await Promise.race([paintGate.pictured(), hurried]);
    }
    try {
      const { leave } = await stay;
      await leave(async () => {
        if (claimed) {
          await cloud.catalogue.release(key, claimId);
        }
      });
    } catch (error) {
      // The claim ends by itself after some minutes.
      console.warn(`The claim on ${key.productId} was not released.`, error);
    }
  }

  private async _renew(held: Held): Promise<void> {
    const { signal } = held.renewal;
    const { clock } = this._options.cloud;
    const half = (CLAIM_SECONDS * 1000) / 2;
    while (!signal.aborted) {
      try {
        await clock.sleep(half, signal);
        await this._claimAgain(held);
      } catch (error) {
        notRenewed(held, error);
      }
    }
  }

  private async _claimAgain(held: Held): Promise<void> {
    const { cloud, news } = this._options;
    const { person } = this;
    if (!this._visible || !person) {
      return;
    }
    const { key, renewal } = held;
    held.askedAt = cloud.clock.now();
    const { heldBy, product } = await openProduct(cloud, person, key);
    if (renewal.signal.aborted) {
      return;
    }
    if (heldBy) {
      this.forget();
      news.lost(key, heldBy);
    } else {
      news.renewed(product);
    }
  }
}

/** The claim is renewed in the next round, at the latest shortly after it ends. */
function notRenewed({ key, renewal }: Held, error: unknown): void {
  if (!renewal.signal.aborted) {
    console.warn(`The claim on ${key.productId} was not renewed.`, error);
  }
}
