import { hasMust } from '../../domain/board/checks';
import type { ItemKey } from '../../domain/catalogueItem';
import type { Intention } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { Status } from '../../domain/product/status';
import type { CurrentProduct } from '../product/currentProduct';
import type { DeskContext } from '../context';
import { editable, newRecord, setOpen } from '../context';
import type { Queue } from '../queue/queue';
import type { OpenProduct } from '../state';

/** A product is completed only once it has been in sight for this long, in ms. */
const SETTLE = 300;

/** Completes, holds and reopens the open product, and goes on to the next. */
export class Finishing {
  /** What the first undo after a completion goes back to. */
  private _finished: ItemKey | null = null;

  constructor(
    private readonly _context: DeskContext,
    private readonly _workbench: CurrentProduct,
    private readonly _queue: Queue,
    private readonly _goTo: (step: 1 | -1, from: ItemKey) => Promise<void>
  ) {}

  get canGoBack(): boolean {
    return this._finished !== null;
  }

  /** Something else was done: undo no longer means the completion. */
  forget(): void {
    this._finished = null;
  }

  complete(): void {
    const { trans, messages, store } = this._context;
    const open = this._settled();
    if (!open) {
      return;
    }
    if (open.product.status === 'COMPLETED') {
      messages.show(
        trans.__('%1 is completed already.', open.product.productId)
      );
      return;
    }
    const must = open.checks.find(hasMust);
    if (must) {
      setOpen(store, {
        wantedSlot: must.slotId ?? null,
        wantedCount: open.wantedCount + 1
      });
      messages.show(trans.__('Not completed: %1.', must.text));
      return;
    }
    const look = open.checks.find(check => !check.ok);
    this._finish(
      open,
      {
        kind: 'complete',
        choices: open.choices,
        guideline: store.state.team.settings.guideline?.version
      },
      'COMPLETED',
      trans.__('Complete %1', open.product.productId),
      look
        ? trans.__('Completed %1 · %2', open.product.productId, look.text)
        : trans.__('Completed %1', open.product.productId)
    );
  }

  hold(reason: string): void {
    const { trans } = this._context;
    const open = this._settled();
    if (open) {
      this._finish(
        open,
        { kind: 'hold', reason },
        'PASS',
        trans.__('Hold %1', open.product.productId),
        trans.__('Held %1: %2', open.product.productId, reason)
      );
    }
  }

  /** Makes the open product pending again, where it stays. */
  reopen(): void {
    const { trans, messages } = this._context;
    const open = editable(this._context);
    if (!open || open.product.status === 'PENDING') {
      return;
    }
    const { product } = open;
    const after = this._save(
      product,
      { kind: 'reopen' },
      'PENDING',
      trans.__('Reopen %1', product.productId)
    );
    this._workbench.update(after);
    this._workbench.claims.hold(productKey(product));
    messages.show(trans.__('Reopened %1', product.productId));
  }

  /** The undo of a completion: back to that product, pending again. */
  async goBack(): Promise<void> {
    const key = this._finished;
    this._finished = null;
    if (key) {
      await this._workbench.show(key, { finished: true });
      if (this._workbench.open?.product.productId === key.productId) {
        this.reopen();
      }
    }
  }

  /** Whether the person has had the product in sight for long enough to complete it. */
  get hasSeen(): boolean {
    const { paintedAt } = this._workbench;
    const { clock } = this._context.cloud;
    if (paintedAt === null) {
      return false;
    }
    const seen = clock.now() - paintedAt;
    // Less than nothing: the clock was set right meanwhile.
    return seen >= SETTLE || seen < 0;
  }

  /** Keys that come before the person has seen the product mean the one before. */
  private _settled(): OpenProduct | undefined {
    return this.hasSeen ? editable(this._context) : undefined;
  }

  private _finish(
    open: OpenProduct,
    intention: Intention,
    status: Status,
    label: string,
    done: string
  ): void {
    const key = productKey(open.product);
    this._save(open.product, intention, status, label);
    // From here on nothing is written, told or drawn before the next product is.
    this._workbench.leave();
    this._context.undo.forget();
    this._workbench.claims.forget();
    this._finished = key;
    this._context.messages.show(done, true);
    this._goTo(1, key).catch(error => this._context.messages.showError(error));
  }

  private _save(
    product: Product,
    intention: Intention,
    status: Status,
    label: string
  ): Product {
    const after = this._context.saving.add(
      product,
      newRecord(this._context, product, intention, label)
    );
    this._queue.mark(productKey(product), {
      done: status === this._context.store.state.status ? null : status
    });
    this._queue.moveCount(product.status, status);
    return after;
  }
}
