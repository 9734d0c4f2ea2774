import type { Category } from '../../../domain/catalogueItem';
import { storedCategory } from '../../../domain/product/categories';
import { nameForms, sameName } from '../../../domain/sameName';
import type { Catalogue } from '../../../ports/product/catalogue';
import type { DeskState } from '../../state';

/** A category that was typed or given, in the Unicode form in which the table lists it. */
export function typedCategory(
  { categories }: Pick<DeskState, 'categories'>,
  category: Category
): Category {
  return categories.state === 'ready'
    ? storedCategory(categories.value, category)
    : category;
}

/**
 * A product id that was typed, in the Unicode form that the table has. Only an
 * id with several forms takes requests.
 */
export async function typedProductId(
  catalogue: Pick<Catalogue, 'item'>,
  { queue }: Pick<DeskState, 'queue'>,
  subCategory: number,
  productId: string
): Promise<string> {
  const forms = nameForms(productId);
  if (forms.length === 1) {
    return productId;
  }
  const ids = queue.rows
    .filter(row => row.subCategory === subCategory)
    .map(row => row.productId);
  const listed = ids.includes(productId)
    ? productId
    : ids.find(id => sameName(id, productId));
  if (listed !== undefined) {
    return listed;
  }
  for (const form of forms) {
    if (await catalogue.item({ subCategory, productId: form })) {
      return form;
    }
  }
  return productId;
}
