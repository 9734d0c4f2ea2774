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
import type { ResourceKeeper } from './resourceKeeper';
import { RUN_SETUP, finding } from './resourceKeeper';

const RESOURCE = 'categories';

/** The item that lists the categories. It is empty at first. */
export function categoriesResource(table: Table): ResourceKeeper {
  const inspect = async (): Promise<Finding> => {
    const item = await reading(table).item(CATEGORY_METADATA);
    if (item === undefined) {
      return finding(
        RESOURCE,
        'missing',
        `The table ${table.name} has no list of categories.`,
        RUN_SETUP
      );
    }
    try {
      const { length } = readCategories(item);
      return finding(
        RESOURCE,
        'ok',
        `The table ${table.name} lists ${length} ${length === 1 ? 'category' : 'categories'}.`
      );
    } catch (error) {
      if (error instanceof Invalid) {
        return finding(RESOURCE, 'unusable', error.message, error.remedy);
      }
      throw error;
    }
  };
  return {
    inspect,
    async make() {
      // An existing item stays: whoever made it meanwhile is right too.
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
