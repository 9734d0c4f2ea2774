import type { CatalogueItem, ItemValue } from '../../catalogueItem';
import { isFolder } from '../../images/image';
import { asRecord } from '../../outsideRecord';

/**
 * What an adoption did to a product. `brought-over`: it had another program's
 * shape, and got the documented attributes beside it. `completed`: it followed
 * the document, and got what it lacked. `followed`: the status that the other
 * program gave it since is taken over. `created`: only the bucket had it.
 * `taken-out` and `removed` undo these.
 */
export const ADOPTIONS = [
  'created',
  'brought-over',
  'completed',
  'followed',
  'taken-out',
  'removed'
] as const;

export type AdoptionKind = (typeof ADOPTIONS)[number];

/** The attribute that tells what an adoption wrote, so that it can be undone. */
export const ADOPTED_ATTRIBUTE = 'adopted';

/** What an adoption adds besides empty lists. */
const ADDED: readonly string[] = [
  'current_status',
  'category_status',
  'last_updated_at'
];

/** What an adoption wrote into an item. */
export interface Adopted {
  /** ISO 8601 with ms and Z. */
  readonly at: string;
  /** The product's revision then. A later one tells that somebody changed the product. */
  readonly revision: number;
  /** It made the whole item from a listing of the bucket. */
  readonly created: boolean;
  /** The attributes that it added, with their values. */
  readonly wrote: ReadonlyMap<string, ItemValue>;
}

/** Whether an adoption may have added an attribute with this value. Everybody who may write to the table can write the record. */
function mayBeAdded([name, value]: readonly [string, unknown]): boolean {
  return isFolder(name)
    ? Array.isArray(value) && value.length === 0
    : ADDED.includes(name);
}

/** Undefined if no adoption wrote into the item, or what it left cannot be read or cannot be its work. */
export function readAdopted(item: CatalogueItem): Adopted | undefined {
  const { at, revision, created, wrote } =
    asRecord(item[ADOPTED_ATTRIBUTE]) ?? {};
  const written = asRecord(wrote);
  return typeof at === 'string' &&
    typeof revision === 'number' &&
    written !== undefined &&
    Object.entries(written).every(mayBeAdded)
    ? {
        at,
        revision,
        created: created === true,
        wrote: new Map(Object.entries(written) as [string, ItemValue][])
      }
    : undefined;
}

export function adoptedValue(adopted: Adopted): ItemValue {
  const { at, revision, created, wrote } = adopted;
  return {
    at,
    revision,
    ...(created && { created }),
    wrote: Object.fromEntries(wrote)
  };
}

export function revisionOf({ revision }: CatalogueItem): number {
  return typeof revision === 'number' ? revision : 0;
}
