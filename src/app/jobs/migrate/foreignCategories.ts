import type { Category } from '../../../domain/catalogueItem';
import { Invalid } from '../../../domain/errors';
import { COUNTED_ATTRIBUTES } from '../../../domain/product/shape/countProducts';
import {
  FOREIGN_SAMPLE,
  isForeign
} from '../../../domain/product/shape/foreignShape';
import type { CatalogueScanning } from '../../../ports/product/catalogue';

/** Keeps a migration out of categories whose products have the shape of another program, whose counters it would change. */
export class ForeignCategories {
  private readonly _looks = new Map<number, Promise<number>>();

  constructor(
    private readonly _catalogue: Pick<CatalogueScanning, 'products'>
  ) {}

  /** @throws Invalid if the products that are there have another shape */
  async check({ mainCategory, subCategory }: Category): Promise<void> {
    const looked = this._looks.get(subCategory) ?? this._look(subCategory);
    this._looks.set(subCategory, looked);
    // The next product of the category looks again.
    looked.catch(() => this._looks.delete(subCategory));
    const products = await looked;
    if (products > 0) {
      throw new Invalid('category-uncountable', {
        mainCategory,
        subCategory,
        problem: 'foreign',
        products
      });
    }
  }

  private async _look(subCategory: number): Promise<number> {
    const { items } = await this._catalogue.products({
      subCategory,
      limit: FOREIGN_SAMPLE,
      attributes: COUNTED_ATTRIBUTES
    });
    return items.filter(isForeign).length;
  }
}
