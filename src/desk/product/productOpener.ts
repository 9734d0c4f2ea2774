import type { OpenedProduct } from '../../app/product/openProduct';
import { lookAtProduct } from '../../app/product/openProduct';
import type { ItemKey } from '../../domain/catalogueItem';
import { heldByOther } from '../../domain/product/claim';
import { NotAllowed } from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import type { Product } from '../../domain/product/product';
import { productKey, sameProduct } from '../../domain/product/product';
import type { Draft } from '../../ports/saving/journal';
import type { Cloud } from '../../app/cloud';
import type { Thumbnails } from '../../ports/images/thumbnails';
import type { Spending } from '../connection/spending';
import type { MovedImages } from '../images/movedImages';
import type { ProductPacks } from '../images/productPacks';
import { imageKeysOf } from '../images/pictures';
import type { KnownItems } from '../knownItems';
import type { Messages } from '../messages';
import type { Queue } from '../queue/queue';
import type { ChangeQueue } from '../saving/changeQueue';
import type { Claims } from './claims';
import type { CurrentProduct } from './currentProduct';
import type { DoneSteps } from './doneSteps';
import type { Drafts } from './drafts';
import type { PaintGate } from './paintGate';
import { firstView, looksAlike, stillOpen, takenUp } from './shownProduct';
import { asProblem, signInHelps } from '../../words/errors';
import type { DeskState } from '../state';
import { setOpen } from '../state';
import type { Store } from '../store';
import type { Disclaimed } from '../../words/commands/notDone';
import type { Trans } from '../../words/trans';
import { VisitedProducts } from './walk/visitedProducts';

export interface OpenOptions {
  readonly focus?: ImagePath;
  /** Takes the product over, whoever holds it. */
  readonly takeOver?: boolean;
  /** Whether the product is expected to be finished; it is read without a claim then. */
  readonly finished?: boolean;
  /** Whether an earlier page had it open: what was done there can be undone. */
  readonly resumed?: boolean;
  /** Whether the keyboard's focus goes to its focused image. */
  readonly bringFocus?: boolean;
}

export interface ProductOpenerOptions {
  readonly store: Store<DeskState>;
  readonly cloud: Cloud;
  readonly changes: Pick<ChangeQueue, 'has' | 'settled' | 'projected'>;
  readonly known: KnownItems;
  readonly current: Pick<CurrentProduct, 'open' | 'set'>;
  readonly claims: Claims;
  readonly drafts: Drafts;
  readonly moved: Pick<MovedImages, 'clear'>;
  readonly queue: Pick<Queue, 'noteSeen'>;
  readonly productPacks: Pick<ProductPacks, 'expect'> | undefined;
  readonly thumbnails: Pick<Thumbnails, 'recheck'>;
  readonly spending: Pick<Spending, 'turnTo'>;
  readonly steps: Pick<DoneSteps, 'leave' | 'open'>;
  readonly paintGate: PaintGate;
  readonly messages: Pick<Messages, 'leave'>;
  readonly trans: Trans;
  readonly claimId: string;
  /** Resolves when what the state has is on the screen. */
  readonly painted: () => Promise<void>;
  /** The product was painted before its claim was answered, and can be worked on as it was painted. */
  readonly onClaimed: () => void;
  /** Commands that were pressed since the paint cannot be applied to the product. */
  readonly onDisclaimed: (key: ItemKey, why: Disclaimed) => void;
}

/** Opens a product: it is painted from what is known of it, and can be worked on when its claim is answered. */
export class ProductOpener {
  /** When the open product was painted, ms since the epoch; null before. */
  paintedAt: number | null = null;
  readonly visits = new VisitedProducts();
  /** Counts openings: whoever waits can tell whether the desk has turned to another product. */
  turn = 0;
  /** The product that is open, or is being opened. */
  private _key: ItemKey | null = null;
  /** The product that was only read because nobody saw the desk. It is claimed when somebody does. */
  private _unclaimed: {
    readonly key: ItemKey;
    readonly options: OpenOptions;
  } | null = null;
  /** The latest paint. */
  private _painting: object | null = null;

  constructor(private readonly _options: ProductOpenerOptions) {}

