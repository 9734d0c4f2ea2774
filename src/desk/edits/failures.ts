import type { DeskContext } from '../context';
import type { DeskQuestions } from '../deskOptions';
import type { Navigation } from '../product/navigation';

/** One product's failed changes, or all. */
interface Whose {
  readonly productId?: string;
}

/** What becomes of changes that could not be saved, as the person decides. */
export class Failures {
  constructor(
    private readonly _context: DeskContext,
    private readonly _showing: Pick<Navigation, 'discard'>,
    private readonly _questions: Pick<DeskQuestions, 'discard'>
  ) {}

  async retry(whose: Whose, over = false): Promise<void> {
    const { saving, messages, trans } = this._context;
    if (!over) {
      await saving.retry(whose);
      return;
    }
    const lost = await saving.keepMine(whose);
    if (lost.length > 0) {
      messages.show(
        trans.__('Not kept, since others took it away: %1', lost.join(', '))
      );
    }
  }

  /** What would be lost is said before it is. */
  async discard(whose: Whose): Promise<void> {
    const { store, messages, trans } = this._context;
    const lost = store.state.saving.failed.filter(
      ({ product }) =>
        (whose.productId ?? product.productId) === product.productId
    );
    if (lost.length > 0 && (await this._questions.discard(lost))) {
      await this._showing.discard(whose);
      const labels = lost.flatMap(failure => failure.labels);
      messages.show(trans.__('Discarded: %1', labels.join(', ')));
    }
  }
}
