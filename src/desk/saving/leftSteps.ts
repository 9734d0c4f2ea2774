import type { Edit } from '../../app/edits/edit';
import type { ItemKey } from '../../domain/catalogueItem';
import { itemName } from '../../domain/catalogueItem';
import { NotSupported } from '../../domain/errors';
import type { JournalRecord } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import type { Journal } from '../../ports/saving/journal';
import { asProblem } from '../../words/errors';
import type { Problem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import type { LeftStep } from '../state';

/** A step that failed, or that an earlier page left. */
interface Left {
  readonly record: JournalRecord;
  problem: Problem | null;
  /** Whether it is being repeated: a second click does nothing. */
  running: boolean;
}

/** Which products are meant: all by default. */
type Whose = Partial<ItemKey>;

export interface LeftStepsOptions {
  readonly journal: Journal;
  readonly trans: Trans;
  readonly editOf: (record: JournalRecord) => Pick<Edit, 'afterwards'>;
  /** The product as it is now; undefined if it is gone. */
  readonly reread: (key: ItemKey) => Promise<Product | undefined>;
  readonly changed: (record: JournalRecord) => void;
  readonly failed: (step: LeftStep) => void;
  /** The service cannot do such a step at all. */
  readonly unsupported: (problem: Problem) => void;
}

/**
 * Steps that follow a stored change, such as tags, and failed. The change counts
 * as saved. Its record stays in the journal until the step is done, or until the
 * person leaves it.
 */
export class LeftSteps {
  private readonly _left = new Map<string, Left>();
  private readonly _running = new Set<Promise<void>>();

  constructor(private readonly _options: LeftStepsOptions) {}

  /** One for each product, with what failed last. */
  get steps(): readonly LeftStep[] {
    const last = new Map<string, LeftStep>();
    this._left.forEach(({ record: { product }, problem }) => {
      if (problem !== null) {
        last.set(itemName(product), { product, problem });
      }
    });
    return [...last.values()];
  }

  /** A step failed. It is kept in the journal, unless the service cannot do it at all. */
  async keep(record: JournalRecord, error: unknown): Promise<void> {
    const { journal, trans, failed, unsupported } = this._options;
    const problem = asProblem(error, trans);
    if (error instanceof NotSupported) {
      await journal.remove(record.opId);
      unsupported(problem);
      return;
    }
    if (problem.kind === 'Unexpected') {
      console.error(error);
    }
    await journal.amend(record.opId, { stored: true });
    this._left.set(record.opId, { record, problem, running: false });
    failed({ product: record.product, problem });
  }

  /** Repeats what an earlier page left. */
  takeUp(records: readonly JournalRecord[]): void {
    records.forEach(record =>
      this._left.set(record.opId, { record, problem: null, running: false })
    );
    void this.retry();
  }

  /** Repeats the steps, on the products as they are now. */
  async retry(whose: Whose = {}): Promise<void> {
    await Promise.all(
      this._of(whose)
        .filter(({ running }) => !running)
        .map(left => {
          const repeated = this._repeat(left).finally(() =>
            this._running.delete(repeated)
          );
          this._running.add(repeated);
          return repeated;
        })
    );
  }

  /** Gives the steps up. The changes stay as they are stored. */
  async leave(whose: Whose = {}): Promise<void> {
    for (const { record } of this._of(whose)) {
      this._left.delete(record.opId);
      await this._options.journal.remove(record.opId);
      this._options.changed(record);
    }
  }

  /** Resolves when none is being repeated. */
  async settled(): Promise<void> {
    await Promise.all(this._running);
  }

  private async _repeat(left: Left): Promise<void> {
    const { record } = left;
    const { opId, product: key } = record;
    const { journal, changed, editOf, reread } = this._options;
    left.running = true;
    try {
      await journal.alone(key, async () => {
        // Another tab may have done it, and the product may be gone.
        if (await journal.has(opId)) {
          const product = await reread(key);
          if (product) {
            await editOf(record).afterwards?.(product);
          }
          await journal.remove(opId);
        }
      });
      this._left.delete(opId);
    } catch (error) {
      this._left.delete(opId);
      await this.keep(record, error);
    }
    changed(record);
  }

  private _of({ subCategory, productId }: Whose): readonly Left[] {
    return [...this._left.values()].filter(
      ({ record: { product } }) =>
        (subCategory ?? product.subCategory) === product.subCategory &&
        (productId ?? product.productId) === product.productId
    );
  }
}
