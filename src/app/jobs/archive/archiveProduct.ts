import type { CatalogueItem } from '../../../domain/catalogueItem';
import type { Tags } from '../../../domain/edits/tags';
import { NotFound } from '../../../domain/errors';
import type { ArchivePrices } from '../../../domain/jobs/archive/archivePrices';
import { judgeArchive } from '../../../domain/jobs/archive/archivePrices';
import {
  archivedTags,
  unchosenImages
} from '../../../domain/jobs/archive/archiveTags';
import { liveClaim } from '../../../domain/jobs/programAuthor';
import type { ImagePath } from '../../../domain/images/image';
import { imageKey, productPrefix } from '../../../domain/product/objectKey';
import type { Product } from '../../../domain/product/product';
import {
  productKey,
  readProduct,
  sameContent
} from '../../../domain/product/product';
import type { Dataset } from '../../cloud';
import { tagImages } from '../../edits/tagImages';
import { inOrder } from '../../inOrder';
import type { ArchiveTally } from './archiveReport';

/** Images of a product at a time. */
const AT_ONCE = 8;

export interface ArchiveProductOptions {
  /** ms since the epoch, corrected by the service's clock. */
  readonly now: () => number;
  readonly dryRun: boolean;
  readonly prices?: ArchivePrices;
}

/**
 * Tags the images of a completed product that nobody chose, where it pays. If
 * somebody reopened the product meanwhile, the tags follow the item again.
 *
 * @param item - from a consistent read
 */
export async function archiveProduct(
  dataset: Dataset,
  item: CatalogueItem,
  { now, dryRun, prices }: ArchiveProductOptions,
  tally: ArchiveTally
): Promise<void> {
  const product = readProduct(item);
  const unchosen = unchosenImages(product);
  if ('code' in unchosen) {
    tally.leave(product, unchosen);
    return;
  }
  if (unchosen.length === 0) {
    return;
  }
  const claim = liveClaim(product, now());
  if (claim) {
    tally.leave(product, { code: 'being-edited', by: claim.by });
    return;
  }
  const worth = (await sizesOf(dataset, product, unchosen)).filter(
    ({ bytes }) => {
      const verdict = judgeArchive(bytes, prices);
      if (verdict !== 'pays') {
        tally.pass(verdict === 'too-small' ? 'tooSmall' : 'notWorth', bytes);
      }
      return verdict === 'pays';
    }
  );
  const tagged: ImagePath[] = [];
  try {
    const tag = async ({ path, bytes }: SizedImage): Promise<void> => {
      const wanted = await tagsFor(dataset, product, path, tally);
      if (wanted === undefined) {
        return;
      }
      if (!dryRun) {
        tagged.push(path);
        await dataset.images.setTags(
          imageKey(dataset.prefix, product, path),
          wanted
        );
      }
      tally.archive(product, path, bytes);
    };
    for await (const _ of inOrder(worth, AT_ONCE, image =>
      tag(image).catch(unlessGone)
    )) {
      // Each tells what came of it.
    }
  } finally {
    // Also after a failure: a tag may have arrived although its answer was lost.
    await followItem(dataset, product, tagged);
  }
}

interface SizedImage {
  readonly path: ImagePath;
  /** Size in bytes. */
  readonly bytes: number;
}

/** Images that are in the bucket, by one listing. `verify` tells of those that are not. */
async function sizesOf(
  { images, prefix }: Dataset,
  product: Product,
  paths: readonly ImagePath[]
): Promise<readonly SizedImage[]> {
  const start = productPrefix(prefix, product);
  const wanted = new Set<string>(paths);
  const found: SizedImage[] = [];
  for await (const { key, bytes } of images.list(start)) {
    const path = key.slice(start.length);
    if (wanted.has(path)) {
      found.push({ path: path as ImagePath, bytes });
    }
  }
  return found;
}

/** The tags that the image is to get; undefined if it gets none. */
async function tagsFor(
  { images, prefix }: Dataset,
  product: Product,
  path: ImagePath,
  tally: ArchiveTally
): Promise<Tags | undefined> {
  const tags = await images.tags(imageKey(prefix, product, path));
  const wanted = tags && archivedTags(tags);
  if (wanted === 'archived') {
    tally.already++;
  } else if (wanted && 'why' in wanted) {
    tally.leave(product, wanted.why, path);
  } else {
    return wanted?.tags;
  }
  return undefined;
}

function unlessGone(error: unknown): void {
  if (!(error instanceof NotFound)) {
    throw error;
  }
}

async function followItem(
  dataset: Dataset,
  product: Product,
  tagged: readonly ImagePath[]
): Promise<void> {
  if (tagged.length === 0) {
    return;
  }
  const item = await dataset.catalogue.item(productKey(product));
  const now = item && readProduct(item);
  if (now && !sameContent(now, product)) {
    await tagImages(dataset, now, tagged);
  }
}