  /**
   * Opens a product; a failure is shown in its place. A later call wins. What is
   * known of the product is painted at once, and the product can be worked on when
   * its claim is answered (`docs/decisions/0012`).
   */
  async show(key: ItemKey, options: OpenOptions = {}): Promise<void> {
    const { store, steps, spending, paintGate, known, changes } = this._options;
    const { claims, drafts, moved, productPacks } = this._options;
    this._comeTo(key);
    const turn = this._turnAway();
    this._unclaimed = null;
    this.leave();
    void claims.release();
    steps.leave(key);
    spending.turnTo(key);
    const paintable = this._paintable(key, options);
    if (paintable === undefined) {
      moved.clear();
      store.set({ open: { state: 'loading', productId: key.productId } });
      if (known.has(key) || changes.has(key)) {
        // The paint waits for what is being saved, so that must not wait for the paint.
        paintGate.end();
      } else {
        paintGate.came();
        productPacks?.expect(key);
      }
    }
    try {
      const inTurn = this._inTurn(key);
      // Claimed and read as soon as it is painted. The failure is caught below.
      const reading = Promise.all([inTurn, paintable && paintGate.done()]).then(
        () => (turn === this.turn ? this._read(key, options) : undefined)
      );
      reading.catch(() => undefined);
      const [draft] = await Promise.all([
        // Changes that wait for this product may change its choices.
        paintable ? drafts.read(key) : inTurn.then(() => drafts.read(key)),
        steps.open(key, options.resumed ?? false)
      ]);
      if (paintable && turn === this.turn) {
        this._paint(paintable, draft, options);
      }
      const opened = await reading;
      if (opened && turn === this.turn) {
        this._take(opened, draft, options, paintable);
        if (claims.visible) {
          // Somebody came while it was read.
          await this.claimSeen();
        }
      }
    } catch (error) {
      if (turn === this.turn) {
        this._fail(key, error);
      }
    }
  }

  /** The product that is shown is done with; it stays in sight until the next one is painted. */
  leave(): void {
    const { store, paintGate } = this._options;
    this.paintedAt = null;
    setOpen(store, { claimState: 'left' });
    paintGate.begin();
  }

  /** Somebody sees the desk: claims the product that is open, if it was only read. */
  async claimSeen(): Promise<void> {
    const { open } = this._options.current;
    const { key, options } = this._unclaimed ?? {};
    if (open && sameProduct(open.product, key)) {
      await this.show(productKey(open.product), {
        ...options,
        focus: open.focus ?? undefined
      });
    }
  }

  /** Empties the desk. */
  clear(): void {
    const { store, claims, steps, spending, paintGate } = this._options;
    this._comeTo(null);
    this._turnAway();
    void claims.release();
    steps.leave(null);
    spending.turnTo(null);
    store.set({ open: { state: 'none' } });
    paintGate.end();
  }

  /** The desk is closed: what is being opened is dropped. */
  async close(): Promise<void> {
    this._turnAway();
    this._options.paintGate.close();
    await this._options.claims.release();
  }

  /** Messages go with the product that they are about. */
  private _comeTo(key: ItemKey | null): void {
    const { store, messages } = this._options;
    if (!sameProduct(this._key, key)) {
      messages.leave();
      this.visits.note(key);
    }
    if (store.state.nextCategory !== null) {
      store.set({ nextCategory: null });
    }
    this._key = key;
  }

  /** What may be painted before the claim is answered. Not if changes wait: the product would be painted without them. */
  private _paintable(
    key: ItemKey,
    { takeOver = false }: OpenOptions
  ): Product | undefined {
    const { changes, known } = this._options;
    return takeOver || changes.has(key) ? undefined : known.get(key);
  }

  /** Drops what was being opened. */
  private _turnAway(): number {
    const turn = ++this.turn;
    const { current, onDisclaimed } = this._options;
    if (current.open?.claimState === 'asked') {
      onDisclaimed(current.open.product, { kind: 'left' });
    }
    return turn;
  }

  private async _inTurn(key: ItemKey): Promise<void> {
    // Changes that wait for this product come first; otherwise the claim would read it half changed.
    await this._options.changes.settled(key);
    // If our own release arrived late, it would take the new claim away.
    await this._options.claims.released(key);
  }

