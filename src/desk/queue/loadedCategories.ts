import { CATEGORY_METADATA } from '../../domain/catalogueItem';
import type { CategoryInfo } from '../../domain/product/categories';
import { readCategories } from '../../domain/product/categories';
import type { Catalogue } from '../../ports/product/catalogue';
import { asProblem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import type { Loadable } from '../state';

/** The categories as the table lists them, or why they could not be read. */
export async function loadedCategories(
  catalogue: Pick<Catalogue, 'item'>,
  trans: Trans
): Promise<Loadable<readonly CategoryInfo[]>> {
  try {
    const item = await catalogue.item(CATEGORY_METADATA);
    return { state: 'ready', value: readCategories(item) };
  } catch (error) {
    return { state: 'failed', problem: asProblem(error, trans) };
  }
}
