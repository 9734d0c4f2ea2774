import type { CatalogueItem, Category } from '../../domain/catalogueItem';
import { CATEGORY_METADATA, sameCategory } from '../../domain/catalogueItem';
import {
  readCategories,
  storedCategory
} from '../../domain/product/categories';
import { nameForms } from '../../domain/sameName';
import type { CurationError } from '../../domain/errors';
import { Invalid } from '../../domain/errors';
import { readSubCategoryName, nameProblem } from '../../domain/product/names';
import { naturalOrder } from '../../domain/images/naturalOrder';
import type { Catalogue, Cursor } from '../../ports/product/catalogue';
import type { Dataset } from '../cloud';
import type { ProductAddress } from '../../domain/product/objectKey';
import { inOrder } from '../inOrder';
import type { LongRun } from './longRun';

/** Products on a page. No more of them are in memory at a time. */
const PAGE = 100;

/** A visit to the products of some categories. */
export interface Visit {
  /** How many products at a time. */
  readonly atOnce: number;
  readonly run: LongRun;
  /** Stops it: visits that were begun are finished. */
  readonly signal?: AbortSignal;
  /** Reports itself what it finds. It may come twice if it fails. */
  readonly visit: (item: CatalogueItem) => Promise<void>;
  /** Gets a product that cannot be visited. */
  readonly failed: (product: ProductAddress, error: CurationError) => void;
}

/**
 * Visits every product of some categories by consistent reads, in key order.
 * One that fails is read and visited again when the run is finished.
 */
export async function visitProducts(
  catalogue: Pick<Catalogue, 'item' | 'products'>,
  categories: readonly Category[],
  { atOnce, run, signal, visit, failed }: Visit
): Promise<void> {
  // A function of its own, so that what is put aside does not hold the item.
  const againOf = (address: ProductAddress) => async (): Promise<void> => {
    const item = await catalogue.item(address);
    if (item !== undefined) {
      await visit(item);
    }
  };
  const failedOf = (address: ProductAddress) => (error: CurationError) =>
    failed(address, error);
  for (const category of categories) {
    const products = productsOf(catalogue, category, run, signal);
    const visitOne = (item: CatalogueItem): Promise<void> => {
      const address = { ...category, productId: String(item.product_id) };
      return run.part(() => visit(item), againOf(address), failedOf(address));
    };
    for await (const _ of inOrder(products, atOnce, visitOne)) {
      // The visit itself reports what it found.
    }
  }
}

async function* productsOf(
  catalogue: Pick<Catalogue, 'products'>,
  { mainCategory, subCategory }: Category,
  run: LongRun,
  signal?: AbortSignal
): AsyncGenerator<CatalogueItem> {
  let cursor: Cursor | undefined;
  do {
    const from = cursor;
    const page = await run.insist(() =>
      catalogue.products({ subCategory, cursor: from, limit: PAGE })
    );
    for (const item of page.items) {
      if (signal?.aborted) {
        return;
      }
      // Two main categories may have a sub category of the same number.
      if (mainOf(item) === mainCategory) {
        yield item;
      }
    }
    cursor = page.cursor;
  } while (cursor !== undefined && !signal?.aborted);
}

/** Visits the products of a category, or of all if none was named, and at the end those that failed once more. */
export async function visitAsked(
  catalogue: Pick<Catalogue, 'categories' | 'item' | 'products'>,
  category: Category | undefined,
  visit: Visit
): Promise<void> {
  const { run } = visit;
  const categories = await run.insist(() =>
    askedCategories(catalogue, category)
  );
  await visitProducts(catalogue, categories, visit);
  await run.finish();
}

/**
 * The category that a person named, in the Unicode form that the table has; all
 * categories of the table if none was named.
 */
async function askedCategories(
  catalogue: Pick<Catalogue, 'categories' | 'item'>,
  category: Category | undefined
): Promise<readonly Category[]> {
  return category
    ? [await namedCategory(catalogue, category)]
    : tableCategories(catalogue);
}

/** A category that a person named, in the Unicode form that the table has. */
export async function namedCategory(
  catalogue: Pick<Catalogue, 'item'>,
  category: Category
): Promise<Category> {
  return nameForms(category.mainCategory).length > 1
    ? storedCategory(await listedCategories(catalogue), category)
    : category;
}

/** The categories of the table: those with products or counters, and those in its list. */
async function tableCategories(
  catalogue: Pick<Catalogue, 'categories' | 'item'>
): Promise<readonly Category[]> {
  return distinct([
    ...(await catalogue.categories()),
    ...(await listedCategories(catalogue))
  ]);
}

/** The categories of the table and those that only the bucket has, in natural order. */
export async function allCategories({
  catalogue,
  images,
  prefix
}: Dataset): Promise<readonly Category[]> {
  const inBucket: Category[] = [];
  for await (const { folder: mainCategory } of images.children(prefix)) {
    if (mainCategory === undefined || nameProblem(mainCategory) !== undefined) {
      continue;
    }
    const children = images.children(`${prefix}${mainCategory}/`);
    for await (const { folder } of children) {
      const subCategory =
        folder === undefined ? undefined : readSubCategoryName(folder);
      if (subCategory !== undefined) {
        inBucket.push({ mainCategory, subCategory });
      }
    }
  }
  return distinct([...(await tableCategories(catalogue)), ...inBucket]);
}

async function listedCategories(
  catalogue: Pick<Catalogue, 'item'>
): Promise<readonly Category[]> {
  try {
    return readCategories(await catalogue.item(CATEGORY_METADATA));
  } catch (error) {
    if (error instanceof Invalid) {
      // The broken list is a finding of its own.
      return [];
    }
    throw error;
  }
}

function distinct(categories: readonly Category[]): readonly Category[] {
  const found: Category[] = [];
  for (const { mainCategory, subCategory } of categories) {
    const category = { mainCategory, subCategory };
    if (!found.some(other => sameCategory(other, category))) {
      found.push(category);
    }
  }
  return found.sort(
    (a, b) =>
      naturalOrder(a.mainCategory, b.mainCategory) ||
      a.subCategory - b.subCategory
  );
}

function mainOf({ main_category: main }: CatalogueItem): string {
  return typeof main === 'string' ? main : '';
}
