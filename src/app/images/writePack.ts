import type { ProductAddress } from '../../domain/product/objectKey';
import { packKey } from '../../domain/product/objectKey';
import { encodePack } from '../../domain/images/pack/encodePack';
import { packValue } from '../../domain/images/pack/namedPack';
import type { Reason } from '../../domain/jobs/reason';
import type { PackedThumbnail } from '../../domain/images/pack/pack';
import { productKey } from '../../domain/product/product';
import type { Catalogue } from '../../ports/product/catalogue';
import type { ImageStore } from '../../ports/images/imageStore';

/** The part of a dataset in which packs are written and named. */
export interface PackDataset {
  readonly catalogue: Pick<Catalogue, 'item' | 'namePack'>;
  readonly images: Pick<ImageStore, 'head' | 'putPack'>;
  /** Before all keys; empty or ending in `/`. */
  readonly prefix: string;
}

/** A pack that was put, or why none was. */
export type PutPack =
  | { readonly etag: string; readonly bytes: number }
  | { readonly problem: Reason };

/**
 * Puts a pack of these thumbnails. The item does not name it yet.
 *
 * @param replaces - the ETag of the pack that is there, if any
 */
export async function putPackOf(
  {
    images,
    prefix
  }: Pick<PackDataset, 'prefix'> & {
    readonly images: Pick<ImageStore, 'putPack'>;
  },
  product: ProductAddress,
  thumbnails: readonly PackedThumbnail[],
  replaces: string | undefined
): Promise<PutPack> {
  const encoded = encodePack(thumbnails);
  if ('problem' in encoded) {
    return encoded;
  }
  const { bytes } = encoded;
  const key = packKey(prefix, product);
  const etag = await images.putPack(key, bytes, replaces);
  return etag === undefined
    ? { problem: { code: 'pack-written-meanwhile' } }
    : { etag, bytes: bytes.length };
}

/**
 * Puts a pack, then names it: an item never names a pack that is not there.
 *
 * @param checkedAt - the `last_updated_at` under which the images' ETags were
 * read
 */
export async function writePack(
  dataset: PackDataset,
  product: ProductAddress,
  thumbnails: readonly PackedThumbnail[],
  replaces: string | undefined,
  checkedAt: string | undefined
): Promise<PutPack> {
  const put = await putPackOf(dataset, product, thumbnails, replaces);
  if ('problem' in put) {
    return put;
  }
  const named = await dataset.catalogue.namePack(
    productKey(product),
    packValue(put.etag, checkedAt)
  );
  return named ? put : { problem: { code: 'left-table' } };
}
