import type { ItemValue } from '../catalogueItem';
import type { ImagePath } from '../image';
import { splitImagePath } from '../image';
import type { Author } from './itemChange';

/** An entry of `deleted`, as it is stored. */
export function deletedEntry(
  path: ImagePath,
  author: Author,
  at: string,
  movedTo?: ImagePath
): ItemValue {
  return {
    ...splitImagePath(path),
    at,
    by: author.by,
    op: author.opId,
    ...(movedTo === undefined ? {} : { moved_to: movedTo })
  };
}

/** `deleted` as it is stored, to be appended to. Entries that we cannot read stay. */
export function storedDeleted(
  value: ItemValue | undefined
): readonly ItemValue[] {
  return Array.isArray(value) ? value : [];
}
