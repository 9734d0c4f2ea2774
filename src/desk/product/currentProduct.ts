import { readMeta } from '../../app/product/readMeta';
import type { ItemKey } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/board/choices';
import type { ImagePath } from '../../domain/images/image';
import type { Product } from '../../domain/product/product';
import {
  productKey,
  sameContent,
  sameProduct
} from '../../domain/product/product';
import type { Renames } from '../../domain/edits/renames';
import { renamedChoices } from '../../domain/edits/renames';
import { setChecked } from '../board/checked';
import { Claims } from './claims';
import type { OpenNews, OpenOptions } from './productOpener';
import { ProductOpener } from './productOpener';
import type { DeskContext } from '../context';
import { openProductOf } from '../context';
import { Drafts } from './drafts';
import { stillOpen } from './shownProduct';
import { asProblem } from '../problem';
import type { OpenProduct, ReadMeta } from '../state';

/** Brings a product onto the desk, keeps it true, and gives it back. */
export class CurrentProduct {
  readonly claims: Claims;
  private readonly _drafts: Drafts;
  private readonly _comingUp: ProductOpener;
  private readonly _moved = new Map<ImagePath, ImagePath>();

  constructor(
    private readonly _context: DeskContext,
    private readonly _news: Omit<OpenNews, 'turned'>
  ) {
    this._drafts = new Drafts(_context);
    this.claims = new Claims(_context, {
      lost: (key, by) => this.lose(key, by),
      renewed: product => this._meet(product)
    });
    this._comingUp = new ProductOpener(_context, this.claims, this._drafts, {
      ..._news,
      turned: () => this._moved.clear()
    });
  }

  /** When the open product was painted, ms since the epoch; null before. */
  get paintedAt(): number | null {
    return this._comingUp.paintedAt;
  }

  /** Counts what was brought up: whoever waits sees whether the desk has turned elsewhere. */
  get turn(): number {
    return this._comingUp.turn;
  }

  /** Opens a product; what fails is shown in its place. A later call wins. */
  show(key: ItemKey, options?: OpenOptions): Promise<void> {
    return this._comingUp.show(key, options);
  }

  /** A product is about to be shown, once something else is done. */
  prepare(key: ItemKey): void {
    this._drafts.readAhead(key);
  }

  /** The product that is shown is done with, and stays in sight until the next is painted. */
  leave(): void {
    this._comingUp.leave();
  }

  /** Nothing on the desk. */
  clear(): void {
    this._comingUp.clear();
  }

  /** The desk is closed: what is on its way comes to nothing. */
  close(): Promise<void> {
    return this._comingUp.close();
  }

  /** Another took a product over. */
  lose(key: ItemKey, by: string): void {
    this._news.seen(key, by);
    if (sameProduct(this.open?.product, key)) {
      setChecked(this._context.store, { heldBy: by });
    }
  }

  get open(): OpenProduct | undefined {
    return openProductOf(this._context.store.state);
  }

  /** The product after a change of ours, saved or on its way. */
  update(product: Product, choices?: Choices): void {
    const open = this.open;
    if (!open || !sameProduct(open.product, product)) {
      return;
    }
    setChecked(this._context.store, {
      ...stillOpen(open, product),
      choices: choices ?? open.choices
    });
    if (choices !== undefined) {
      this._drafts.keep(this.open);
    }
  }

  /** Choices are kept in the journal until they are completed. */
  choose(choices: Choices): void {
    setChecked(this._context.store, { choices, wantedSlot: null });
    this._drafts.keep(this.open);
  }

  /** S3 does not have the object of an image that the catalogue names. */
  noteMissing(key: string, keyOf: (image: ImagePath) => string | null): void {
    const open = this.open;
    const path = open?.sections
      .flatMap(section => section.images)
      .find(image => keyOf(image) === key);
    if (open && path && !open.missing.has(path)) {
      setChecked(this._context.store, {
        missing: new Set([...open.missing, path])
      });
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
    setChecked(this._context.store, { meta: { state: 'loading' } });
    await this._context.paintFirst.pictured();
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
      setChecked(this._context.store, { meta });
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
    messages.show(
      trans.__(
        'Another program changed %1; it is shown as it is now.',
        product.productId
      )
    );
    const mine = { choices: open.choices, base: open.product.choices };
    this.update(product, this._drafts.takeUp(product, mine));
  }
}
