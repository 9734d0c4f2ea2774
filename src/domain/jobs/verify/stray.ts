import type { Category } from '../../catalogueItem';
import type { Finding } from './finding';

/** How much lies in a folder. */
export interface ObjectsSum {
  readonly objects: number;
  readonly bytes: number;
}

/** `2 objects (412 bytes)` */
export function objectsText({ objects, bytes }: ObjectsSum): string {
  return `${objects} ${objects === 1 ? 'object' : 'objects'} (${bytes} bytes)`;
}

/**
 * An object, or a folder with some, in a category's folder but in none of its
 * products; without a sub category, in none of the main category's.
 *
 * @param path - in the category's folder; a folder ends in `/`
 */
export function strayBeside(
  { mainCategory, subCategory }: Partial<Category>,
  path: string,
  sum?: ObjectsSum
): Finding {
  return {
    kind: 'stray-object',
    ...{ mainCategory, subCategory, path },
    text: sum
      ? `has ${objectsText(sum)}, but its name is no sub category`
      : `lies beside the ${subCategory === undefined ? 'categories' : 'products'}, in none of them`,
    repairable: false
  };
}
