import type { Category } from '../../catalogueItem';
import type { Finding, ObjectsSum } from './finding';

/**
 * An object, or a folder with objects, that is in a category's folder but in
 * none of its products. Without a sub category: in a main category's folder but
 * in none of its categories.
 *
 * @param path - in the category's folder; the path of a folder ends in `/`
 */
export function strayBeside(
  { mainCategory, subCategory }: Partial<Category>,
  path: string,
  sum?: ObjectsSum
): Finding {
  return {
    kind: 'stray-object',
    mainCategory,
    subCategory,
    path,
    detail: sum
      ? { code: 'not-a-sub-category', ...sum }
      : {
          code:
            subCategory === undefined ? 'beside-categories' : 'beside-products'
        },
    repairable: false
  };
}
