import type { CatalogueItem } from '../../../domain/catalogueItem';
import { ChangeRefused, TooLarge } from '../../../domain/errors';
import { liveClaim, programAuthor } from '../../../domain/jobs/programAuthor';
import type { ProductAddress } from '../../../domain/product/objectKey';
import type { NotPurged } from '../../../domain/jobs/purgeImages';
import { planPurged, purgeCandidates } from '../../../domain/jobs/purgeImages';
import type { Product } from '../../../domain/product/product';
import { productKey, readProduct } from '../../../domain/product/product';
import type { Ids } from '../../../ports/clock';
import { applyChange } from '../../edits/applyChange';
import type { Versioning } from '../../../ports/images/imageStore';
import { lookAtCandidates } from './purgeLook';
import type { LookedAt, PurgeableImage } from './purgeLook';
import type { PurgeTally } from './purgeReport';
import { removeImage, wouldRemove } from './removeImage';
import type { Dataset } from '../../cloud';

/** A plan that was refused is made again, once, on the product as it is now. */
const TRIES = 2;

const BY = 'purge';

/** Entries for which an item is written only to compact them. Fewer are compacted when something is marked. */
const WORTH_COMPACTING = 20;

export interface PurgeProductOptions {
  readonly now: () => number;
  readonly ids: Ids;
  readonly dryRun: boolean;
  /** Whether the versions of objects are removed too. */
  readonly versions: boolean;
  readonly versioning: Versioning;
  /** ms since the epoch. Images that were deleted later stay. */
  readonly before: number;
  /** Selects the images that may be purged: those that a person has reviewed. Default: all. */
  readonly only?: (product: ProductAddress, path: string) => boolean;
}

/**
 * Purges one product: one update marks the entries, then the objects are
 * removed. What was removed and what was not goes to the tally.
 *
 * @param scanned - the item, from a consistent read
 */
export async function purgeProduct(
  dataset: Dataset,
  scanned: CatalogueItem,
  how: PurgeProductOptions,
  tally: PurgeTally
): Promise<void> {
  const { catalogue, prefix } = dataset;
  const scannedProduct = readProduct(scanned);
  const old = candidatesOf(scannedProduct, prefix, how);
  if (old.candidates.length === 0) {
    tellLeft(tally, scannedProduct, old.left);
    return;
  }
  const opId = how.ids.next();
  for (let tries = 0; tries < TRIES; tries++) {
    const item = await catalogue.item(productKey(scannedProduct));
    if (item === undefined) {
      return;
    }
    const product = readProduct(item);
    const claim = liveClaim(product, how.now());
    if (claim) {
      tally.skip(product, { code: 'being-edited', by: claim.by });
      return;
    }
    const { candidates, left } = candidatesOf(product, prefix, how);
    const found = await lookAtCandidates(dataset, candidates, how.versions);
    const outcome = how.dryRun
      ? 'marked'
      : await mark(dataset, product, found, opId, how);
    if (outcome === 'too large') {
      tally.notPurged(product, undefined, { code: 'purge-not-markable' });
      return;
    }
    if (outcome === 'marked') {
      tellLeft(tally, product, [...left, ...found.left]);
      await removeAll(dataset, product, found.doomed, how, tally);
      return;
    }
  }
  tally.notPurged(scannedProduct, undefined, { code: 'changed-meanwhile' });
}

function candidatesOf(
  product: Product,
  prefix: string,
  { before, versions, now, only = () => true }: PurgeProductOptions
): ReturnType<typeof purgeCandidates> {
  const { candidates, left } = purgeCandidates(product, prefix, before, now());
  const may = candidates.filter(
    // What is gone has no bytes, but it may have old versions.
    ({ path, compact }) => only(product, path) && (versions || !compact)
  );
  return { candidates: may, left };
}

function tellLeft(
  tally: PurgeTally,
  product: Product,
  left: readonly NotPurged[]
): void {
  left.forEach(({ path, why }) => tally.notPurged(product, path, why));
}

/** If it is interrupted here, the next purge finds the marked entries and continues. */
async function removeAll(
  { images }: Dataset,
  product: Product,
  doomed: readonly PurgeableImage[],
  { dryRun, versioning }: PurgeProductOptions,
  tally: PurgeTally
): Promise<void> {
  for (const image of doomed) {
    const { candidate } = image;
    const outcome = dryRun
      ? await wouldRemove(images, image, versioning)
      : await removeImage(images, image);
    if (outcome === 'changed') {
      tally.notPurged(product, candidate.path, { code: 'written-meanwhile' });
    } else {
      tally.went(product, candidate, outcome);
      outcome.why.forEach(why => tally.notPurged(product, candidate.path, why));
    }
  }
}

/**
 * Marks the entries that are not marked yet. The condition, which is that the
 * lists are as they were read, covers all of them.
 *
 * @returns `changed` if somebody changed what the plan depends on
 */
async function mark(
  { catalogue }: Dataset,
  product: Product,
  { doomed, gone }: LookedAt,
  opId: string,
  { now }: PurgeProductOptions
): Promise<'marked' | 'changed' | 'too large'> {
  const paths = doomed
    .filter(({ candidate }) => !candidate.marked)
    .map(({ candidate }) => candidate.path);
  if (paths.length === 0 && gone.length < WORTH_COMPACTING) {
    return 'marked';
  }
  const author = programAuthor(product, BY, opId, now());
  try {
    await applyChange(catalogue, planPurged(product, paths, author, gone));
    return 'marked';
  } catch (error) {
    if (error instanceof ChangeRefused) {
      return 'changed';
    }
    if (error instanceof TooLarge) {
      return 'too large';
    }
    throw error;
  }
}
