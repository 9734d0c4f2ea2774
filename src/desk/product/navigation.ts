import type { Category, ItemKey } from '../../domain/catalogueItem';
import { sameCategory } from '../../domain/catalogueItem';
import { productKey, sameProduct } from '../../domain/product/product';
import type { Resume } from '../../domain/queue/resume';
import type {
  ResourceFinding,
  Provisioning
} from '../../ports/jobs/provisioning';
import type { OpenOptions, ProductOpener } from './productOpener';
import type { Bookmark } from '../queue/bookmark';
import { resumedImage } from '../queue/bookmark';
import type { Catalogue } from '../../ports/product/catalogue';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { ChangeFollower, ChangeQueue } from '../saving/changeQueue';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { DoneSteps } from './doneSteps';
import type { Drafts } from './drafts';
import { loadedCategories } from '../queue/loadedCategories';
import type { Problem } from '../../words/errors';
import { asProblem } from '../../words/errors';
import type { Queue } from '../queue/queue';
import { rowIndexOf } from '../state';
import { setupSentence } from '../../words/jobs/setup';
import {
  endOfListText,
  noneLeftText,
  readOnlySentence
} from '../../words/product/messages';

/** The most products that are skipped at once; if there are more, the snapshot is too old to rely on. */
const MOST_PASSED = 20;

/** A category, a status, a product, or all three. */
export interface OpenTarget {
  mainCategory?: string;
  subCategory?: number;
  status?: string;
  productId?: string;
}

export interface NavigationOptions {
  readonly store: Store<DeskState>;
  readonly catalogue: Pick<Catalogue, 'item'>;
  readonly provisioning: Pick<Provisioning, 'inspect'>;
  readonly changes: Pick<ChangeQueue, 'stored'>;
  readonly queue: Queue;
  readonly bookmark: Bookmark;
  readonly drafts: Pick<Drafts, 'readAhead'>;
  readonly opener: Pick<ProductOpener, 'turn' | 'show' | 'clear'>;
  readonly steps: Pick<DoneSteps, 'forget'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Chooses what is shown: the category, the status and the product. */
export class Navigation implements ChangeFollower {
  constructor(private readonly _options: NavigationOptions) {}

  /** Returns to where the person stopped, else goes to the first pending product. */
  async start(): Promise<void> {
    const [resume] = await Promise.all([
      this._options.bookmark.read(),
      this._readCategories(),
      this._inspect()
    ]);
    const { store } = this._options;
    if (resume?.thumbnailSize !== undefined) {
      store.set({ thumbnailSize: resume.thumbnailSize });
    }
    await this._showStart(resume);
    this._options.bookmark.follow();
  }

  /** Shows the category, status and product to begin with. */
  private async _showStart(resume: Resume | undefined): Promise<void> {
    const { store } = this._options;
    const { categories } = store.state;
    if (categories.state === 'ready' && categories.value.length > 0) {
      const known = categories.value.find(category =>
        sameCategory(category, resume?.category)
      );
      const { mainCategory, subCategory } = known ?? categories.value[0];
      store.set({
        category: { mainCategory, subCategory },
        status: (known && resume?.status) ?? 'PENDING'
      });
      if (known && resume?.filter) {
        this._options.queue.resume(resume.filter);
      }
      await this._options.queue.load();
      await ((known && resume && (await this._resume(known, resume))) ||
        this._showFirst());
    }
  }

  /** Shows a category, a status, a product, or all three. */
  async open({
    mainCategory,
    subCategory,
    status,
    productId
  }: OpenTarget): Promise<void> {
    const { store } = this._options;
    const { state } = store;
    const category =
      mainCategory !== undefined && subCategory !== undefined
        ? { mainCategory, subCategory }
        : state.category;
    const changed =
      !sameCategory(category, state.category) ||
      (status !== undefined && status !== state.status);
    if (category === null) {
      return;
    }
    if (changed) {
      this._options.opener.clear();
      store.set({
        category,
        status: status ?? state.status,
        counts: sameCategory(category, state.category)
          ? state.counts
          : undefined
      });
      await this._options.queue.load();
    }
    if (productId !== undefined) {
      await this.goTo(productId);
    } else if (changed) {
      await this._showFirst();
    }
  }

