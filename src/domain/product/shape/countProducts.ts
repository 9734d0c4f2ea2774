import type { CatalogueItem, Category } from '../../catalogueItem';
import { Invalid } from '../../errors';
import { FOREIGN_ATTRIBUTES, isForeign } from './foreignShape';
import type { StatusCounts } from '../status';
import { NO_PRODUCTS, addCounts, statusMove } from '../status';

/** The attributes by which products are counted, and those that tell another shape. */
export const COUNTED_ATTRIBUTES = [
  'current_status',
  'main_category',
  ...FOREIGN_ATTRIBUTES
] as const;

/** Counts the products of one category. Two main categories may share the number of a sub category. */
export class ProductCounter {
  private _counts = NO_PRODUCTS;
  private _foreign = 0;
  private _withoutStatus = 0;
  private _withoutMain = 0;
  private _others = 0;

  constructor(private readonly _category: Category) {}

  /** @param items - of the sub category */
  add(items: readonly CatalogueItem[]): void {
    for (const item of items) {
      const { main_category: main, current_status: status } = item;
      if (typeof main !== 'string') {
        this._withoutMain++;
      } else if (main !== this._category.mainCategory) {
        this._others++;
      } else if (isForeign(item)) {
        this._foreign++;
      } else {
        this._withoutStatus += typeof status === 'string' ? 0 : 1;
        const counted = typeof status === 'string' ? status : '';
        this._counts = addCounts(this._counts, statusMove(undefined, counted));
      }
    }
  }

  /**
   * @throws Invalid if the items lack the attributes that are counted: a count
   * would say zero, and would be stored in place of the right one
   */
  get counts(): StatusCounts {
    const { mainCategory, subCategory } = this._category;
    const { total } = this._counts;
    const fail = (
      problem: 'foreign' | 'no-status' | 'no-main-category',
      products: number
    ): never => {
      const facts = { mainCategory, subCategory, problem, products };
      throw new Invalid('category-uncountable', facts);
    };
    if (this._foreign > 0) {
      return fail('foreign', this._foreign);
    }
    if (total > 0 && this._withoutStatus === total) {
      return fail('no-status', total);
    }
    if (total === 0 && this._others === 0 && this._withoutMain > 0) {
      return fail('no-main-category', this._withoutMain);
    }
    return this._counts;
  }
}
