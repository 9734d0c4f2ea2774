import type { Category, ItemKey } from '../../domain/catalogueItem';
import { sameCategory } from '../../domain/catalogueItem';
import { NotAllowed } from '../../domain/errors';
import { productKey, sameProduct } from '../../domain/product/product';
import type { Resume } from '../../domain/queue/resume';
import type { Provisioning } from '../../ports/jobs/provisioning';
import type { Catalogue } from '../../ports/product/catalogue';
import { asProblem } from '../../words/errors';
import { readOnlySentence } from '../../words/product/messages';
import type { Trans } from '../../words/trans';
import { connectionProblems } from '../connection/connectionProblems';
import type { Bookmark } from '../queue/bookmark';
import { resumedImage } from '../queue/bookmark';
import type { OpeningWatch } from '../queue/openingWatch';
import { lastClaimed, placeInTable } from '../queue/placeInTable';
import { loadedCategories } from '../queue/loadedCategories';
import type { Queue } from '../queue/queue';
import type { ChangeFollower } from '../saving/changeFollower';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import type { Claims } from './claims';
import type { DoneSteps } from './doneSteps';
import type { ProductOpener } from './productOpener';
import { typedCategory, typedProductId } from './walk/typedTarget';
import type { Walk } from './walk/walk';

/** A category, a status, a product, or all three. */
export interface OpenTarget {
  mainCategory?: string;
  subCategory?: number;
  status?: string;
  productId?: string;
}

/** Where a person was before. */
interface Place {
  readonly resume: Resume | undefined;
  /** Whether only the table can tell. */
  readonly inTable: boolean;
}

export interface NavigationOptions {
  readonly store: Store<DeskState>;
  readonly catalogue: Pick<Catalogue, 'item' | 'lastCompletedBy'>;
  readonly provisioning: Pick<Provisioning, 'inspect'>;
  readonly queue: Queue;
  readonly bookmark: Bookmark;
  readonly openingWatch: Pick<OpeningWatch, 'left' | 'refuse' | 'begin'>;
  readonly opener: Pick<ProductOpener, 'show' | 'clear'>;
  readonly steps: Pick<DoneSteps, 'discarded'>;
  readonly walk: Walk;
  readonly claims: Pick<Claims, 'person' | 'visible'>;
  readonly trans: Trans;
}

/** Chooses what is shown: the category, the status and the product. */
export class Navigation implements ChangeFollower {
  constructor(private readonly _options: NavigationOptions) {}

  /** Returns to where the person stopped, else goes to the first pending product. */
  async start(): Promise<void> {
    const { store, openingWatch } = this._options;
    const [place, left] = await Promise.all([
      this._place(),
      openingWatch.left(),
      this._readCategories(),
      this._inspect()
    ]);
    openingWatch.begin();
    const { thumbnailSize } = place.resume ?? {};
    if (thumbnailSize !== undefined) {
      store.set({ thumbnailSize });
    }
    await this._showStart(place, left);
    this._options.bookmark.follow();
  }

  /**
   * Shows the category, status and product to begin with.
   *
   * @param left - a product that brought an earlier page down: nothing is opened
   */
  private async _showStart(
    { resume, inTable }: Place,
    left?: ItemKey
  ): Promise<void> {
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
      if (left?.subCategory === subCategory) {
        this._options.openingWatch.refuse(left);
        return;
      }
      await ((known && resume && (await this._resume(known, resume))) ||
        (inTable && (await this._resumeClaim())) ||
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
        ? typedCategory(state, { mainCategory, subCategory })
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
      const { store, catalogue, walk } = this._options;
      await walk.show({
        subCategory: shown,
        productId: await typedProductId(
          catalogue,
          store.state,
          shown,
          productId
        )
      });
    }
  }

  /**
   * Goes on to the next product to work on, or into the category that is offered
   * at the end of the list.
   *
   * @param from - the product that was just finished
   */
  async next(from?: ItemKey): Promise<void> {
    const { nextCategory } = this._options.store.state;
    if (nextCategory === null || from) {
      await this._options.walk.next(from);
    } else {
      const { mainCategory, subCategory } = nextCategory;
      await this.open({ mainCategory, subCategory, status: 'PENDING' });
    }
  }

  /** Goes to the product before, in the order visited. */
  async back(): Promise<void> {
    await this._options.walk.back();
  }

  /** Takes a new snapshot of the queue, and reads the open product again. */
  async refresh(): Promise<void> {
    const { open, category } = this._options.store.state;
    if (category === null) {
      // Nothing could be read when the desk was opened, so it starts now.
      const [place] = await Promise.all([
        this._place(),
        this._readCategories(),
        this._inspect()
      ]);
      await this._showStart(place);
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
    steps.discarded(keys);
    if (
      open.state === 'open' &&
      keys.some(key => sameProduct(key, open.product))
    ) {
      await this._options.walk.show(productKey(open.product));
    }
  }

  private async _showFirst(): Promise<void> {
    if (!(await this._options.walk.first())) {
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

  /** Where the person was. The table is asked only if nothing else remembers it, as after a home directory was lost. */
  private async _place(): Promise<Place> {
    const { bookmark, catalogue, claims } = this._options;
    const resume = await bookmark.read();
    return resume === undefined
      ? {
          resume: await placeInTable(catalogue, claims.person?.by),
          inTable: true
        }
      : { resume, inTable: false };
  }

  /**
   * Opens the product that the person had open, by their claim in the list. A
   * claim of theirs from another browser is taken over at once.
   *
   * @returns whether there was one
   */
  private async _resumeClaim(): Promise<boolean> {
    const { store, opener, claims } = this._options;
    const { person } = claims;
    const row = person && lastClaimed(store.state.queue.rows, person);
    if (row === undefined) {
      return false;
    }
    const key = productKey(row);
    await opener.show(key, { resumed: true });
    const shown = openProductOf(store.state);
    if (
      claims.visible &&
      shown?.heldBy === person?.by &&
      sameProduct(shown?.product, key)
    ) {
      await opener.show(key, { resumed: true, takeOver: true });
    }
    if (sameProduct(openProductOf(store.state)?.product, key)) {
      store.set({ resumedAt: row.productId });
    }
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
    let problems = await connectionProblems(provisioning, trans);
    const { person, rules } = store.state.access;
    if (rules.readOnly) {
      problems = [
        ...problems,
        asProblem(new NotAllowed('policy-forbids', { needed: 'change' }), trans)
      ];
    } else if (!person) {
      problems = [
        ...problems,
        { kind: 'NotAllowed', ...readOnlySentence(trans) }
      ];
    }
    store.set({ access: { ...store.state.access, problems } });
  }
}
