import type { ItemKey } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/board/choices';
import type { Intention, JournalRecord } from '../../domain/edits/intention';
import type { Renames } from '../../domain/edits/renames';
import { renamedChoices } from '../../domain/edits/renames';
import { Conflict, Invalid } from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import type { Product } from '../../domain/product/product';
import {
  productKey,
  sameContent,
  sameProduct
} from '../../domain/product/product';
import type { Journal } from '../../ports/saving/journal';
import type { Trans } from '../../words/trans';
import type { MovedImages } from '../images/movedImages';
import type { Messages } from '../messages';
import type { Queue } from '../queue/queue';
import type { ChangeFollower } from '../saving/changeFollower';
import type { ChangeQueue } from '../saving/changeQueue';
import type { ChangeRequests, RequestedChange } from '../saving/changeRequests';
import type { DeskState, FailedSave, OpenProduct } from '../state';
import { openProductOf, setOpen } from '../state';
import type { Store } from '../store';
import { checksOf } from './checksOf';
import type { ClaimNews } from './claims';
import type { DoneSteps } from './doneSteps';
import type { Drafts } from './drafts';
import { renameStored } from './renameStored';
import { stillOpen } from './shownProduct';
import {
  completedText,
  changedOutsideText,
  takenOverText
} from '../../words/product/messages';

export interface CurrentProductOptions {
  readonly store: Store<DeskState>;
  readonly journal: Pick<
    Journal,
    'draft' | 'storeDraft' | 'undo' | 'storeUndo'
  >;
  readonly changes: Pick<ChangeQueue, 'projected'>;
  readonly requests: ChangeRequests;
  readonly drafts: Drafts;
  readonly moved: MovedImages;
  readonly queue: Pick<Queue, 'noteSeen'>;
  readonly steps: DoneSteps;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** The product on the desk, which our changes and those of others change. */
export class CurrentProduct implements ChangeFollower, ClaimNews {
  constructor(private readonly _options: CurrentProductOptions) {}

  get open(): OpenProduct | undefined {
    return openProductOf(this._options.store.state);
  }

  /**
   * The open product if it may be changed; undefined if none is open, or if it
   * is only painted yet, or done with.
   *
   * @throws Conflict if another holds it; Invalid if it has the shape of
   * another program
   */
  editable(): OpenProduct | undefined {
    const { open } = this;
    if (open?.heldBy) {
      throw new Conflict('product-held', {
        productId: open.product.productId,
        by: open.heldBy,
        self: open.heldBy === this._options.store.state.access.person
      });
    }
    if (open?.product.foreign) {
      const { productId } = open.product;
      throw new Invalid('product-foreign', { productId });
    }
    return open?.claimState === 'answered' ? open : undefined;
  }

  /** The open product if its images may be chosen; a message says so if it is completed. */
  choosable(): OpenProduct | undefined {
    const open = this.editable();
    if (open?.product.status === 'COMPLETED') {
      const { trans, messages } = this._options;
      messages.show(completedText(open.product.productId, trans));
      return undefined;
    }
    return open;
  }

  /** Replaces some fields of the open product, and checks what is chosen then. */
  set(patch: Partial<OpenProduct>): void {
    const { store } = this._options;
    setOpen(store, patch);
    const { open } = this;
    if (open) {
      setOpen(store, { checks: checksOf(open, store.state.team.settings) });
    }
  }

  /**
   * Asks for a change of the open product: it is shown at once and saved behind.
   *
   * @param intention - or what makes it, if names in it come from the op id
   * @param label - what the change is called while it waits or when it fails
   * @param choices - the choices then, which may depend on the change; by default the same
   * @throws what `ChangeRequests.request` throws; then nothing was asked for
   */
  change(
    { product: before }: OpenProduct,
    intention: Intention | ((opId: string) => Intention),
    label: string,
    choices?: Choices | ((change: RequestedChange) => Choices)
  ): RequestedChange {
    const { requests } = this._options;
    const change = requests.request(before, intention, label);
    this.update(
      change.product,
      typeof choices === 'function' ? choices(change) : choices
    );
    return change;
  }

