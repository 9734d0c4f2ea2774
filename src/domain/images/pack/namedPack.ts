import type { CatalogueItem, ItemValue } from '../../catalogueItem';
import { FOLDERS } from '../image';
import { PACK_FORMAT } from './pack';

/** The attribute by which an item names its pack; ours, ignored by others. */
export const PACK_ATTRIBUTE = 'thumbnails_pack';

/** What a product's item says of its pack. */
export interface NamedPack {
  /** The pack's own ETag: another object in its place is not what was checked. */
  readonly etag: string;
  /** The product's `last_updated_at` under which its images' ETags were read; empty where there was none. */
  readonly checkedAt: string;
  readonly format: number;
  /** Images came to the product since. */
  readonly partial: boolean;
}

/** The pack that an item names, whatever its form; undefined where it names none that can be read. */
export function readNamedPack(item: CatalogueItem): NamedPack | undefined {
  const { etag, checked_at, format, partial } = mapOf(item[PACK_ATTRIBUTE]);
  return typeof etag === 'string' && typeof format === 'number'
    ? {
        etag,
        checkedAt: typeof checked_at === 'string' ? checked_at : '',
        format,
        partial: partial === true
      }
    : undefined;
}

/** The attribute's value for a pack of our form. */
export function packValue(
  etag: string,
  checkedAt: string | undefined
): ItemValue {
  return { etag, checked_at: checkedAt ?? '', format: PACK_FORMAT };
}

/**
 * Whether a pack is all that could be made of a product, as far as its item
 * tells: of our form, and nothing has changed since.
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
 * What a change of ours makes of the attribute. No key that was written is
 * written again by us: what was checked before the change holds after it, and
 * only images that came are missing.
 *
 * @param set - the attributes that it sets, its `last_updated_at` among them
 * @returns undefined where the attribute stays as it is
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
