import type { ImagePath } from '../../domain/images/image';
import { imageKey } from '../../domain/product/objectKey';
import type { Product } from '../../domain/product/product';
import type { Tags } from '../../domain/edits/tags';
import { sameTags, wantedTags } from '../../domain/edits/tags';
import type { Cloud } from '../cloud';

/** Tags that have just been read. */
export type KnownTags = ReadonlyMap<ImagePath, Tags>;

/**
 * Makes the tags of images match their product's item. Images that the bucket
 * does not have are skipped: the checks report them.
 */
export async function tagImages(
  { images, prefix }: Pick<Cloud, 'images' | 'prefix'>,
  product: Product,
  paths: readonly ImagePath[],
  known: KnownTags = new Map()
): Promise<void> {
  await Promise.all(
    [...new Set(paths)].map(async path => {
      const key = imageKey(prefix, product, path);
      const tags = known.get(path) ?? (await images.tags(key));
      if (tags === undefined) {
        return;
      }
      const wanted = wantedTags(product.item, path, tags);
      if (!sameTags(tags, wanted)) {
        await images.setTags(key, wanted);
      }
    })
  );
}
