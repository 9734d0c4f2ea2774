import type { Cloud } from '../../app/cloud';
import type { ImagePath } from '../../domain/images/image';
import type { ProductAddress } from '../../domain/product/objectKey';
import { imageKey } from '../../domain/product/objectKey';
import type { Product } from '../../domain/product/product';
import { imagePaths } from '../../domain/product/product';
import type { OriginalResult, Originals } from '../../ports/images/originals';
import type { Thumbnails } from '../../ports/images/thumbnails';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import type { ChangeFollower } from '../saving/changeFollower';
import type { MovedImages } from './movedImages';

export type { OriginalResult } from '../../ports/images/originals';
export type { ThumbnailResult } from '../../ports/images/thumbnails';

/** Pictures for the views. */
export interface DeskPictures {
  readonly thumbnails: Pick<Thumbnails, 'want' | 'peek'>;
  /** The key and stamp of an image of the open product. */
  keyOf(image: ImagePath): { key: string; stamp: string | undefined } | null;
  /** The same for a row's cover. */
  coverOf(row: {
    mainCategory: string;
    subCategory: number;
    productId: string;
    lastUpdatedAt: string | undefined;
    cover: ImagePath | undefined;
  }): { key: string; stamp: string | undefined } | null;
  /** The `s3://` address of an image of the open product; undefined if it has none. */
  addressOf(image: ImagePath): string | undefined;
  /**
   * The full image, for the viewer.
   *
   * @throws the signal's reason if it fires
   */
  original(image: ImagePath, signal: AbortSignal): Promise<OriginalResult>;
}

export interface DeskPicturesOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly cloud: Pick<Cloud, 'prefix'>;
  /** For `s3://` addresses. */
  readonly bucket: string;
  readonly thumbnails: Thumbnails;
  readonly originals: Originals;
  readonly moved: Pick<MovedImages, 'pictureOf'>;
  /** S3 does not have an image of the open product. */
  readonly noteMissing: (
    key: string,
    keyOf: (image: ImagePath) => string | null
  ) => void;
  /** A picture of some product has arrived, or turned out not to exist. */
  readonly noteArrived: () => void;
}

/**
 * The keys of all images of a product, in the order of the table. An image whose
 * name cannot be in a key is left out.
 */
export function imageKeysOf(
  prefix: string,
  product: Product
): readonly string[] {
  return imagePaths(product).flatMap(
    path => pictureKey(prefix, product, path) ?? []
  );
}

/** The key of an image's object; null if its name cannot be in a key. */
export function pictureKey(
  prefix: string,
  product: ProductAddress,
  image: ImagePath
): string | null {
  try {
    return imageKey(prefix, product, image);
  } catch {
    // Its tile says that the name cannot be shown.
    return null;
  }
}

/**
 * Pictures for the views. An image that was just moved is read from its old key:
 * the copy has the same bytes, but may not be there yet.
 */
export function deskPictures({
  store,
  cloud,
  bucket,
  thumbnails,
  originals,
  moved,
  noteMissing,
  noteArrived
}: DeskPicturesOptions): DeskPictures {
  const ownKeyOf = (image: ImagePath): string | null => {
    const product = openProductOf(store.state)?.product;
    return product ? pictureKey(cloud.prefix, product, image) : null;
  };
  const keyOf = (image: ImagePath): string | null =>
    ownKeyOf(moved.pictureOf(image));
  const pictureOf = (
    image: ImagePath
  ): { key: string; stamp: string | undefined } | null => {
    const key = keyOf(image);
    const stamp = openProductOf(store.state)?.product.lastUpdatedAt;
    return key === null ? null : { key, stamp };
  };
  return {
    addressOf: image => {
      const key = ownKeyOf(image);
      return key === null ? undefined : `s3://${bucket}/${key}`;
    },
    keyOf: pictureOf,
    coverOf: row => {
      const key =
        row.cover === undefined
          ? null
          : pictureKey(cloud.prefix, row, row.cover);
      return key === null ? null : { key, stamp: row.lastUpdatedAt };
    },
    original: async (image, signal) => {
      const picture = pictureOf(image);
      return picture === null
        ? { kind: 'missing' }
        : originals.load(picture, signal);
    },
    thumbnails: {
      peek: key => thumbnails.peek(key),
      want: (wanted, deliver) =>
        thumbnails.want(wanted, result => {
          if (result.kind === 'missing') {
            noteMissing(wanted.key, keyOf);
          }
          noteArrived();
          deliver(result);
        })
    }
  };
}

/** Thumbnails make way for a change that is being saved, and stay valid after it. */
export function thumbnailsOfChanges(
  thumbnails: Pick<Thumbnails, 'yieldTo' | 'restamp'>,
  prefix: string
): ChangeFollower {
  return {
    running: save => thumbnails.yieldTo(save),
    saved: (_record, { lastUpdatedAt: from }, after) => {
      const { lastUpdatedAt: to } = after;
      if (from !== undefined && to !== undefined) {
        thumbnails
          .restamp(imageKeysOf(prefix, after), from, to)
          .catch(error => console.warn('Thumbnails were not carried.', error));
      }
    }
  };
}
