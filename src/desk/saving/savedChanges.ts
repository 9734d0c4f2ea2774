import type { ItemKey } from '../../domain/catalogueItem';
import type { JournalRecord } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import { productKey, sameProduct } from '../../domain/product/product';
import type { Renames } from '../../domain/edits/renames';
import type { Adding } from '../edits/adding';
import type { DeskContext } from '../context';
import type { DeskOptions } from '../deskOptions';
import type { Queue } from '../queue/queue';
import { imageKeysOf } from '../images/pictures';
import { renameKept } from './renameKept';
import type { CurrentProduct } from '../product/currentProduct';

interface Parts extends Pick<
  DeskContext,
  'store' | 'saving' | 'messages' | 'undo'
> {
  readonly workbench: CurrentProduct;
  readonly queue: Queue;
  readonly adding: Adding;
}

/** What the rest of the desk hears of changes on their way to the cloud. */
export class SavedChanges {
  constructor(
    private readonly _parts: () => Parts,
    private readonly _options: DeskOptions
  ) {}

  /** A change is in the cloud; awaited before its record leaves the journal. */
  async reached(
    record: JournalRecord,
    after: Product,
    renames: Renames
  ): Promise<void> {
    await this._follow(record.product, renames);
    await this._parts().adding.keep(record, after);
  }

  saved(
    record: JournalRecord,
    before: Product,
    after: Product,
    renames: Renames
  ): void {
    const { workbench, saving, queue, adding, store } = this._parts();
    if (after.status === 'COMPLETED' && before.status !== 'COMPLETED') {
      this._options.journal
        .keepDraft(productKey(after), undefined)
        .catch(error => console.warn('Old choices were not dropped.', error));
    }
    this._carryPictures(before, after);
    const { open } = workbench;
    if (open && sameProduct(open.product, after)) {
      const projected = saving.projected(after) ?? after;
      workbench.followRenamed(renames);
      workbench.update(projected);
    }
    queue.noteChanged(after);
    // Whatever the browser says of its network: this went through.
    store.set({ offline: false });
    adding.show(record, after);
  }

  /** Shows what waits and what failed; a new failure is said. */
  show(): void {
    const { store, saving: changes, messages, workbench } = this._parts();
    const before = store.state.saving;
    const saving = changes.state;
    store.set({ saving });
    const known = new Set(before.failed.map(({ problem }) => problem));
    const fresh = saving.failed.find(({ problem }) => !known.has(problem));
    if (fresh) {
      messages.show(`${fresh.labels[0]}: ${fresh.problem.text}`);
      if (fresh.conflict?.reason === 'held') {
        workbench.lose(fresh.product, fresh.conflict.by ?? 'somebody else');
      }
      if (fresh.problem.kind === 'NotSignedIn') {
        // It concerns everything, and signing in is offered there.
        store.set({ notice: fresh.problem });
      }
    }
    const { notice } = store.state;
    if (notice?.kind === 'NotSignedIn' && saving.waiting < before.waiting) {
      store.set({ notice: null });
    }
  }

  /** Choices and steps of the open product follow together with it, once it is saved. */
  private async _follow(key: ItemKey, renames: Renames): Promise<void> {
    const { workbench, undo } = this._parts();
    if (renames.size > 0 && !sameProduct(workbench.open?.product, key)) {
      undo.rename(key, renames);
      await renameKept(this._options.journal, key, renames);
    }
  }

  /** What was checked before our own change need not be asked about after it. */
  private _carryPictures(
    before: Pick<Product, 'lastUpdatedAt'>,
    after: Product
  ): void {
    const { cloud, thumbnails } = this._options;
    const { lastUpdatedAt: from } = before;
    const { lastUpdatedAt: to } = after;
    if (from !== undefined && to !== undefined) {
      const kept = imageKeysOf(cloud.prefix, after);
      thumbnails
        .carry(kept, from, to)
        .catch(error => console.warn('Thumbnails were not carried.', error));
    }
  }
}
