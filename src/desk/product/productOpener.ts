import type { OpenedProduct } from '../../app/product/openProduct';
import { lookAtProduct } from '../../app/product/openProduct';
import type { ItemKey } from '../../domain/catalogueItem';
import { heldByOther } from '../../domain/product/claim';
import { NotAllowed } from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import type { Product } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { Draft } from '../../ports/saving/journal';
import { setChecked } from '../board/checked';
import type { Claims } from './claims';
import type { DeskContext } from '../context';
import { openProductOf, personOf, setOpen } from '../context';
import type { Drafts } from './drafts';
import { firstView, looksAlike, stillOpen, takenUp } from './shownProduct';
import { asProblem } from '../problem';
import type { OpenProduct } from '../state';

export interface OpenOptions {
  readonly focus?: ImagePath;
  /** Whoever holds it. */
  readonly takeOver?: boolean;
  /** Whether the product is expected to be finished: it is looked at, not claimed. */
  readonly finished?: boolean;
  /** Whether an earlier page had it up: what was done there can be undone. */
  readonly resumed?: boolean;
  /** Whether the keyboard's focus goes to its focused image. */
  readonly bringFocus?: boolean;
}

/**
 * Why a product that was painted is not what is worked on: others changed it,
 * another holds it, it could not be opened, or the desk turned to another.
 */
export type Disclaimed =
  | { readonly kind: 'changed' | 'left' }
  | { readonly kind: 'held'; readonly by: string }
  | { readonly kind: 'failed'; readonly text: string };

/** What others hear of the product that comes up. */
export interface OpenNews {
  /** Who holds a product, and its status where that was read. */
  seen(key: ItemKey, heldBy: string | null, status?: string): void;
  /** It was painted before its claim was answered, and is what was painted: it can be worked on. */
  claimed(): void;
  /** Nothing is done to it that was asked for meanwhile. */
  disclaimed(key: ItemKey, why: Disclaimed): void;
  /** Nothing is known of it but its key; it is being read. */
  unknown(key: ItemKey): void;
  /** What is noted of the product before is not about this one. */
  turned(): void;
  /** It is newer than it was painted. */
  newer(product: Product): void;
}

/** Brings a product onto the desk: painted from what is known, worked on once its claim is answered. */
export class ProductOpener {
  /** When the open product was painted, ms since the epoch; null before. */
  paintedAt: number | null = null;
  /** Counts what was brought up: whoever waits sees whether the desk has turned elsewhere. */
  turn = 0;
  /** The paint that counts. */
  private _painting: object | null = null;

  constructor(
    private readonly _context: DeskContext,
    private readonly _claims: Claims,
    private readonly _drafts: Drafts,
    private readonly _news: OpenNews
  ) {}

  /**
   * Opens a product; what fails is shown in its place. A later call wins. What
   * is known of it is painted at once, to look at; it is worked on once its
   * claim is answered (`docs/decisions/0012`).
   */
  async show(key: ItemKey, options: OpenOptions = {}): Promise<void> {
    const { store, undo, spending, paintFirst } = this._context;
    const turn = this._turnAway();
    this.leave();
    void this._claims.release();
    undo.leave(key);
    spending.turnTo(key);
    const known = this._known(key, options);
    if (known === undefined) {
      this._news.turned();
      store.set({ open: { state: 'loading', productId: key.productId } });
      if (this._context.known.has(key) || this._context.saving.has(key)) {
        // What is saved waits for no paint then: the paint waits for it.
        paintFirst.end();
      } else {
        paintFirst.came();
        this._news.unknown(key);
      }
    }
    try {
      const inTurn = this._inTurn(key);
      // Claimed and read as soon as it is painted; what fails is met below.
      const reading = Promise.all([inTurn, known && paintFirst.done()]).then(
        () => (turn === this.turn ? this._read(key, options) : undefined)
      );
      reading.catch(() => undefined);
      const [draft] = await Promise.all([
        // What waits for it may change what was chosen.
        known
          ? this._drafts.read(key)
          : inTurn.then(() => this._drafts.read(key)),
        undo.open(key, options.resumed ?? false)
      ]);
      if (known && turn === this.turn) {
        this._paint(known, draft, options);
      }
      const opened = await reading;
      if (opened && turn === this.turn) {
        this._take(opened, draft, options, known);
      }
    } catch (error) {
      if (turn === this.turn) {
        this._fail(key, error);
      }
    }
  }

  /** The product that is shown is done with, and stays in sight until the next is painted. */
  leave(): void {
    const { store, paintFirst } = this._context;
    this.paintedAt = null;
    setOpen(store, { claimState: 'left' });
    paintFirst.begin();
  }

  /** Nothing on the desk. */
  clear(): void {
    this._turnAway();
    void this._claims.release();
    this._context.undo.leave(null);
    this._context.spending.turnTo(null);
    this._context.store.set({ open: { state: 'none' } });
    this._context.paintFirst.end();
  }

