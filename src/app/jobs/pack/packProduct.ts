import type { CatalogueItem } from '../../../domain/catalogueItem';
import { Invalid, NotSupported, TooLarge } from '../../../domain/errors';
import type { ImagePath } from '../../../domain/images/image';
import { imageKey, packKey } from '../../../domain/product/objectKey';
import { decodePack } from '../../../domain/images/pack/decodePack';
import type { NamedPack } from '../../../domain/images/pack/namedPack';
import {
  isCurrent,
  packValue,
  readNamedPack
} from '../../../domain/images/pack/namedPack';
import type { PackedThumbnail } from '../../../domain/images/pack/pack';
import { PACK_FORMAT } from '../../../domain/images/pack/pack';
import type { Reason } from '../../../domain/jobs/reason';
import type { Product } from '../../../domain/product/product';
import {
  imagePaths,
  productKey,
  readProduct
} from '../../../domain/product/product';
import type {
  ImageStore,
  ObjectSummary
} from '../../../ports/images/imageStore';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import { listProduct } from '../../images/listProduct';
import { writePack } from '../../images/writePack';
import type { Gate } from '../../../domain/reading/gate';
import type { PackTally } from './packReport';
import type { Dataset } from '../../cloud';
import {
  MOST_PACKED,
  MOST_PACK_BYTES
} from '../../../domain/reading/sizeLimits';

export interface PackProductOptions {
  readonly maker: ThumbnailMaker;
  readonly dryRun: boolean;
  /** How many images are in memory at a time. */
  readonly gate: Gate;
}

/**
 * Packs one product. Its prefix is listed once for the ETags of the images.
 * Thumbnails that an earlier pack has under the same ETag are reused; the other
 * images are read. The result goes to the tally.
 *
 * @param item - from a consistent read
 */
export async function packProduct(
  dataset: Dataset,
  item: CatalogueItem,
  how: PackProductOptions,
  tally: PackTally
): Promise<void> {
  const product = readProduct(item);
  const named = readNamedPack(item);
  const paths = imagePaths(product);
  if (named && named.format > PACK_FORMAT) {
    tally.current++;
    return;
  }
  if (paths.length === 0) {
    return;
  }
  if (product.foreign) {
    tally.notPacked(product, [{ code: 'foreign' }]);
    return;
  }
  if (paths.length > MOST_PACKED) {
    const count = paths.length;
    const limit = MOST_PACKED;
    tally.notPacked(product, [{ code: 'pack-too-long', count, limit }]);
    return;
  }
  const keys = keysOf(dataset.prefix, product, paths);
  if ('code' in keys) {
    tally.notPacked(product, [keys]);
    return;
  }
  if (named && isCurrent(named, item)) {
    const there = await dataset.images.head(keys.pack);
    // Another object under its key is nobody's pack.
    if (there?.etag === named.etag) {
      tally.current++;
      return;
    }
  }
  if (how.dryRun) {
    tally.written++;
    return;
  }
  await packImages(dataset, product, keys, named, how, tally);
}

interface ProductKeys {
  readonly pack: string;
  readonly images: readonly {
    readonly path: ImagePath;
    readonly key: string;
  }[];
}

/** The product's keys, or why there are none. */
function keysOf(
  prefix: string,
  product: Product,
  paths: readonly ImagePath[]
): ProductKeys | Reason {
  try {
    return {
      pack: packKey(prefix, product),
      images: paths.map(path => ({
        path,
        key: imageKey(prefix, product, path)
      }))
    };
  } catch (error) {
    if (error instanceof Invalid || error instanceof TooLarge) {
      return { code: 'error', error };
    }
    throw error;
  }
}

async function packImages(
  dataset: Dataset,
  product: Product,
  keys: ProductKeys,
  named: NamedPack | undefined,
  how: PackProductOptions,
  tally: PackTally
): Promise<void> {
  const { images, catalogue, prefix } = dataset;
  const listed = await listProduct(images, prefix, product);
  const there = listed.get(keys.pack);
  const earlier = await earlierPack(images, there, named);
  const left: Reason[] = [];
  const one = async ({
    path,
    key
  }: ProductKeys['images'][number]): Promise<PackedThumbnail | undefined> => {
    const object = listed.get(key);
    const known = earlier.find(thumbnail => thumbnail.path === path);
    if (object === undefined) {
      left.push({ code: 'image-missing', path });
      return undefined;
    }
    return known?.etag === object.etag
      ? known
      : how.gate.run(() => make(images, path, object, how.maker, left));
  };
  const thumbnails = (await Promise.all(keys.images.map(one))).filter(
    thumbnail => thumbnail !== undefined
  );
  if (thumbnails.length === 0) {
    tally.notPacked(product, left);
    return;
  }
  const isSame =
    thumbnails.length === earlier.length &&
    thumbnails.every((thumbnail, at) => thumbnail === earlier[at]);
  const { lastUpdatedAt } = product;
  if (there && isSame) {
    const value = packValue(there.etag, lastUpdatedAt);
    await catalogue.namePack(productKey(product), value);
    tally.current++;
  } else {
    const put = await writePack(
      dataset,
      product,
      thumbnails,
      there?.etag,
      lastUpdatedAt
    );
    if ('problem' in put) {
      left.push(put.problem);
    } else {
      tally.wrote(put.bytes);
    }
  }
  if (left.length > 0) {
    tally.notPacked(product, left);
  }
}

/**
 * The thumbnails of the pack that the item names, or none if it is not there or
 * cannot be read. What somebody else put under its key is not taken over.
 */
async function earlierPack(
  images: Pick<ImageStore, 'read'>,
  there: ObjectSummary | undefined,
  named: NamedPack | undefined
): Promise<readonly PackedThumbnail[]> {
  if (there?.etag !== named?.etag || !there || there.bytes > MOST_PACK_BYTES) {
    return [];
  }
  const bytes = await images.read(there.key, undefined, MOST_PACK_BYTES);
  const decoded = bytes && decodePack(bytes);
  return decoded && 'thumbnails' in decoded ? decoded.thumbnails : [];
}

/**
 * The image is read after its ETag. If it is replaced in between, the next
 * packing finds another ETag.
 */
async function make(
  images: Pick<ImageStore, 'read'>,
  path: ImagePath,
  { key, etag }: ObjectSummary,
  maker: ThumbnailMaker,
  left: Reason[]
): Promise<PackedThumbnail | undefined> {
  let image: Uint8Array | undefined;
  try {
    image = await images.read(key);
  } catch (error) {
    // The object is in an archive, or larger than an image may be.
    if (!(error instanceof NotSupported || error instanceof TooLarge)) {
      throw error;
    }
    left.push({ code: 'error', error });
    return undefined;
  }
  if (image === undefined) {
    left.push({ code: 'image-missing', path });
    return undefined;
  }
  const made = await maker.make(image);
  if ('problem' in made) {
    left.push({ code: 'image-unpacked', path, problem: made.problem });
    return undefined;
  }
  return { path, etag, bytes: image.length, ...made };
}
