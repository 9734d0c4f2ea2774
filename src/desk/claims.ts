import { openProduct } from '../app/openProduct';
import type { ItemKey } from '../domain/catalogueItem';
import { CLAIM_SECONDS } from '../domain/claim';
import type { DeskContext } from './context';
import { personOf } from './context';

/** Keeps the claim on the open product while somebody looks at the desk, and gives it back. */
export class Claims {
  private _held: ItemKey | null = null;
  private _renewal: AbortController | null = null;
  private _visible = true;
  private readonly _releasing = new Map<string, Promise<void>>();

  /** @param _lost - told when another took the product over */
  constructor(
    private readonly _context: DeskContext,
    private readonly _lost: (key: ItemKey, by: string) => void
  ) {}

  /** A claim was just made: renew it at half its life. */
  hold(key: ItemKey): void {
    this._stop();
    this._held = key;
    const controller = new AbortController();
    this._renewal = controller;
    void this._renew(key, controller.signal);
  }

  /** The product is left: whoever comes next need not wait for the claim to end. */
  async release(): Promise<void> {
    const key = this._held;
    this._stop();
    if (key) {
      const releasing = this._release(key).finally(() =>
        this._releasing.delete(nameOf(key))
      );
      this._releasing.set(nameOf(key), releasing);
      await releasing;
    }
  }

  /** Resolves when no release of a product is on its way. */
  async released(key: ItemKey): Promise<void> {
    await this._releasing.get(nameOf(key));
  }

  /** The change that was just made released it. */
  forget(): void {
    this._stop();
  }

  /** Whether somebody can see the desk: a hidden one does not keep others out. */
  setVisible(visible: boolean): void {
    this._visible = visible;
  }

  private async _release(key: ItemKey): Promise<void> {
    await this._context.saving.settled(key);
    try {
      await this._context.cloud.catalogue.release(key, this._context.claimId);
    } catch (error) {
      // It ends by itself after some minutes.
      console.warn(`The claim on ${key.productId} was not released.`, error);
    }
  }

  private _stop(): void {
    this._held = null;
    this._renewal?.abort();
    this._renewal = null;
  }

  private async _renew(key: ItemKey, signal: AbortSignal): Promise<void> {
    const { clock } = this._context.cloud;
    const half = (CLAIM_SECONDS * 1000) / 2;
    while (!signal.aborted) {
      try {
        await clock.sleep(half, signal);
        await this._claimAgain(key, signal);
      } catch (error) {
        if (!signal.aborted) {
          // The next turn comes before the claim has ended for long.
          console.warn(`The claim on ${key.productId} was not renewed.`, error);
        }
      }
    }
  }

  private async _claimAgain(key: ItemKey, signal: AbortSignal): Promise<void> {
    const person = personOf(this._context);
    if (!this._visible || !person) {
      return;
    }
    const { heldBy } = await openProduct(this._context.cloud, person, key);
    if (heldBy && !signal.aborted) {
      this._stop();
      this._lost(key, heldBy);
    }
  }
}

function nameOf({ subCategory, productId }: ItemKey): string {
  return `${subCategory}/${productId}`;
}
