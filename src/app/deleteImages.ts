import type { ImagePath } from '../domain/image';
import { planDelete } from '../domain/plan/deleteImages';
import type { Author, ItemChange } from '../domain/plan/itemChange';
import type { Product } from '../domain/product';
import { readProduct } from '../domain/product';
import { applyChange } from './applyChange';
import type { Cloud } from './cloud';
import type { Edit } from './edit';
import { onceEdit, projectChange } from './edit';

/** Takes images out of their lists. Their objects stay until `purge`. */
export function deleteImages(
  cloud: Cloud,
  author: Author,
  paths: readonly ImagePath[]
): Edit {
  const plan = (product: Product): ItemChange =>
    planDelete(product, paths, cloud.slots, author);
  return onceEdit({
    opId: author.opId,
    project: product => projectChange(product, plan(product)),
    carryOut: async product =>
      readProduct(await applyChange(cloud.catalogue, plan(product)))
  });
}
