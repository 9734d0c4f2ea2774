import { NotFound } from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import type { Author } from '../../domain/edits/plan/itemChange';
import type { RestorePlan } from '../../domain/edits/plan/restoreImages';
import { planRestore } from '../../domain/edits/plan/restoreImages';
import type { Product } from '../../domain/product/product';
import { readProduct } from '../../domain/product/product';
import { applyChange } from './applyChange';
import type { Cloud } from '../cloud';
import type { Edit } from './edit';
import { onceEdit, projectChange } from './edit';

/** Brings deleted or moved images back to where they were, once their objects are seen to be there. */
export function restoreImages(
  cloud: Cloud,
  author: Author,
  paths: readonly ImagePath[]
): Edit {
  const plan = (product: Product): RestorePlan =>
    planRestore(product, paths, cloud.prefix, cloud.slots, author);
  return onceEdit({
    opId: author.opId,
    project: product => projectChange(product, plan(product).change),
    carryOut: async product => {
      const { keys, change } = plan(product);
      const heads = await Promise.all(keys.map(key => cloud.images.head(key)));
      const gone = paths.find((_, at) => heads[at] === undefined);
      if (gone) {
        const { productId } = product;
        throw new NotFound('restore-source-missing', { path: gone, productId });
      }
      return readProduct(await applyChange(cloud.catalogue, change));
    }
  });
}