  /** Opens a product by its id, by default in the category that is shown. It takes one read. */
  async goTo(productId: string, subCategory?: number): Promise<void> {
    const { category } = this._options.store.state;
    const shown = subCategory ?? category?.subCategory;
    if (shown !== undefined) {
      await this._show({ subCategory: shown, productId });
    }
  }

  /** Opens the next or previous product that is neither finished nor held by another. */
  async step(step: 1 | -1, from?: ItemKey): Promise<void> {
    const { messages, trans, store, changes, drafts, opener } = this._options;
    const { turn } = opener;
    const key = from ?? this._shownKey();
    if (key) {
      const [next] = step > 0 ? this._options.queue.upcoming(key, 1) : [];
      if (next) {
        drafts.readAhead(productKey(next));
      }
      // When the next product comes up, the change to this one must be on disk.
      await changes.stored(key);
    }
    if (turn !== opener.turn) {
      return;
    }
    // Wherever Complete was pressed, the image keys work in the next product.
    if (await this._showNext(key, step, from !== undefined)) {
      return;
    }
    const { more, read } = store.state.queue;
    if (from) {
      opener.clear();
    } else if (step < 0) {
      messages.show(endOfListText('first', trans));
    } else if (more) {
      messages.show(noneLeftText(read, trans));
    } else {
      messages.show(endOfListText('last', trans));
    }
  }

  /** Takes a new snapshot of the queue, and reads the open product again. */
  async refresh(): Promise<void> {
    const { open, category } = this._options.store.state;
    if (category === null) {
      // Nothing could be read when the desk was opened, so it starts now.
      const [resume] = await Promise.all([
        this._options.bookmark.read(),
        this._readCategories(),
        this._inspect()
      ]);
      await this._showStart(resume);
      return;
    }
    await Promise.all([
      this._readCategories(),
      this._inspect(),
      this._options.queue.load()
    ]);
    if (open.state === 'open') {
      await this._options.opener.show(productKey(open.product), {
        focus: open.focus ?? undefined,
        finished: open.product.status === 'COMPLETED'
      });
    } else if (open.state === 'failed') {
      await this.goTo(open.productId);
    } else {
      await this._showFirst();
    }
  }

  /** @param productId - in the category that is shown; by default the open product */
  async takeOver(productId?: string): Promise<void> {
    const { open, category } = this._options.store.state;
    const other =
      productId !== undefined &&
      !(open.state === 'open' && open.product.productId === productId);
    if (other && category) {
      const { subCategory } = category;
      await this._options.opener.show(
        { subCategory, productId },
        { takeOver: true }
      );
    } else if (
      open.state === 'open' &&
      open.heldBy &&
      open.claimState !== 'left'
    ) {
      await this._options.opener.show(productKey(open.product), {
        takeOver: true,
        focus: open.focus ?? undefined
      });
    }
  }

  /** Shows the open product as it is in the table, if its changes were given up. */
  async discarded(keys: readonly ItemKey[]): Promise<void> {
    const { store, steps } = this._options;
    const { open } = store.state;
    if (
      open.state === 'open' &&
      keys.some(key => sameProduct(key, open.product))
    ) {
      steps.forget();
      await this._show(productKey(open.product));
    }
  }

  private async _show(key: ItemKey, options: OpenOptions = {}): Promise<void> {
    const { queue } = this._options.store.state;
    const found = queue.rows[rowIndexOf(queue, key.productId)];
    const row = sameProduct(found, key) ? found : undefined;
    const status = row?.unsaved?.to ?? row?.done ?? row?.status;
    await this._options.opener.show(key, {
      ...options,
      finished: status === 'COMPLETED'
    });
  }

