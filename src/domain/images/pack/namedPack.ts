import type { CatalogueItem, ItemValue } from '../../catalogueItem';
import { FOLDERS } from '../image';
import { PACK_FORMAT } from './pack';

/** The attribute in which an item names its pack. Other programs ignore it. */
export const PACK_ATTRIBUTE = 'thumbnails_pack';

/** A product's pack, as its item names it. */
export interface NamedPack {
  /** The pack's own ETag. An object with another ETag is not the pack that was checked. */
  readonly etag: string;
  /** The product's `last_updated_at` when its images' ETags were read; empty if there was none. */
  readonly checkedAt: string;
  readonly format: number;
  /** Images were added to the product since then. */
  readonly partial: boolean;
}

/** The pack that an item names, in any format; undefined if it names none that can be read. */
export function readNamedPack(item: CatalogueItem): NamedPack | undefined {
  const { etag, checked_at, format, partial } = mapOf(item[PACK_ATTRIBUTE]);
  return typeof etag === 'string' && etag !== '' && typeof format === 'number'
    ? {
        etag,
        checkedAt: typeof checked_at === 'string' ? checked_at : '',
        format,
        partial: partial === true
      }
    : undefined;
}

/** The attribute's value for a pack of our format. */
export function packValue(
  etag: string,
  checkedAt: string | undefined
): ItemValue {
  return { etag, checked_at: checkedAt ?? '', format: PACK_FORMAT };
}

/**
 * Whether a pack has our format and nothing has changed since it was made, as
 * far as the item shows.
 */
export function isCurrent(named: NamedPack, item: CatalogueItem): boolean {
  return (
    named.format === PACK_FORMAT &&
    !named.partial &&
    named.checkedAt !== '' &&
    named.checkedAt === item.last_updated_at
  );
}

/**
 * Whether the object in place of a pack is another one than the item names.
 *
 * @param etag - of the object; undefined if there is none
 */
export function isForeignPack(
  item: CatalogueItem,
  etag: string | undefined
): boolean {
  const named = readNamedPack(item);
  return (
    named?.format === PACK_FORMAT && etag !== undefined && etag !== named.etag
  );
}

/**
 * The attribute after a change of ours. We never write a key twice. So
 * thumbnails that were right before the change are right after it, and only
 * those of added images are missing.
 *
 * @param set - the attributes that the change sets, `last_updated_at` included
 * @returns undefined if the attribute stays as it is
 */
export function followedPack(
  item: CatalogueItem,
  set: Readonly<Record<string, ItemValue>>
): ItemValue | undefined {
  const named = readNamedPack(item);
  if (
    named === undefined ||
    named.checkedAt === '' ||
    named.checkedAt !== item.last_updated_at
  ) {
    return undefined;
  }
  const gained = FOLDERS.some(folder =>
    namesOf(set[folder]).some(name => !namesOf(item[folder]).includes(name))
  );
  return {
    ...mapOf(item[PACK_ATTRIBUTE]),
    checked_at: set.last_updated_at,
    ...(gained && { partial: true })
  };
}

function namesOf(value: ItemValue | undefined): readonly ItemValue[] {
  return Array.isArray(value) ? value : [];
}

function mapOf(
  value: ItemValue | undefined
): Readonly<Record<string, ItemValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, ItemValue>>)
    : {};
}
