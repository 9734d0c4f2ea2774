import { CATEGORY_METADATA } from '../../../domain/catalogueItem';
import {
  readCategories,
  withProductCounts
} from '../../../domain/product/categories';
import { Invalid } from '../../../domain/errors';
import type { Finding } from '../../../ports/jobs/provisioning';
import { filling } from '../catalogue/filling';
import { reading } from '../catalogue/reading';
import type { Table } from '../connection/table';
import type { PartKeeper } from './part';
import { RUN_SETUP, finding } from './part';

const PART = 'categories';

/** The item that names the categories, empty at first. */
export function categoriesPart(table: Table): PartKeeper {
  const inspect = async (): Promise<Finding> => {
    const item = await reading(table).item(CATEGORY_METADATA);
    if (item === undefined) {
      return finding(
        PART,
        'missing',
        `The table ${table.name} has no list of categories.`,
        RUN_SETUP
      );
    }
    try {
      const { length } = readCategories(item);
      return finding(
        PART,
        'ok',
        `The table ${table.name} lists ${length} ${length === 1 ? 'category' : 'categories'}.`
      );
    } catch (error) {
      if (error instanceof Invalid) {
        return finding(PART, 'unusable', error.message, error.remedy);
      }
      throw error;
    }
  };
  return {
    inspect,
    async make() {
      // Not over one that is there: whoever made it meanwhile is right too.
      await filling(table).store(undefined, {
        sub_category: CATEGORY_METADATA.subCategory,
        product_id: CATEGORY_METADATA.productId,
        categories_info: withProductCounts(undefined, []),
        last_updated_at: new Date(table.effects.now()).toISOString()
      });
      return inspect();
    }
  };
}
