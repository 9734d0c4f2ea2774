import type { CatalogueItem } from '../../catalogueItem';

/** The attribute in which programs of another shape store the status. */
export const FOREIGN_STATUS = 'curation_status';

/** Products of a category that are looked at to tell the shape. One program wrote all of them. */
export const FOREIGN_SAMPLE = 5;

/** What such programs write, and the documented ones do not. */
export const FOREIGN_ATTRIBUTES = [
  FOREIGN_STATUS,
  'sub_category_curation_status'
] as const;

/**
 * Whether an item has the shape of another program: its status is in other
 * attributes than the documented one. It is shown and never written. An item
 * with both can be curated.
 */
export function isForeign(item: CatalogueItem): boolean {
  return (
    typeof item.current_status !== 'string' &&
    FOREIGN_ATTRIBUTES.some(name => typeof item[name] === 'string')
  );
}

/** The status of a product, in whichever shape it is; `''` if there is none. */
export function statusOf(item: CatalogueItem): string {
  const status = isForeign(item) ? item[FOREIGN_STATUS] : item.current_status;
  return typeof status === 'string' ? status : '';
}
