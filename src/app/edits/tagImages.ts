import type { ImagePath } from '../../domain/images/image';
import { imageKey } from '../../domain/product/objectKey';
import type { Product } from '../../domain/product/product';
import type { Tags } from '../../domain/edits/tags';
import { sameTags, wantedTags } from '../../domain/edits/tags';
import type { Cloud } from '../cloud';

/** Tags that were read a moment ago. */
export type KnownTags = ReadonlyMap<ImagePath, Tags>;

/**
 * Makes the tags of images match what their product's item says. Images that
 * the bucket lacks are left out: the checks name them.
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
