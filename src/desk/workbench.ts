import type { OpenedProduct } from '../app/openProduct';
import { lookAtProduct } from '../app/openProduct';
import { readMeta } from '../app/readMeta';
import type { ItemKey } from '../domain/catalogueItem';
import { checkChoices } from '../domain/checks';
import type { Choices } from '../domain/choices';
import { sameChoices, slotOf } from '../domain/choices';
import { mergeChoices } from '../domain/conflict/mergeChoices';
import { NotAllowed } from '../domain/errors';
import type { ImagePath } from '../domain/image';
import type { Product } from '../domain/product';
import {
  existingChoices,
  hasImage,
  productKey,
  sameContent,
  sameProduct
} from '../domain/product';
import type { Renames } from '../domain/renames';
import { renamedChoices } from '../domain/renames';
import type { Draft } from '../ports/journal';
import { Claims } from './claims';
import type { DeskContext } from './context';
import { openProductOf, personOf, setOpen } from './context';
import { sectionsOf, shownImages } from './grid';
import { asProblem } from './problem';
import { only, stillShown } from './selection';
import type { OpenProduct, ReadMeta } from './state';
import { stillViewed, viewsDeleted } from './viewer/viewed';

export interface OpenOptions {
  readonly focus?: ImagePath;
  /** Whoever holds it. */
  readonly takeOver?: boolean;
  /** Whether the product is expected to be finished: it is looked at, not claimed. */
  readonly finished?: boolean;
  /** Whether an earlier page had it up: what was done there can be undone. */
  readonly resumed?: boolean;
}

/** Brings a product onto the desk, keeps it true, and gives it back. */
export class Workbench {
  readonly claims: Claims;
  /** When the open product was painted, ms since the epoch; null before. */
  paintedAt: number | null = null;
  private _turn = 0;
  private readonly _moved = new Map<ImagePath, ImagePath>();

  constructor(
    private readonly _context: DeskContext,
    /** Hears who holds a product, and its status where that was read. */
    private readonly _seen: (
      key: ItemKey,
      heldBy: string | null,
      status?: string
    ) => void
  ) {
    this.claims = new Claims(_context, {
      lost: (key, by) => this.lose(key, by),
      renewed: product => this._meet(product)
    });
  }

  /** Another took a product over. */
  lose(key: ItemKey, by: string): void {
    this._seen(key, by);
    if (sameProduct(this.open?.product, key)) {
      this._update({ heldBy: by });
    }
  }

  get open(): OpenProduct | undefined {
    return openProductOf(this._context.store.state);
  }

  /** Opens a product; what fails is shown in its place. A later call wins. */
  async show(key: ItemKey, options: OpenOptions = {}): Promise<void> {
    const { store, saving, undo, spending, cloud, painted } = this._context;
    const turn = ++this._turn;
    void this.claims.release();
    this.paintedAt = null;
    undo.leave(key);
    spending.turnTo(key);
    this._moved.clear();
    store.set({ open: { state: 'loading', productId: key.productId } });
    try {
      // What waits for this product comes first, or the claim would read it half done.
      await saving.settled(key);
      // Our own release, if it arrived late, would take the new claim away.
      await this.claims.released(key);
      if (turn !== this._turn) {
        return;
      }
      const [opened, draft] = await Promise.all([
        this._read(key, options),
        this._draft(key),
        undo.open(key, options.resumed ?? false)
      ]);
      if (turn !== this._turn) {
        return;
      }
      const product = saving.projected(key) ?? opened.product;
      store.set({
        open: firstView(
          product,
          this._takenUp(product, draft),
          opened.heldBy,
          options.focus
        )
      });
      if (store.state.notice?.kind === 'NotSignedIn') {
        store.set({ notice: null });
      }
      void painted().then(() => {
        if (turn === this._turn) {
          this.paintedAt = cloud.clock.now();
        }
      });
      this._seen(key, opened.heldBy, product.status);
      this._check();
    } catch (error) {
      if (turn === this._turn) {
        const { productId } = key;
        const problem = asProblem(error);
        store.set({ open: { state: 'failed', productId, problem } });
        if (problem.kind === 'NotSignedIn') {
          store.set({ notice: problem });
        }
      }
    }
  }

  /** Nothing on the desk. */
  clear(): void {
    this._turn++;
    void this.claims.release();
    this._context.undo.leave(null);
    this._context.spending.turnTo(null);
    this._context.store.set({ open: { state: 'none' } });
  }

  /** The product after a change of ours, saved or on its way. */
  update(product: Product, choices?: Choices): void {
    const open = this.open;
    if (!open || !sameProduct(open.product, product)) {
      return;
    }
    const sections = sectionsOf(product);
    const shown = shownImages(sections, open.collapsed);
    const { viewing } = open;
    const restored =
      viewing !== null && viewsDeleted(open) && hasImage(product, viewing);
    const selected = restored
      ? // From now on keys act on it.
        only(viewing)
      : stillShown(open, shown, shown[0] ?? null);
    this._update({
      product,
      sections,
      choices: choices ?? open.choices,
      ...selected,
      ...stillViewed(open, product, selected.focus)
    });
    if (choices !== undefined) {
      this._keepDraft();
    }
  }

  /** Choices are kept in the journal until they are completed. */
  choose(choices: Choices): void {
    this._update({ choices, wantedSlot: null });
    this._keepDraft();
  }