  private _paint(
    product: Product,
    draft: Draft | undefined,
    { focus, bringFocus = false }: OpenOptions
  ): void {
    const { store, current, moved, claimId, cloud } = this._options;
    moved.clear();
    const held = heldByOther(product.claim, claimId, cloud.clock.now());
    store.set({
      open: firstView(
        product,
        takenUp(product, draft).choices,
        focus,
        {
          heldBy: held ? (product.claim?.by ?? null) : null,
          claimState: 'asked',
          focusRequest: bringFocus ? 1 : 0
        },
        store.state.team.settings.sections
      )
    });
    current.set({});
    this._notePaint();
  }

  /** The claim is answered: shows the product as it is, and lets it be worked on. */
  private _take(
    { product: read, heldBy }: OpenedProduct,
    draft: Draft | undefined,
    { focus, bringFocus = false }: OpenOptions,
    painted: Product | undefined
  ): void {
    const { store, cloud, changes, current, drafts, thumbnails } =
      this._options;
    const key = productKey(read);
    const product = changes.projected(key) ?? read;
    const choices = drafts.takeUp(product, draft);
    const alike = painted !== undefined && looksAlike(painted, product);
    if (painted === undefined || !current.open) {
      store.set({
        open: firstView(
          product,
          choices,
          focus,
          {
            heldBy,
            claimState: 'answered',
            focusRequest: bringFocus ? 1 : 0
          },
          store.state.team.settings.sections
        )
      });
      current.set({});
    } else {
      current.set({
        ...(alike ? { product } : stillOpen(current.open, product)),
        choices,
        heldBy,
        claimState: 'answered'
      });
    }
    if (!alike) {
      this._notePaint();
    }
    if (painted && painted.lastUpdatedAt !== product.lastUpdatedAt) {
      thumbnails.recheck(
        imageKeysOf(cloud.prefix, product),
        product.lastUpdatedAt
      );
    }
    const { notice } = store.state;
    if (notice && signInHelps(notice)) {
      store.set({ notice: null });
    }
    this._options.known.put(read.item);
    this._options.queue.noteSeen(key, heldBy, read.status);
    if (alike && heldBy === null) {
      this._options.onClaimed();
    } else {
      this._options.onDisclaimed(
        key,
        heldBy === null ? { kind: 'changed' } : { kind: 'held', by: heldBy }
      );
    }
  }

  private _fail(key: ItemKey, error: unknown): void {
    const { store, known, paintGate, onDisclaimed, trans } = this._options;
    const { productId } = key;
    const problem = asProblem(error, trans);
    if (problem.kind === 'NotFound') {
      known.forget(key);
    }
    store.set({ open: { state: 'failed', productId, problem } });
    paintGate.end();
    if (signInHelps(problem)) {
      store.set({ notice: problem });
    }
    onDisclaimed(key, { kind: 'failed', text: problem.text });
  }

  /** A person has seen the product only once it is on the screen. */
  private _notePaint(): void {
    const { painted, cloud, paintGate } = this._options;
    const turn = this.turn;
    const noted = {};
    this._painting = noted;
    this.paintedAt = null;
    paintGate.came();
    void painted().then(() => {
      if (turn === this.turn && this._painting === noted) {
        this.paintedAt = cloud.clock.now();
        paintGate.end();
      }
    });
  }

  private async _read(
    key: ItemKey,
    options: OpenOptions
  ): Promise<OpenedProduct> {
    const { cloud, claims, claimId, store, trans } = this._options;
    const { person } = claims;
    const { finished, takeOver } = options;
    if (person && !finished && !takeOver && !claims.visible) {
      this._unclaimed = { key, options };
    }
    if (!person || finished || this._unclaimed !== null) {
      return lookAtProduct(cloud, person ?? { by: '', claimId }, key);
    }
    try {
      return await claims.take(person, key, takeOver);
    } catch (error) {
      if (!(error instanceof NotAllowed)) {
        throw error;
      }
      // A person who may only read can still view it.
      store.set({ notice: asProblem(error, trans) });
      return lookAtProduct(cloud, person, key);
    }
  }
}
