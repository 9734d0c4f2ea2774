import type { ItemKey } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/board/choices';
import { sameChoices } from '../../domain/board/choices';
import type { Product } from '../../domain/product/product';
import { existingChoices, productKey } from '../../domain/product/product';
import type { Draft, Journal } from '../../ports/saving/journal';
import type { ChangeFollower } from '../saving/changeFollower';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import { itemName } from '../../domain/catalogueItem';
import { takenUp } from './shownProduct';
import type { DeskState, OpenProduct } from '../state';
import type { Store } from '../store';
import type { DoneSteps } from './doneSteps';
import { othersChoseText } from '../../words/board/messages';

export interface DraftsOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly journal: Pick<Journal, 'draft' | 'storeDraft'>;
  readonly steps: Pick<DoneSteps, 'hasChosen' | 'push'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Choices that are not completed yet: stored in the journal, and used again when the product is opened again. */
export class Drafts implements ChangeFollower {
  private _ahead: {
    readonly name: string;
    readonly draft: Promise<Draft | undefined>;
  } | null = null;

  constructor(private readonly _options: DraftsOptions) {}

  /** Begins to read what `read` will be asked for next, so that the product does not wait for it. */
  readAhead(key: ItemKey): void {
    this._ahead = { name: itemName(key), draft: this._readNow(key) };
  }

  /** Choices that were made and not completed; undefined if there are none, or they cannot be read. */
  read(key: ItemKey): Promise<Draft | undefined> {
    const ahead = this._ahead;
    // A later reader wants what was stored since.
    this._ahead = null;
    return ahead?.name === itemName(key) ? ahead.draft : this._readNow(key);
  }

  private async _readNow(key: ItemKey): Promise<Draft | undefined> {
    try {
      return await this._options.journal.draft(key);
    } catch (error) {
      console.warn('Earlier choices could not be read.', error);
      return undefined;
    }
  }

  /**
   * My earlier choices, merged with what others chose since. If both filled a slot,
   * theirs is shown with a message, and undo brings mine.
   */
  takeUp(product: Product, draft: Draft | undefined): Choices {
    const { choices, clashes } = takenUp(product, draft);
    if (draft && clashes.length > 0) {
      const { messages, trans, steps, store } = this._options;
      const { slots } = store.state;
      const labels = clashes.map(
        id => slots.find(slot => slot.id === id)?.label ?? id
      );
      const message = othersChoseText(labels, trans);
      const before = existingChoices(draft.choices, product);
      // An earlier page may have shown this already.
      if (!steps.hasChosen(before, choices)) {
        steps.push({
          kind: 'chosen',
          message,
          before,
          after: choices,
          focus: null
        });
      }
      messages.show(message, true);
    }
    return choices;
  }

  /** A completed product has its choices in the table. */
  saved(_record: unknown, before: Product, after: Product): void {
    if (after.status === 'COMPLETED' && before.status !== 'COMPLETED') {
      this._options.journal
        .storeDraft(productKey(after), undefined)
        .catch(error => console.warn('Old choices were not dropped.', error));
    }
  }

  /** Stores the choices of the open product that are not in the table. */
  keep(open: OpenProduct | undefined): void {
    if (open && open.product.status !== 'COMPLETED') {
      const { product, choices } = open;
      const kept = sameChoices(choices, product.choices)
        ? undefined
        : { choices, base: product.choices };
      this._options.journal
        .storeDraft(productKey(product), kept)
        .catch(error => console.warn('Choices were not kept.', error));
    }
  }
}
