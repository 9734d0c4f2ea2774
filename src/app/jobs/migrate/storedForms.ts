import type { CatalogueItem } from '../../../domain/catalogueItem';
import { CATEGORY_METADATA } from '../../../domain/catalogueItem';
import { Invalid } from '../../../domain/errors';
import {
  readCategories,
  storedCategory
} from '../../../domain/product/categories';
import type { CategoryInfo } from '../../../domain/product/categories';
import { productKey } from '../../../domain/product/product';
import { foldName, nameForms, sameName } from '../../../domain/sameName';
import type { Catalogue } from '../../../ports/product/catalogue';
import type { SourceProduct } from '../../../ports/jobs/sourceTree';

/** A local product under the names that the table has for it. */
export interface StoredSource {
  readonly source: SourceProduct;
  readonly item: CatalogueItem | undefined;
}

/**
 * Finds local products in the table. A folder that was copied from another
 * computer may have its names in another Unicode form: it is the same dataset.
 */
export class StoredForms {
  private _listed: Promise<readonly CategoryInfo[]> | undefined;
  /** The main category and the id of each local product by its key in the table, folded. */
  private readonly _seen = new Map<string, SourceProduct>();

  constructor(private readonly _catalogue: Pick<Catalogue, 'item'>) {}

  /**
   * Another local product that has the same key in the table: the key does not
   * contain the main category.
   */
  rival(source: SourceProduct): SourceProduct | undefined {
    const key = `${source.subCategory}/${foldName(source.productId)}`;
    const first = this._seen.get(key) ?? source;
    this._seen.set(key, first);
    return first.mainCategory === source.mainCategory &&
      first.productId === source.productId
      ? undefined
      : first;
  }

  /** The product as the table has it; a new one belongs to its category as the table lists it. */
  async find(source: SourceProduct): Promise<StoredSource> {
    for (const productId of nameForms(source.productId)) {
      const item = await this._catalogue.item(
        productKey({ ...source, productId })
      );
      if (item !== undefined) {
        const main = item.main_category;
        const mainCategory =
          typeof main === 'string' && sameName(main, source.mainCategory)
            ? main
            : source.mainCategory;
        return { source: { ...source, mainCategory, productId }, item };
      }
    }
    if (nameForms(source.mainCategory).length === 1) {
      return { source, item: undefined };
    }
    this._listed ??= this._readListed().catch((error: unknown) => {
      // The next product reads it again.
      this._listed = undefined;
      throw error;
    });
    const category = storedCategory(await this._listed, source);
    return { source: { ...source, ...category }, item: undefined };
  }

  private async _readListed(): Promise<readonly CategoryInfo[]> {
    try {
      return readCategories(await this._catalogue.item(CATEGORY_METADATA));
    } catch (error) {
      if (error instanceof Invalid) {
        // The end of the run says that the list is broken.
        return [];
      }
      throw error;
    }
  }
}
