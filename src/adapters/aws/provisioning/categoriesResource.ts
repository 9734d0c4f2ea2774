import { CATEGORY_METADATA } from '../../../domain/catalogueItem';
import {
  readCategories,
  withProductCounts
} from '../../../domain/product/categories';
import { Invalid } from '../../../domain/errors';
import type { ResourceFinding } from '../../../ports/jobs/provisioning';
import { filling } from '../catalogue/filling';
import { reading } from '../catalogue/reading';
import type { Table } from '../connection/table';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';

const RESOURCE = 'categories';

/** The item that lists the categories. It is empty at first. */
export function categoriesResource(table: Table): ResourceKeeper {
  const { name } = table;
  const inspect = async (): Promise<ResourceFinding> => {
    const item = await reading(table).item(CATEGORY_METADATA);
    if (item === undefined) {
      return finding(RESOURCE, 'missing', {
        code: 'categories-missing',
        table: name
      });
    }
    try {
      const count = readCategories(item).length;
      return finding(RESOURCE, 'ok', {
        code: 'categories-ready',
        table: name,
        count
      });
    } catch (error) {
      if (error instanceof Invalid) {
        return finding(RESOURCE, 'unusable', { code: 'failed', error });
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
