import type { ImagePath } from '../../../domain/images/image';
import { imageKey, packKey } from '../../../domain/product/objectKey';
import type { ProductAddress } from '../../../domain/product/objectKey';
import type { PackedThumbnail } from '../../../domain/images/pack/pack';
import type { ImageStore } from '../../../ports/images/imageStore';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import { listProduct } from '../../images/listProduct';
import type { PutPack } from '../../images/writePack';
import { putPackOf } from '../../images/writePack';
import { MOST_PACKED } from '../../../domain/reading/sizeLimits';

/** What a dry run expects of a pack of so many images. It makes no thumbnail, so it cannot tell which fail. */
export function expectedPack(count: number): PutPack {
  return count > MOST_PACKED
    ? { problem: { code: 'pack-too-long', count, limit: MOST_PACKED } }
    : { etag: '', bytes: 0 };
}

type Made = Omit<PackedThumbnail, 'path' | 'etag'>;

/** The pack of a product that is being migrated. Its thumbnails are made while the files are in memory anyway. */
export class MigratedPack {
  private readonly made = new Map<ImagePath, Made>();

  constructor(private readonly maker: ThumbnailMaker) {}

  /** Makes the thumbnail of an image that was sent. An image without a thumbnail is left out. */
  async take(path: ImagePath, image: Uint8Array): Promise<void> {
    const made = await this.maker.make(image);
    if (!('problem' in made)) {
      this.made.set(path, { ...made, bytes: image.length });
    }
  }

  /**
   * Puts the pack with the ETags that the bucket gave the images, which takes
   * one listing. A pack is optional, so that an error is returned and not
   * thrown.
   *
   * @param paths - the product's images, in the order of the pack
   */
  async put(
    bucket: {
      readonly images: Pick<ImageStore, 'list' | 'putPack'>;
      readonly prefix: string;
    },
    product: ProductAddress,
    paths: readonly ImagePath[]
  ): Promise<PutPack> {
    try {
      const { images, prefix } = bucket;
      const listed = await listProduct(images, prefix, product);
      const thumbnails = paths.flatMap(path => {
        const made = this.made.get(path);
        const object = listed.get(imageKey(prefix, product, path));
        return made && object?.bytes === made.bytes
          ? [{ path, etag: object.etag, ...made }]
          : [];
      });
      if (thumbnails.length === 0) {
        return { problem: { code: 'pack-of-none' } };
      }
      const replaces = listed.get(packKey(prefix, product))?.etag;
      return await putPackOf(bucket, product, thumbnails, replaces);
    } catch (error) {
      return { problem: { code: 'error', error } };
    }
  }
}