  /**
   * Opens the next product to work on. The snapshot may be old: products that others
   * hold or have finished since are skipped.
   *
   * @returns whether there was one, or the desk turned to another product meanwhile
   */
  private async _showNext(
    key: ItemKey | undefined,
    step: 1 | -1,
    bringFocus = false
  ): Promise<boolean> {
    let from = key;
    let { turn } = this._options.opener;
    for (let passed = 0; passed < MOST_PASSED; passed++) {
      const row = await this._options.queue.following(from, step);
      if (turn !== this._options.opener.turn) {
        return true;
      }
      if (!row) {
        return false;
      }
      from = productKey(row);
      const shown = this._show(from, { bringFocus });
      ({ turn } = this._options.opener);
      await shown;
      if (
        turn !== this._options.opener.turn ||
        this._options.queue.isFree(from) ||
        !this._isOpen(from)
      ) {
        break;
      }
    }
    return true;
  }

  /** The product that is open, is being opened or could not be opened. */
  private _shownKey(): ItemKey | undefined {
    const { open, category } = this._options.store.state;
    switch (open.state) {
      case 'none':
        return undefined;
      case 'open':
        return productKey(open.product);
      default:
        return (
          (category && {
            subCategory: category.subCategory,
            productId: open.productId
          }) ??
          undefined
        );
    }
  }

  private _isOpen(key: ItemKey): boolean {
    const { open } = this._options.store.state;
    return open.state === 'open' && sameProduct(open.product, key);
  }

  private async _showFirst(): Promise<void> {
    if (!(await this._showNext(undefined, 1))) {
      this._options.opener.clear();
    }
  }

  /** @returns whether the product still exists */
  private async _resume(
    { subCategory }: Category,
    resume: Resume
  ): Promise<boolean> {
    const { productId } = resume;
    if (productId === undefined) {
      return false;
    }
    await this._options.opener.show(
      { subCategory, productId },
      {
        focus: resumedImage(resume),
        finished: resume.status === 'COMPLETED',
        resumed: true
      }
    );
    const { store } = this._options;
    const { open } = store.state;
    if (open.state !== 'open') {
      return open.state === 'failed' && open.problem.kind !== 'NotFound';
    }
    store.set({ resumedAt: productId });
    return true;
  }

  private async _readCategories(): Promise<void> {
    const { store, catalogue } = this._options;
    store.set({
      categories: await loadedCategories(catalogue, this._options.trans)
    });
  }

  /** Shows what is missing or wrong in the table and the bucket; the rest works. */
  private async _inspect(): Promise<void> {
    const { store, provisioning, trans } = this._options;
    let problems: readonly Problem[] = [];
    try {
      const findings = await provisioning.inspect([
        'bucket',
        'table',
        'status-index',
        'category-status-index'
      ]);
      problems = findings
        .filter(isProblem)
        .map(finding => findingAsProblem(finding, trans));
    } catch (error) {
      problems = [asProblem(error, trans)];
    }
    if (!store.state.access.person) {
      problems = [
        ...problems,
        { kind: 'NotAllowed', ...readOnlySentence(trans) }
      ];
    }
    store.set({ access: { ...store.state.access, problems } });
  }
}

/** A resource that the person may not inspect is no problem; one that does not answer is. */
function isProblem({ state, unreachable = false }: ResourceFinding): boolean {
  return (
    state === 'missing' ||
    state === 'different' ||
    state === 'unusable' ||
    unreachable
  );
}

function findingAsProblem(finding: ResourceFinding, trans: Trans): Problem {
  const kind = finding.state === 'missing' ? 'NotFound' : 'Invalid';
  return {
    kind: finding.unreachable ? 'Unreachable' : kind,
    ...setupSentence(finding, trans)
  };
}
