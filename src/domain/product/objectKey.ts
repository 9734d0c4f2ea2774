import type { NameProblem } from '../errorFacts';
import { Invalid, TooLarge } from '../errors';
import type { Folder, ImagePath } from '../images/image';
import { splitImagePath } from '../images/image';
import { checkName, nameProblem } from './names';
import { utf8Length } from '../utf8';

/** S3's limit for a key, in bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;

/** The parts of a product's keys before the folder. */
export interface ProductAddress {
  readonly mainCategory: string;
  readonly subCategory: number;
  readonly productId: string;
}

/** The address alone of something that has more, for example a product. */
export function addressOf({
  mainCategory,
  subCategory,
  productId
}: ProductAddress): ProductAddress {
  return { mainCategory, subCategory, productId };
}

/**
 * The start of every key of a product: `TOP/1005/79823/`. It always ends in
 * `/`, so that `SKU1` never reaches `SKU10`.
 *
 * @param prefix - of the connection, empty or ending in `/`
 * @throws Invalid for a part that a browser cannot address
 */
export function productPrefix(prefix: string, address: ProductAddress): string {
  checkName('main-category', address.mainCategory);
  checkName('product-id', address.productId);
  return `${prefix}${address.mainCategory}/${address.subCategory}/${address.productId}/`;
}

/**
 * The key of an image: `TOP/1005/79823/detail/a.jpg`.
 *
 * @throws Invalid as above, TooLarge over 1,024 bytes
 */
export function imageKey(
  prefix: string,
  address: ProductAddress,
  path: ImagePath
): string {
  const { folder, filename } = splitImagePath(path);
  checkName('file', filename);
  return checkLength(`${productPrefix(prefix, address)}${folder}/${filename}`);
}

/** Bytes that a file name in a folder of a product may have. */
export function nameRoom(
  prefix: string,
  address: ProductAddress,
  folder: Folder
): number {
  const start = `${productPrefix(prefix, address)}${folder}/`;
  return MAX_KEY_BYTES - utf8Length(start);
}

/** The key of the product's `meta.json`. */
export function metaKey(prefix: string, address: ProductAddress): string {
  return checkLength(`${productPrefix(prefix, address)}meta.json`);
}

/** The name of the object with all thumbnails of a product. */
export const PACK_FILE = 'thumbnails.pack';

/** The key of the product's pack of thumbnails. */
export function packKey(prefix: string, address: ProductAddress): string {
  return checkLength(`${productPrefix(prefix, address)}${PACK_FILE}`);
}

/** The name of the object that tells which local files a migration sent. */
export const RECORD_FILE = 'migration.json';

/** The key of the product's record of its migration. */
export function recordKey(prefix: string, address: ProductAddress): string {
  return checkLength(`${productPrefix(prefix, address)}${RECORD_FILE}`);
}

/**
 * Makes sure that a record of a migration is written over nothing else.
 *
 * @throws Invalid
 */
export function checkRecordKey(key: string): void {
  if (!key.endsWith(`/${RECORD_FILE}`)) {
    throw new Invalid('not-a-record-key', { key });
  }
}

/**
 * Makes sure that a pack is written over nothing else: only packs and the
 * records of migrations are ever written twice.
 *
 * @throws Invalid
 */
export function checkPackKey(key: string): void {
  if (!key.endsWith(`/${PACK_FILE}`)) {
    throw new Invalid('not-a-pack-key', { key });
  }
}

/** A connection's prefix as keys use it: empty, or without a leading and with one trailing slash. */
export function normalizePrefix(prefix: string): string {
  const trimmed = prefix.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `${trimmed}/`;
}

/** The part of a normalized prefix that no key may have, and why; undefined if there is none. */
export function prefixProblem(
  prefix: string
): { readonly part: string; readonly problem: NameProblem } | undefined {
  for (const part of prefix.split('/').slice(0, -1)) {
    const problem = nameProblem(part);
    if (problem) {
      return { part, problem };
    }
  }
  return undefined;
}

function checkLength(key: string): string {
  const bytes = utf8Length(key);
  if (bytes > MAX_KEY_BYTES) {
    throw new TooLarge('key-too-long', { key, bytes, limit: MAX_KEY_BYTES });
  }
  return key;
}
