import { NotFound } from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import type { Author } from '../../domain/edits/plan/itemChange';
import type { RestorePlan } from '../../domain/edits/plan/restoreImages';
import { planRestore } from '../../domain/edits/plan/restoreImages';
import type { Product } from '../../domain/product/product';
import type { Cloud } from '../cloud';
import { applyChange } from './applyChange';
import type { EditSteps } from './edit';
import { projectChange } from './edit';

/** Checks that the objects of deleted or moved images are there, then brings the images back to where they were. */
export function restoreImages(
  cloud: Cloud,
  author: Author,
  paths: readonly ImagePath[]
): EditSteps {
  const plan = (product: Product): RestorePlan =>
    planRestore(product, paths, cloud.prefix, cloud, author);
  return {
    project: product => projectChange(product, plan(product).change),
    carryOut: async product => {
      const { keys, change } = plan(product);
      const heads = await Promise.all(keys.map(key => cloud.images.head(key)));
      const gone = paths.find((_, at) => heads[at] === undefined);
      if (gone) {
        const { productId } = product;
        throw new NotFound('restore-source-missing', { path: gone, productId });
      }
      return { item: await applyChange(cloud.catalogue, change) };
    }
  };
}
