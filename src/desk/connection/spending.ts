import type { ItemKey } from '../../domain/catalogueItem';
import type { RequestSent } from '../../domain/connection/cost/requestSent';
import { productNamed } from '../../domain/connection/cost/requestSent';
import type { Usage } from '../../domain/connection/cost/usage';
import { NO_USAGE, addUsage } from '../../domain/connection/cost/usage';
import { Cancelled } from '../../domain/errors';
import type { Clock } from '../../ports/clock';
import type { Requests } from '../../ports/connection/requests';
import { itemName } from '../../domain/catalogueItem';
import type { DeskState } from '../state';
import type { Store } from '../store';

/** How often the state is updated, in ms. A product with many images sends many requests a second, and every update is rendered. */
const TOLD_EVERY = 1000;

/**
 * Adds up the requests to the cloud. A request counts for the product that it
 * names if that product was opened, even if the answer comes after the next
 * product does. All others (pages, covers, pictures fetched ahead) count for the
 * lists.
 */
export class Spending {
  private readonly _products = new Map<string, Usage>();
  private _shown: string | null = null;
  private _lists = NO_USAGE;
  private _session = NO_USAGE;
  private _waiting = false;
  private readonly _unfollow: () => void;

  constructor(
    private readonly _store: Store<DeskState>,
    private readonly _clock: Clock,
    private readonly _prefix: string,
    requests: Requests,
    private readonly _signal: AbortSignal
  ) {
    this._unfollow = requests.follow(sent => this._count(sent));
  }

  /** Another product, or none, comes onto the desk: from here on, requests that name it count for it. */
  turnTo(key: ItemKey | null): void {
    this._shown = key && itemName(key);
    if (this._shown !== null && !this._products.has(this._shown)) {
      this._products.set(this._shown, NO_USAGE);
    }
    this._tell();
  }

  dispose(): void {
    this._unfollow();
  }

  private _count({ usage, target }: RequestSent): void {
    const key = productNamed(target, this._prefix);
    const name = key && itemName(key);
    const opened = name === undefined ? undefined : this._products.get(name);
    if (name !== undefined && opened) {
      this._products.set(name, addUsage(opened, usage));
    } else {
      this._lists = addUsage(this._lists, usage);
    }
    this._session = addUsage(this._session, usage);
    this._tellSoon();
  }

  private _tellSoon(): void {
    if (!this._waiting) {
      this._waiting = true;
      this._clock.sleep(TOLD_EVERY, this._signal).then(
        () => {
          this._waiting = false;
          this._tell();
        },
        error => {
          if (!(error instanceof Cancelled)) {
            throw error;
          }
        }
      );
    }
  }

  private _tell(): void {
    const shown = this._shown;
    this._store.set({
      spending: {
        ...this._store.state.spending,
        product: shown === null ? null : (this._products.get(shown) ?? null),
        lists: this._lists,
        session: this._session
      }
    });
  }
}