  /** The product after a change of ours, saved or on its way. */
  update(product: Product, choices?: Choices): void {
    const { open } = this;
    if (!open || !sameProduct(open.product, product)) {
      return;
    }
    this.set({
      ...stillOpen(open, product),
      choices: choices ?? open.choices
    });
    if (choices !== undefined) {
      this._options.drafts.keep(this.open);
    }
  }

  /** Choices are stored in the journal until the product is completed. */
  choose(choices: Choices): void {
    this.set({ choices, wantedSlot: null });
    this._options.drafts.keep(this.open);
  }

  /** S3 does not have the object of an image that the catalogue names. */
  noteMissing(key: string, keyOf: (image: ImagePath) => string | null): void {
    const { open } = this;
    const path = open?.sections
      .flatMap(section => section.images)
      .find(image => keyOf(image) === key);
    if (open && path && !open.missing.has(path)) {
      this.set({ missing: new Set([...open.missing, path]) });
    }
  }

  /** Another took a product over. */
  lost(key: ItemKey, by: string): void {
    const { messages, trans, store } = this._options;
    const mine = by === store.state.access.person;
    messages.show(takenOverText(key.productId, by, mine, trans));
    this._held(key, by);
  }

  /** Shows what another program, which knows no claim, wrote to the open product. */
  renewed(product: Product): void {
    const { changes, drafts, messages, trans } = this._options;
    const { open } = this;
    if (
      !open ||
      !sameProduct(open.product, product) ||
      changes.projected(productKey(product)) ||
      sameContent(open.product, product)
    ) {
      return;
    }
    messages.show(changedOutsideText(product.productId, trans));
    const mine = { choices: open.choices, base: open.product.choices };
    this.update(product, drafts.takeUp(product, mine));
  }

  /** Choices and steps of a product that is not open follow its images; those of the open one do when it is saved. */
  async reached(
    { product }: JournalRecord,
    _after: Product,
    renames: Renames
  ): Promise<void> {
    if (renames.size > 0 && !sameProduct(this.open?.product, product)) {
      const { steps, journal } = this._options;
      steps.rename(product, renames);
      await renameStored(journal, product, renames);
    }
  }

  saved(
    _record: JournalRecord,
    _before: Product,
    after: Product,
    renames: Renames
  ): void {
    if (sameProduct(this.open?.product, after)) {
      const projected = this._options.changes.projected(after) ?? after;
      this._followRenamed(renames);
      this.update(projected);
    }
  }

  failed({ product, conflict }: FailedSave): void {
    if (conflict?.reason === 'held') {
      this._held(product, conflict.by ?? 'somebody else');
    }
  }

  /** Shows my changes on top of what the other left, and lets the product be changed again. */
  tookOver(now: Product): void {
    const { changes, drafts, queue } = this._options;
    queue.noteSeen(productKey(now), null, now.status);
    const { open } = this;
    if (open && sameProduct(open.product, now)) {
      const product = changes.projected(productKey(now)) ?? now;
      const mine = { choices: open.choices, base: open.product.choices };
      this.set({ heldBy: null });
      this.update(product, drafts.takeUp(product, mine));
    }
  }

  private _held(key: ItemKey, by: string): void {
    this._options.queue.noteSeen(key, by);
    if (sameProduct(this.open?.product, key)) {
      this.set({ heldBy: by });
    }
  }

  /** A copy whose name was taken got another name: the choices follow it. */
  private _followRenamed(renames: Renames): void {
    const { moved, steps } = this._options;
    renames.forEach((now, planned) => moved.note(planned, now));
    if (this.open && renames.size > 0) {
      const { product, choices } = this.open;
      this.choose(renamedChoices(choices, renames));
      steps.rename(product, renames);
    }
  }
}
