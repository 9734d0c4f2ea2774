import type { ItemValue } from '../../catalogueItem';
import { Invalid } from '../../errors';
import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import type { Author } from './itemChange';

/**
 * An entry of `deleted`, as it is stored.
 *
 * @param movedTo - where a moved image went
 * @param putBack - it is the copy of a move that is undone, and `movedTo` where it came from
 */
export function deletedEntry(
  path: ImagePath,
  author: Author,
  at: string,
  movedTo?: ImagePath,
  putBack = false
): ItemValue {
  return {
    ...splitImagePath(path),
    at,
    by: author.by,
    op: author.opId,
    ...(movedTo === undefined ? {} : { moved_to: movedTo }),
    ...(putBack && { put_back: true })
  };
}

/**
 * `deleted` as it is stored, so that entries can be appended. Entries that
 * cannot be read stay.
 *
 * @throws Invalid if it is no list, since writing it would lose what it holds
 */
export function storedDeleted(
  value: ItemValue | undefined
): readonly ItemValue[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw new Invalid('deleted-unreadable', {});
  }
  return value;
}
