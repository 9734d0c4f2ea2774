import type { ImagePath } from '../domain/image';
import { imageKey } from '../domain/objectKey';
import type { Product } from '../domain/product';
import { sameTags, wantedTags } from '../domain/tags';
import type { Cloud } from './cloud';

/**
 * Makes the tags of images match what their product's item says. Images that
 * the bucket lacks are left out: the checks name them.
 */
export async function tagImages(
  { images, prefix }: Pick<Cloud, 'images' | 'prefix'>,
  product: Product,
  paths: readonly ImagePath[]
): Promise<void> {
  await Promise.all(
    [...new Set(paths)].map(async path => {
      const key = imageKey(prefix, product, path);
      const tags = await images.tags(key);
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
