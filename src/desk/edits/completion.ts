import { hasMust, isUnchecked } from '../../domain/board/checks';
import { checkText } from '../../words/board/checks';
import type { Intention } from '../../domain/edits/intention';
import type { TypedFor } from '../../domain/edits/typedText';
import type { Product } from '../../domain/product/product';
import { productKey, sameProduct } from '../../domain/product/product';
import type { CurrentProduct } from '../product/currentProduct';
import type { Clock } from '../../ports/clock';
import type { Trans } from '../../words/trans';
import type { ImageFocus } from '../images/imageFocus';
import type { Messages } from '../messages';
import type { Claims } from '../product/claims';
import type { Navigation } from '../product/navigation';
import type { ProductOpener } from '../product/productOpener';
import type { ChangeRequests } from '../saving/changeRequests';
import type { AskedText } from '../deskQuestions';
import type { TypedDrafts } from '../saving/typedDrafts';
import type { UndoStack } from './undoStack';
import type { DeskState, OpenProduct } from '../state';
import { setOpen } from '../state';
import type { Store } from '../store';
import {
  alreadyCompletedText,
  completeWords,
  holdWords,
  notCompletedText,
  reopenWords
} from '../../words/edits/messages';
import type { ChangeWords } from '../../words/edits/messages';

/** A product can be completed only after it has been in sight for this long, in ms. */
const SETTLE = 300;

export interface CompletionOptions {
  readonly store: Store<DeskState>;
  readonly clock: Pick<Clock, 'now'>;
  readonly requests: Pick<ChangeRequests, 'request'>;
  readonly current: Pick<CurrentProduct, 'open' | 'editable' | 'update'>;
  readonly claims: Pick<Claims, 'hold' | 'forget'>;
  readonly opener: Pick<ProductOpener, 'paintedAt' | 'show' | 'leave'>;
  readonly navigation: Pick<Navigation, 'next'>;
  readonly undo: Pick<UndoStack, 'finish' | 'finished' | 'reopened' | 'again'>;
  readonly imageFocus: Pick<ImageFocus, 'bringTo'>;
  readonly typed: Pick<TypedDrafts, 'asked' | 'keep'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Completes, holds and reopens the open product, and goes on to the next. */
export class Completion {
  private _goingBack: Promise<void> | null = null;

  constructor(private readonly _options: CompletionOptions) {}

  complete(): void {
    const { trans, messages, store, imageFocus } = this._options;
    const open = this._settled();
    if (!open) {
      return;
    }
    if (open.product.status === 'COMPLETED') {
      messages.show(alreadyCompletedText(open.product.productId, trans));
      return;
    }
    const must = open.checks.find(hasMust);
    if (must) {
      setOpen(store, {
        wantedSlot: must.slotId ?? null,
        wantedCount: open.wantedCount + 1
      });
      // Wherever Complete was pressed, the image keys choose what is missing.
      imageFocus.bringTo(null);
      messages.show(notCompletedText(checkText(must, trans), trans));
      return;
    }
    const looks = open.checks.filter(check => !check.ok);
    const warning = looks.find(check => !isUnchecked(check));
    // The first warning, and whatever could not be checked.
    const told = looks.filter(check => check === warning || isUnchecked(check));
    this._finish(
      open,
      {
        kind: 'complete',
        choices: open.choices,
        guideline: store.state.team.settings.guideline?.version
      },
      completeWords(
        open.product.productId,
        told.map(check => checkText(check, trans)),
        trans
      )
    );
  }

  /** The reason to hold the open product that was typed last, for a dialog. */
  askedReason(): AskedText {
    const { typed, current } = this._options;
    return current.open === undefined
      ? { text: '', keep: () => undefined }
      : typed.asked(reasonOf(current.open.product), '');
  }

  hold(reason: string): void {
    const { trans } = this._options;
    const open = this._settled();
    if (open) {
      this._finish(
        open,
        { kind: 'hold', reason },
        holdWords(open.product.productId, reason, trans)
      );
    }
  }

  /** Makes the open product pending again; it stays open. */
  reopen(): void {
    const { current, claims, trans, messages } = this._options;
    const open = current.editable();
    if (!open || open.product.status === 'PENDING') {
      return;
    }
    const { product } = open;
    const { product: after } = this._options.requests.request(
      product,
      { kind: 'reopen' },
      reopenWords(product.productId, trans).label
    );
    current.update(after);
    claims.hold(productKey(product));
    this._options.undo.reopened(productKey(product));
    messages.show(reopenWords(product.productId, trans).done);
  }

  /** Until the last call of `goBack` is done; null at other times. */
  get goingBack(): Promise<void> | null {
    return this._goingBack;
  }

  /** Undoes the last completion or hold: goes back to that product and makes it pending again. */
  goBack(): Promise<void> {
    this._goingBack ??= this._goBack().finally(() => {
      this._goingBack = null;
    });
    return this._goingBack;
  }

  /** Redoes the completion or hold that was undone last. */
  finishAgain(): void {
    const { again } = this._options.undo;
    if (again?.kind === 'complete') {
      this.complete();
    } else if (again?.kind === 'hold') {
      this.hold(again.reason);
    }
  }

  /** Whether the person has had the product in sight for long enough to complete it. */
  get hasSeen(): boolean {
    const { opener, clock } = this._options;
    if (opener.paintedAt === null) {
      return false;
    }
    const inSight = clock.now() - opener.paintedAt;
    // A negative time means that the clock was corrected meanwhile.
    return inSight >= SETTLE || inSight < 0;
  }

  /** A key that is pressed before the person has seen the product means the one before. */
  private _settled(): OpenProduct | undefined {
    return this.hasSeen ? this._options.current.editable() : undefined;
  }

  private _finish(
    open: OpenProduct,
    intention: Intention,
    { label, done }: ChangeWords
  ): void {
    const { opener, undo, claims, navigation, messages } = this._options;
    const key = productKey(open.product);
    this._options.requests.request(open.product, intention, label);
    this._options.typed.keep(reasonOf(open.product), undefined);
    // From here on, nothing is written, announced or rendered before the next product is.
    opener.leave();
    undo.finish(
      key,
      intention.kind === 'hold'
        ? { kind: 'hold', reason: intention.reason }
        : { kind: 'complete' },
      open.focus
    );
    claims.forget();
    messages.show(done, true, true);
    navigation.next(key).catch(error => messages.showError(error));
  }

  private async _goBack(): Promise<void> {
    const { undo, opener, current } = this._options;
    const { finished: last } = undo;
    if (!last) {
      return;
    }
    await opener.show(last.product, {
      finished: true,
      focus: last.focus ?? undefined,
      bringFocus: true
    });
    if (sameProduct(current.open?.product, last.product)) {
      this.reopen();
      // It may not have been saved as finished.
      undo.reopened(last.product);
    }
  }
}

function reasonOf(product: Product): TypedFor {
  return { kind: 'hold', product: productKey(product) };
}