  /** S3 does not have the object of an image that the catalogue names. */
  noteMissing(key: string, keyOf: (image: ImagePath) => string | null): void {
    const open = this.open;
    const path = open?.sections
      .flatMap(section => section.images)
      .find(image => keyOf(image) === key);
    if (open && path && !open.missing.has(path)) {
      this._update({ missing: new Set([...open.missing, path]) });
    }
  }

  /** We are moving an image: its copy has the same bytes, and comes later. */
  noteMoved(from: ImagePath, to: ImagePath): void {
    this._moved.set(to, this.pictureOf(from));
  }

  /** A copy that found its name taken has another: what is chosen follows it. */
  followRenamed(renames: Renames): void {
    renames.forEach((now, thought) => this.noteMoved(thought, now));
    if (this.open && renames.size > 0) {
      const { product, choices } = this.open;
      this.choose(renamedChoices(choices, renames));
      this._context.undo.rename(product, renames);
    }
  }

  /** The image that has the bytes of an image by now. */
  pictureOf(image: ImagePath): ImagePath {
    return this._moved.get(image) ?? image;
  }

  /** Reads `meta.json` once it is in sight. */
  async loadMeta(): Promise<void> {
    const open = this.open;
    if (!open || open.meta !== null) {
      return;
    }
    const { product } = open;
    this._update({ meta: { state: 'loading' } });
    let meta: OpenProduct['meta'];
    try {
      const value: ReadMeta = await readMeta(
        this._context.cloud,
        product,
        this._context.signal
      );
      meta = { state: 'ready', value };
    } catch (error) {
      meta = { state: 'failed', problem: asProblem(error) };
    }
    if (sameProduct(this.open?.product, product)) {
      this._update({ meta });
    }
  }

  /** What another program, which knows no claim, wrote to the open product is shown. */
  private _meet(product: Product): void {
    const { saving, messages, trans } = this._context;
    const open = this.open;
    if (
      !open ||
      !sameProduct(open.product, product) ||
      saving.projected(productKey(product)) ||
      sameContent(open.product, product)
    ) {
      return;
    }
    messages.say(
      trans.__(
        'Another program changed %1; it is shown as it is now.',
        product.productId
      )
    );
    const mine = { choices: open.choices, base: open.product.choices };
    this.update(product, this._takenUp(product, mine));
  }

  /** Choices that were made and not completed, as far as they can be read. */
  private async _draft(key: ItemKey): Promise<Draft | undefined> {
    try {
      return await this._context.journal.draft(key);
    } catch (error) {
      console.warn('Earlier choices could not be read.', error);
      return undefined;
    }
  }

  /**
   * Earlier choices of mine with what others chose since. Where both filled a
   * slot, theirs is shown, it is said, and undo brings mine.
   */
  private _takenUp(product: Product, draft: Draft | undefined): Choices {
    const { choices: theirs, status } = product;
    if (draft === undefined || status === 'COMPLETED') {
      return theirs;
    }
    const { choices, clashes } = mergeChoices(
      draft.base,
      draft.choices,
      theirs
    );
    const merged = existingChoices(choices, product);
    if (clashes.length > 0) {
      const { messages, trans, undo, store } = this._context;
      const said = trans.__(
        'Others chose since then, and theirs is shown: %1',
        clashes
          .map(
            id => store.state.slots.find(slot => slot.id === id)?.label ?? id
          )
          .join(', ')
      );
      const before = existingChoices(draft.choices, product);
      // An earlier page may have said so already.
      if (!undo.hasChosen(before, merged)) {
        undo.push({ kind: 'chosen', said, before, after: merged, focus: null });
      }
      messages.say(said, true);
    }
    return merged;
  }

  private _keepDraft(): void {
    const open = this.open;
    if (open && open.product.status !== 'COMPLETED') {
      const { product, choices } = open;
      const kept = sameChoices(choices, product.choices)
        ? undefined
        : { choices, base: product.choices };
      this._context.journal
        .keepDraft(productKey(product), kept)
        .catch(error => console.warn('Choices were not kept.', error));
    }
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
      return await this.claims.take(person, key, takeOver);
    } catch (error) {
      if (!(error instanceof NotAllowed)) {
        throw error;
      }
      // Who may only read can still look.
      store.set({ notice: asProblem(error) });
      return lookAtProduct(cloud, person, key);
    }
  }

  private _update(patch: Partial<OpenProduct>): void {
    setOpen(this._context.store, patch);
    this._check();
  }

  private _check(): void {
    const open = this.open;
    if (open) {
      const { meta, missing, product, choices } = open;
      const read = meta?.state === 'ready' ? meta.value : undefined;
      const checks = checkChoices(
        product,
        choices,
        this._context.store.state.slots,
        path => missing.has(path),
        read?.kind === 'meta' ? read.meta.colours : undefined
      );
      setOpen(this._context.store, { checks });
    }
  }
}

/** A product as it comes up: its first image in no slot has the focus. */
function firstView(
  product: Product,
  choices: Choices,
  heldBy: string | null,
  wanted: ImagePath | undefined
): OpenProduct {
  const sections = sectionsOf(product);
  const shown = shownImages(sections, new Set());
  const free = shown.find(path => !slotOf(choices, path));
  const focus =
    wanted !== undefined && shown.includes(wanted)
      ? wanted
      : (free ?? shown[0] ?? null);
  return {
    state: 'open',
    product,
    heldBy,
    choices,
    checks: [],
    missing: new Set(),
    meta: null,
    sections,
    collapsed: new Set(),
    ...only(focus),
    wantedSlot: null,
    wantedCount: 0,
    viewing: null,
    comparing: null,
    focusRequest: 0
  };
}
