import { broughtBack } from '../../../domain/edits/broughtBack';
import { ChangeRefused } from '../../../domain/errors';
import type { ImagePath } from '../../../domain/images/image';
import { imageKey } from '../../../domain/product/objectKey';
import type { ProductAddress } from '../../../domain/product/objectKey';
import type { Author, ItemChange } from '../../../domain/edits/plan/itemChange';
import {
  CLAIM_READS,
  liveClaim,
  programAuthor
} from '../../../domain/jobs/programAuthor';
import {
  planTakeOutAgain,
  planNameDeleted,
  planDated
} from '../../../domain/jobs/verify/repairPlans';
import { productKey, readProduct } from '../../../domain/product/product';
import type { Reason } from '../../../domain/jobs/reason';
import type { Product } from '../../../domain/product/product';
import { stillUnnamed } from '../../../domain/jobs/verify/objectFindings';
import { isStamped } from '../../../domain/jobs/verify/productFindings';
import type { Catalogue } from '../../../ports/product/catalogue';
import type { Ids } from '../../../ports/clock';
import { alreadyApplied } from '../../edits/alreadyApplied';
import { applyChange } from '../../edits/applyChange';
import type { Dataset } from '../../cloud';

/** The author of entries of `deleted` that no person made. */
const BY = 'verify';

/** A plan that was refused is made again, once, on the product as it is now. */
const TRIES = 2;

interface How {
  readonly now: () => number;
  readonly ids: Ids;
}

/** Sets `category_status`, so that our index finds the product. @returns why it was not done */
export async function stampProduct(
  dataset: Dataset,
  product: ProductAddress,
  how: How
): Promise<Reason | undefined> {
  return changeFree(dataset, product, how, async (found, author) => {
    if (isStamped(found)) {
      return 'nothing';
    }
    if (found.lastUpdatedAt !== undefined) {
      return (await dataset.catalogue.stamp(found.item)) ? 'nothing' : 'again';
    }
    return planDated(found, author);
  });
}

/**
 * Removes images that another program listed again from their lists, if a
 * consistent read shows that this is still right.
 * @returns why it was not done
 *
 * @throws TooLarge, Invalid if the item cannot be written
 */
export async function takeOutAgain(
  dataset: Dataset,
  product: ProductAddress & { readonly paths: readonly ImagePath[] },
  how: How
): Promise<Reason | undefined> {
  return changeFree(dataset, product, how, async (found, author) => {
    const paths = broughtBack(found)
      .filter(
        ({ path, blockedBy }) => !blockedBy && product.paths.includes(path)
      )
      .map(({ path }) => path);
    return paths.length === 0
      ? 'nothing'
      : planTakeOutAgain(found, paths, author, CLAIM_READS);
  });
}

/**
 * Adds objects that nothing names to the product's list of deleted images, if a
 * consistent read confirms that nothing names them. @returns why it was not
 * done
 *
 * @throws TooLarge, Invalid if the item has no room for them
 */
export async function nameDeleted(
  dataset: Dataset,
  product: ProductAddress & { readonly paths: readonly ImagePath[] },
  how: How
): Promise<Reason | undefined> {
  return changeFree(dataset, product, how, async (found, author) => {
    const paths: ImagePath[] = [];
    for (const path of stillUnnamed(found, product.paths)) {
      if (await dataset.images.head(imageKey(dataset.prefix, found, path))) {
        paths.push(path);
      }
    }
    return paths.length === 0
      ? 'nothing'
      : planNameDeleted(found, paths, author);
  });
}

/**
 * Changes a product that nobody edits, as a consistent read shows it. Tries
 * once more if somebody writes in between. @returns why it was not done
 *
 * @param decide - the change; `nothing` if there is nothing to change, `again`
 * if somebody was faster
 */
async function changeFree(
  { catalogue }: Dataset,
  address: ProductAddress,
  { now, ids }: How,
  decide: (
    product: Product,
    author: Author
  ) => Promise<ItemChange | 'nothing' | 'again'>
): Promise<Reason | undefined> {
  const opId = ids.next();
  for (let tries = 0; tries < TRIES; tries++) {
    const product = await readFree(catalogue, address, now());
    if ('code' in product) {
      return product;
    }
    if (alreadyApplied(product, opId)) {
      return undefined;
    }
    const author = programAuthor(product, BY, opId, now());
    const decision = await decide(product, author);
    if (decision === 'nothing') {
      return undefined;
    }
    if (decision === 'again') {
      continue;
    }
    try {
      await applyChange(catalogue, decision);
      return undefined;
    } catch (error) {
      if (!(error instanceof ChangeRefused)) {
        throw error;
      }
    }
  }
  return { code: 'changed-meanwhile' };
}

/** A product from a consistent read, or why it is left alone. */
async function readFree(
  catalogue: Pick<Catalogue, 'item'>,
  address: ProductAddress,
  now: number
): Promise<Product | Reason> {
  const item = await catalogue.item(productKey(address));
  const product = item && readProduct(item);
  if (product?.mainCategory !== address.mainCategory) {
    return { code: 'left-table' };
  }
  const claim = liveClaim(product, now);
  return claim ? { code: 'being-edited', by: claim.by } : product;
}
