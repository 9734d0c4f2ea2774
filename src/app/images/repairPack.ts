import type { ItemKey } from '../../domain/catalogueItem';
import type { ImagePath } from '../../domain/images/image';
import { imageKey, packKey } from '../../domain/product/objectKey';
import { isCurrent, readNamedPack } from '../../domain/images/pack/namedPack';
import type { PackedThumbnail } from '../../domain/images/pack/pack';
import { PACK_FORMAT } from '../../domain/images/pack/pack';
import { imagePaths, readProduct } from '../../domain/product/product';
import type { PackDataset } from './writePack';
import { writePack } from './writePack';

/**
 * - `repaired`: a new pack is there, and the item names it;
 * - `current`: the item names a current pack, no pack, or one of a later
 *   version of this program;
 * - `waits`: not all thumbnails have been made;
 * - `given up`: the product cannot be packed, or somebody else was first.
 */
export type PackRepair = 'repaired' | 'current' | 'waits' | 'given up';

/** All thumbnails of a product, checked under its `last_updated_at`; undefined while some are missing. */
export type CollectThumbnails = (
  images: readonly { readonly path: ImagePath; readonly key: string }[],
  stamp: string
) => Promise<readonly PackedThumbnail[] | undefined>;

/**
 * Writes a product's pack again from thumbnails that were made anyway. It does
 * so only if the item names a pack: a catalogue without packs stays without
 * packs.
 *
 * @param inTrouble - whether the named pack turned out to be unusable
 */
export async function repairPack(
  dataset: PackDataset,
  key: ItemKey,
  inTrouble: boolean,
  collect: CollectThumbnails
): Promise<PackRepair> {
  const item = await dataset.catalogue.item(key);
  const named = item && readNamedPack(item);
  if (
    !named ||
    named.format > PACK_FORMAT ||
    (!inTrouble && isCurrent(named, item))
  ) {
    return 'current';
  }
  const product = readProduct(item);
  const { lastUpdatedAt, foreign } = product;
  const images = imagePaths(product).map(path => ({
    path,
    key: imageKey(dataset.prefix, product, path)
  }));
  if (foreign || lastUpdatedAt === undefined || images.length === 0) {
    return 'given up';
  }
  // Before the thumbnails are collected, so that a pack that somebody writes
  // later is not replaced.
  const head = await dataset.images.head(packKey(dataset.prefix, product));
  const thumbnails = await collect(images, lastUpdatedAt);
  if (thumbnails === undefined) {
    return 'waits';
  }
  const written = await writePack(
    dataset,
    product,
    thumbnails,
    head?.etag,
    lastUpdatedAt
  );
  return 'problem' in written ? 'given up' : 'repaired';
}
