import { ChangeRefused } from '../domain/errors';
import type { ImagePath } from '../domain/image';
import { imageKey } from '../domain/objectKey';
import type { ProductPlace } from '../domain/objectKey';
import { hasOp } from '../domain/plan/itemChange';
import { liveClaim, programAuthor } from '../domain/plan/programAuthor';
import { productKey, readProduct } from '../domain/product';
import type { Product } from '../domain/product';
import { planNameDeleted } from '../domain/verify/nameDeleted';
import { stillUnnamed } from '../domain/verify/objectFindings';
import { isStamped } from '../domain/verify/productFindings';
import type { Catalogue } from '../ports/catalogue';
import type { Ids } from '../ports/clock';
import { applyChange } from './applyChange';
import type { WholePlace } from './verifyScan';

/** The name in entries of `deleted` that nobody's hand made. */
const BY = 'verify';

/** A plan that was refused is made once more on what is there. */
const TRIES = 2;

interface How {
  readonly now: () => number;
  readonly ids: Ids;
}

/** Writes `category_status` by the status. @returns why it was left */
export async function stampProduct(
  { catalogue }: Pick<WholePlace, 'catalogue'>,
  place: ProductPlace,
  { now }: Pick<How, 'now'>
): Promise<string | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await readFree(catalogue, place, now());
    if (typeof found === 'string') {
      return found;
    }
    if (isStamped(found) || (await catalogue.stamp(found.item))) {
      return undefined;
    }
  }
  return 'its status changed meanwhile';
}

/**
 * Puts objects that nothing names on the product's list of deleted images,
 * after a consistent read has said so again. @returns why it was left
 *
 * @throws TooLarge, Invalid where the item cannot take them
 */
export async function nameDeleted(
  { catalogue, images, prefix }: WholePlace,
  place: ProductPlace & { readonly paths: readonly ImagePath[] },
  { now, ids }: How
): Promise<string | undefined> {
  const opId = ids.next();
  for (let tries = 0; tries < TRIES; tries++) {
    const product = await readFree(catalogue, place, now());
    if (typeof product === 'string') {
      return product;
    }
    const paths: ImagePath[] = [];
    for (const path of stillUnnamed(product, place.paths)) {
      if (await images.head(imageKey(prefix, product, path))) {
        paths.push(path);
      }
    }
    if (paths.length === 0 || hasOp(product.item, opId)) {
      return undefined;
    }
    const author = programAuthor(product, BY, opId, now());
    try {
      await applyChange(catalogue, planNameDeleted(product, paths, author));
      return undefined;
    } catch (error) {
      if (!(error instanceof ChangeRefused)) {
        throw error;
      }
    }
  }
  return 'somebody else changed it meanwhile';
}

/** A product by a consistent read, or why it is left alone. */
async function readFree(
  catalogue: Pick<Catalogue, 'item'>,
  place: ProductPlace,
  now: number
): Promise<Product | string> {
  const item = await catalogue.item(productKey(place));
  const product = item && readProduct(item);
  if (product?.mainCategory !== place.mainCategory) {
    return 'it is no longer in the table';
  }
  const claim = liveClaim(product, now);
  return claim ? `it is being edited by ${claim.by}` : product;
}