  /** The desk is closed: what is on its way comes to nothing. */
  async close(): Promise<void> {
    this._turnAway();
    this._context.paintFirst.close();
    await this._claims.release();
  }

  private get _open(): OpenProduct | undefined {
    return openProductOf(this._context.store.state);
  }

  /** What may be painted before the claim: nothing of it waits here, or it would be painted as it was. */
  private _known(
    key: ItemKey,
    { takeOver = false }: OpenOptions
  ): Product | undefined {
    const { saving, known } = this._context;
    return takeOver || saving.has(key) ? undefined : known.get(key);
  }

  /** Whatever was being opened is not any more. */
  private _turnAway(): number {
    const turn = ++this.turn;
    if (this._open?.claimState === 'asked') {
      this._news.disclaimed(this._open.product, { kind: 'left' });
    }
    return turn;
  }

  private async _inTurn(key: ItemKey): Promise<void> {
    // What waits for this product comes first, or the claim would read it half done.
    await this._context.saving.settled(key);
    // Our own release, if it arrived late, would take the new claim away.
    await this._claims.released(key);
  }

  private _paint(
    product: Product,
    draft: Draft | undefined,
    { focus, bringFocus = false }: OpenOptions
  ): void {
    const { store, claimId, cloud } = this._context;
    this._news.turned();
    const held = heldByOther(product.claim, claimId, cloud.clock.now());
    store.set({
      open: firstView(product, takenUp(product, draft).choices, focus, {
        heldBy: held ? (product.claim?.by ?? null) : null,
        claimState: 'asked',
        focusRequest: bringFocus ? 1 : 0
      })
    });
    setChecked(store, {});
    this._notePaint();
  }

  /** The claim is answered: what was painted is made true, and can be worked on. */
  private _take(
    { product: read, heldBy }: OpenedProduct,
    draft: Draft | undefined,
    { focus, bringFocus = false }: OpenOptions,
    known: Product | undefined
  ): void {
    const { store, saving } = this._context;
    const key = productKey(read);
    const product = saving.projected(key) ?? read;
    const choices = this._drafts.takeUp(product, draft);
    const alike = known !== undefined && looksAlike(known, product);
    if (known === undefined || !this._open) {
      store.set({
        open: firstView(product, choices, focus, {
          heldBy,
          claimState: 'answered',
          focusRequest: bringFocus ? 1 : 0
        })
      });
      setChecked(store, {});
    } else {
      setChecked(store, {
        ...(alike ? { product } : stillOpen(this._open, product)),
        ...{ choices, heldBy, claimState: 'answered' }
      });
    }
    if (!alike) {
      this._notePaint();
    }
    if (known && known.lastUpdatedAt !== product.lastUpdatedAt) {
      this._news.newer(product);
    }
    if (store.state.notice?.kind === 'NotSignedIn') {
      store.set({ notice: null });
    }
    this._context.known.put(read.item);
    this._news.seen(key, heldBy, product.status);
    if (alike && heldBy === null) {
      this._news.claimed();
    } else {
      this._news.disclaimed(
        key,
        heldBy === null ? { kind: 'changed' } : { kind: 'held', by: heldBy }
      );
    }
  }

  private _fail(key: ItemKey, error: unknown): void {
    const { store, known, paintFirst } = this._context;
    const { productId } = key;
    const problem = asProblem(error);
    if (problem.kind === 'NotFound') {
      known.forget(key);
    }
    store.set({ open: { state: 'failed', productId, problem } });
    paintFirst.end();
    if (problem.kind === 'NotSignedIn') {
      store.set({ notice: problem });
    }
    this._news.disclaimed(key, { kind: 'failed', text: problem.text });
  }

  /** A person has seen the product only once it is on the screen. */
  private _notePaint(): void {
    const { painted, cloud, paintFirst } = this._context;
    const turn = this.turn;
    const noted = {};
    this._painting = noted;
    this.paintedAt = null;
    paintFirst.came();
    void painted().then(() => {
      if (turn === this.turn && this._painting === noted) {
        this.paintedAt = cloud.clock.now();
        paintFirst.end();
      }
    });
  }

  private async _read(
    key: ItemKey,
    { finished, takeOver }: OpenOptions
  ): Promise<OpenedProduct> {
    const { cloud, claimId, store } = this._context;
    const person = personOf(this._context);
    if (!person || finished) {
      return lookAtProduct(cloud, person ?? { by: '', claimId }, key);
    }
    try {
      return await this._claims.take(person, key, takeOver);
    } catch (error) {
      if (!(error instanceof NotAllowed)) {
        throw error;
      }
      // Who may only read can still look.
      store.set({ notice: asProblem(error) });
      return lookAtProduct(cloud, person, key);
    }
  }
}
