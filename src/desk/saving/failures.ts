import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { DeskQuestions } from '../deskQuestions';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { ChangeQueue } from './changeQueue';
import { lostText, discardedText } from '../../words/saving/messages';

export interface FailuresOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly changes: Pick<
    ChangeQueue,
    'retry' | 'keepMine' | 'discard' | 'leave'
  >;
  readonly questions: Pick<DeskQuestions, 'discard'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** One product's failed changes, or all. */
interface Whose {
  readonly productId?: string;
}

/** What becomes of changes that could not be saved, as the person decides. */
export class Failures {
  constructor(private readonly _options: FailuresOptions) {}

  /** @param over - makes conflicting changes on top of what others did */
  async retry(whose: Whose, over = false): Promise<void> {
    const { changes, messages, trans } = this._options;
    if (!over) {
      await changes.retry(whose);
      return;
    }
    const lost = await changes.keepMine(whose);
    if (lost.length > 0) {
      messages.show(lostText(lost, trans));
    }
  }

  /** Nothing that was decided is lost by it. */
  leave(whose: Whose): Promise<void> {
    return this._options.changes.leave(whose);
  }

  /** Asks first, with a list of what would be lost. */
  async discard({ productId }: Whose): Promise<void> {
    const { store, changes, questions, messages, trans } = this._options;
    const lost = store.state.saving.failed.filter(
      ({ product }) => (productId ?? product.productId) === product.productId
    );
    if (lost.length > 0 && (await questions.discard(lost))) {
      await changes.discard({ productId });
      const labels = lost.flatMap(failure => failure.labels);
      messages.show(discardedText(labels, trans));
    }
  }
}
