import type { ItemKey } from '../../../domain/catalogueItem';
import { productKey, sameProduct } from '../../../domain/product/product';
import type { Catalogue } from '../../../ports/product/catalogue';
import type { Trans } from '../../../words/trans';
import {
  endOfListText,
  noneLeftText,
  wrappedText
} from '../../../words/product/messages';
import type { KnownItems } from '../../knownItems';
import type { Messages } from '../../messages';
import { nextPendingCategory } from '../../queue/nextCategory';
import type { Queue } from '../../queue/queue';
import type { ChangeQueue } from '../../saving/changeQueue';
import type { DeskState } from '../../state';
import { rowIndexOf } from '../../state';
import type { Store } from '../../store';
import type { Drafts } from '../drafts';
import type { OpenOptions, ProductOpener } from '../productOpener';

/** The most products that are skipped at once; if there are more, the snapshot is too old to rely on. */
const MOST_PASSED = 20;

export interface WalkOptions {
  readonly store: Store<DeskState>;
  readonly catalogue: Pick<Catalogue, 'item'>;
  readonly changes: Pick<ChangeQueue, 'stored' | 'projected'>;
  readonly known: Pick<KnownItems, 'get'>;
  readonly queue: Queue;
  readonly drafts: Pick<Drafts, 'readAhead'>;
  readonly opener: Pick<ProductOpener, 'turn' | 'show' | 'clear' | 'visits'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Goes from product to product. */
export class Walk {
  constructor(private readonly _options: WalkOptions) {}

  /** Shows a product of the list, or another one. */
  async show(key: ItemKey, options: OpenOptions = {}): Promise<void> {
    await this._options.opener.show(key, {
      ...options,
      finished: this._statusOf(key) === 'COMPLETED'
    });
  }

  /** @returns whether a product of the list can be worked on; the first one is shown */
  first(): Promise<boolean> {
    return this._pass(undefined);
  }

  /**
   * Goes on to the next product to work on: one that the person went back from,
   * else the next of the list, else the first one that is still open. At the end,
   * the next category with pending products is offered.
   *
   * @param from - the product that was just finished; without it, the one in sight
   */
  async next(from?: ItemKey): Promise<void> {
    const { queue, changes, drafts, opener } = this._options;
    const { turn, visits } = opener;
    const key = from ?? this._shownKey();
    const ahead = visits.ahead.find(other => this._isOpenStill(other));
    if (key) {
      const [row] = queue.upcoming(key, 1);
      const coming = ahead ?? (row && productKey(row));
      if (coming) {
        drafts.readAhead(coming);
      }
      // When the next product comes up, the change to this one must be on disk.
      await changes.stored(key);
    }
    if (turn !== opener.turn) {
      return;
    }
    // Wherever Complete was pressed, the image keys work in the next product.
    const bringFocus = from !== undefined;
    if (ahead && (await this._goOn(ahead, bringFocus))) {
      return;
    }
    const last = ahead ?? key;
    if (!(await this._pass(last, bringFocus))) {
      await this._wrap(last, from);
    }
  }

  /** Goes to the product before in the order visited, finished or not; before the first one, to the row above it. */
  async back(): Promise<void> {
    const { queue, changes, opener, messages, trans } = this._options;
    const { turn, visits } = opener;
    const key = this._shownKey();
    const before = visits.before ?? queue.rowBefore(key);
    if (before === undefined) {
      messages.show(endOfListText('first', trans));
      return;
    }
    if (key) {
      await changes.stored(key);
    }
    if (turn === opener.turn) {
      visits.goTo(before);
      await this.show(before);
    }
  }

  /** @returns whether a product that the person went back from can be worked on, or the desk turned to another one meanwhile */
  private async _goOn(key: ItemKey, bringFocus: boolean): Promise<boolean> {
    const { opener, queue } = this._options;
    opener.visits.goTo(key);
    const shown = this.show(key, { bringFocus });
    const { turn } = opener;
    await shown;
    return turn !== opener.turn || queue.isFree(key) || !this._isOpen(key);
  }

  /** From the end of the list to what is still open in it. */
  private async _wrap(
    key: ItemKey | undefined,
    from: ItemKey | undefined
  ): Promise<void> {
    const { queue, opener, messages, trans, store } = this._options;
    const open = queue.firstFree(key);
    if (open) {
      await this.show(productKey(open), { bringFocus: from !== undefined });
      if (from === undefined) {
        messages.show(wrappedText(queue.freeRows, trans));
      }
      return;
    }
    if (from) {
      opener.clear();
    }
    const { more, read } = store.state.queue;
    const { turn } = opener;
    await this._offer();
    if (from === undefined && turn === opener.turn) {
      messages.show(
        more
          ? noneLeftText(read, trans)
          : endOfListText('last', trans, store.state.nextCategory ?? undefined)
      );
    }
  }

  /** Offers the next category with pending products, which Next then opens. */
  private async _offer(): Promise<void> {
    const { store, catalogue, opener } = this._options;
    const { categories, category, status } = store.state;
    const { turn } = opener;
    if (categories.state === 'ready' && category && status === 'PENDING') {
      const next = await nextPendingCategory(
        catalogue,
        categories.value,
        category
      );
      if (turn === opener.turn) {
        store.set({ nextCategory: next ?? null });
      }
    }
  }

  /**
   * Opens the next product to work on. The snapshot may be old: products that others
   * hold or have finished since are skipped.
   *
   * @returns whether there was one, or the desk turned to another product meanwhile
   */
  private async _pass(
    key: ItemKey | undefined,
    bringFocus = false
  ): Promise<boolean> {
    const { queue, opener } = this._options;
    let from = key;
    let { turn } = opener;
    for (let passed = 0; passed < MOST_PASSED; passed++) {
      const row = await queue.following(from);
      if (turn !== opener.turn) {
        return true;
      }
      if (!row) {
        return false;
      }
      from = productKey(row);
      const shown = this.show(from, { bringFocus });
      ({ turn } = opener);
      await shown;
      if (turn !== opener.turn || queue.isFree(from) || !this._isOpen(from)) {
        break;
      }
      opener.visits.passOver();
    }
    return true;
  }

  /** The product that is open, is being opened or could not be opened. */
  private _shownKey(): ItemKey | undefined {
    const { open, category } = this._options.store.state;
    switch (open.state) {
      case 'none':
        return undefined;
      case 'open':
        return productKey(open.product);
      default:
        return category
          ? { subCategory: category.subCategory, productId: open.productId }
          : undefined;
    }
  }

  private _isOpen(key: ItemKey): boolean {
    const { open } = this._options.store.state;
    return open.state === 'open' && sameProduct(open.product, key);
  }

  /** Whether a product that was visited is still to be worked on, as far as known. */
  private _isOpenStill(key: ItemKey): boolean {
    const { store, queue } = this._options;
    return queue.isFree(key) && this._statusOf(key) === store.state.status;
  }

  /** A product's status as it will be, as far as known. */
  private _statusOf(key: ItemKey): string | undefined {
    const { store, changes, known } = this._options;
    const { queue } = store.state;
    const found = queue.rows[rowIndexOf(queue, key.productId)];
    const row = sameProduct(found, key) ? found : undefined;
    return (
      changes.projected(key)?.status ??
      row?.done ??
      row?.status ??
      known.get(key)?.status
    );
  }
}
