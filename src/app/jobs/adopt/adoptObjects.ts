import type {
  CatalogueItem,
  Category,
  ItemKey
} from '../../../domain/catalogueItem';
import {
  countersKey,
  itemName,
  keyOfItem
} from '../../../domain/catalogueItem';
import {
  ChangeRefused,
  Conflict,
  Invalid,
  TooLarge
} from '../../../domain/errors';
import {
  ListedProduct,
  isItem
} from '../../../domain/jobs/adopt/listedProduct';
import {
  MAX_BATCH_BYTES,
  itemBytes
} from '../../../domain/jobs/migrate/newItem';
import { readCounters } from '../../../domain/product/counters';
import { productKey } from '../../../domain/product/product';
import { nameProblem } from '../../../domain/product/names';
import { nameForms } from '../../../domain/sameName';
import type { Dataset } from '../../cloud';
import { recount } from '../../product/recount';
import type { AdoptTally } from './adoptReport';

/** Products that are looked up at a time. Each may have three Unicode forms, and a request reads 100 keys. */
const LOOKED_UP = 33;

/** Another program may create products at the same time. */
const TRIES = 5;

export interface AdoptingObjects {
  readonly tally: AdoptTally;
  /** ms since the epoch, corrected by the service's clock. */
  readonly now: () => number;
  readonly dryRun: boolean;
  readonly signal?: AbortSignal;
}

/** A product that is to be created, with its item. */
interface Ready {
  readonly listed: ListedProduct;
  readonly item: CatalogueItem;
}

/**
 * Makes items for the products of a category that only the bucket has, from one
 * listing. No object is read, copied or moved. It can be repeated: what has an
 * item by then is left alone.
 *
 * @throws Invalid (`category-uncountable`) if the category has products whose
 * status cannot be read
 */
export async function adoptObjects(
  dataset: Dataset,
  category: Category,
  how: AdoptingObjects
): Promise<void> {
  let waiting: ListedProduct[] = [];
  for await (const listed of listedProducts(dataset, category, how.signal)) {
    waiting.push(listed);
    if (waiting.length === LOOKED_UP) {
      const some = waiting;
      waiting = [];
      await createMissing(dataset, category, some, how);
    }
  }
  await createMissing(dataset, category, waiting, how);
}

/**
 * Each product of a listing with its objects; only whole ones if it is stopped.
 * What lies beside them belongs to no product, and `verify` names it.
 */
async function* listedProducts(
  { images, prefix }: Dataset,
  category: Category,
  signal: AbortSignal | undefined
): AsyncGenerator<ListedProduct> {
  const start = `${prefix}${category.mainCategory}/${category.subCategory}/`;
  let listed: ListedProduct | undefined;
  for await (const { key, bytes, lastModified } of images.list(start)) {
    if (signal?.aborted) {
      return;
    }
    const inside = key.slice(start.length);
    const slash = inside.indexOf('/');
    if (slash < 0) {
      continue;
    }
    const productId = inside.slice(0, slash);
    // Keys come in order, so that those of a product follow each other.
    if (listed?.address.productId !== productId) {
      if (listed) {
        yield listed;
      }
      listed = new ListedProduct({ ...category, productId });
    }
    listed.add({ path: inside.slice(slash + 1), bytes, lastModified });
  }
  if (listed) {
    yield listed;
  }
}

async function createMissing(
  dataset: Dataset,
  category: Category,
  products: readonly ListedProduct[],
  how: AdoptingObjects
): Promise<void> {
  const { tally, now, dryRun } = how;
  const ready: Ready[] = [];
  for (const listed of await withoutItem(dataset, products, tally)) {
    const { address, strange, moreStrange } = listed;
    strange.forEach(({ path, why }) => tally.leave(address, why, path));
    tally.leftOut += moreStrange;
    const item = listed.item(now());
    if (isItem(item)) {
      ready.push({ listed, item });
    } else {
      tally.leave(address, item);
      tally.productsDone();
    }
  }
  if (dryRun) {
    ready.forEach(({ listed }) => tally.adopt(listed.address, 'created'));
    tally.productsDone(ready.length);
    return;
  }
  for (const batch of batches(ready)) {
    await create(dataset, category, batch, tally);
  }
}

/** Those that the table does not have; of the others, those that are in its way are told. */
async function withoutItem(
  { catalogue }: Pick<Dataset, 'catalogue'>,
  products: readonly ListedProduct[],
  tally: AdoptTally
): Promise<readonly ListedProduct[]> {
  // The table refuses a whole read for one key that no item can have.
  const keysOf = ({ address }: ListedProduct): readonly ItemKey[] =>
    nameProblem(address.productId)
      ? []
      : nameForms(address.productId).map(productId =>
          productKey({ ...address, productId })
        );
  const keys = products.flatMap(keysOf);
  const items = keys.length === 0 ? [] : await catalogue.items(keys);
  const there = new Map(items.map(item => [itemName(keyOfItem(item)), item]));
  return products.filter(listed => {
    const { address } = listed;
    const item = keysOf(listed)
      .map(key => there.get(itemName(key)))
      .find(one => one !== undefined);
    if (item === undefined) {
      return true;
    }
    const main = item.main_category;
    if (main !== address.mainCategory) {
      tally.leave(address, { code: 'other-main-category', main });
    } else if (item.product_id !== address.productId) {
      tally.leave(address, { code: 'same-id', other: String(item.product_id) });
    }
    return false;
  });
}

/** As many as a transaction takes. */
function batches(ready: readonly Ready[]): readonly (readonly Ready[])[] {
  const found: Ready[][] = [];
  let bytes = Infinity;
  for (const one of ready) {
    const own = itemBytes(one.item);
    if (bytes + own > MAX_BATCH_BYTES) {
      found.push([]);
      bytes = 0;
    }
    found[found.length - 1].push(one);
    bytes += own;
  }
  return found;
}

async function create(
  dataset: Dataset,
  category: Category,
  batch: readonly Ready[],
  tally: AdoptTally
): Promise<void> {
  const { catalogue } = dataset;
  let waiting = batch;
  for (let tries = 0; waiting.length > 0; tries++) {
    await ensureCounters(dataset, category);
    try {
      await catalogue.create(
        category,
        waiting.map(({ item }) => item)
      );
      break;
    } catch (error) {
      if (error instanceof ChangeRefused && tries < TRIES) {
        // Somebody created one of them, or an earlier try did and its answer was lost.
        const missing = new Set(
          await withoutItem(
            dataset,
            waiting.map(({ listed }) => listed),
            tally
          )
        );
        waiting = waiting.filter(({ listed }) => missing.has(listed));
      } else if (error instanceof Invalid || error instanceof TooLarge) {
        if (waiting.length > 1) {
          // The table refuses one of them.
          for (const one of waiting) {
            await create(dataset, category, [one], tally);
          }
          return;
        }
        tally.leave(waiting[0].listed.address, { code: 'not-created', error });
        tally.productsDone();
        return;
      } else {
        throw error;
      }
    }
  }
  batch.forEach(({ listed }) => tally.adopt(listed.address, 'created'));
  tally.productsDone(batch.length);
}

/** A transaction counts only its own products, so older ones must be counted before it. */
async function ensureCounters(
  { catalogue }: Pick<Dataset, 'catalogue'>,
  category: Category
): Promise<void> {
  if (
    readCounters(await catalogue.item(countersKey(category))) === undefined &&
    (await recount(catalogue, category)) === undefined
  ) {
    throw new Conflict('counters-restless', category);
  }
}
