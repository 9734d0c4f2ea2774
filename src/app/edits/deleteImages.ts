import type { ImagePath } from '../../domain/images/image';
import { planDelete } from '../../domain/edits/plan/deleteImages';
import type { Author } from '../../domain/edits/plan/itemChange';
import type { Cloud } from '../cloud';
import type { Edit } from './edit';
import { itemEdit } from './edit';

/** Takes images out of their lists. Their objects stay until `purge`. */
export function deleteImages(
  cloud: Pick<Cloud, 'catalogue' | 'slots'>,
  author: Author,
  paths: readonly ImagePath[]
): Edit {
  // The slots are the team's, which may be read only after this was asked for.
  return itemEdit(cloud.catalogue, author.opId, product =>
    planDelete(product, paths, cloud.slots, author)
  );
}
