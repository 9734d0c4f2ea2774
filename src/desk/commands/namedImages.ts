import type { ImagePath } from '../../domain/images/image';
import { parseImagePath } from '../../domain/images/image';
import { listedPath } from '../../domain/board/listedPath';
import type { Product } from '../../domain/product/product';

/**
 * A command's arguments with the images as the product lists them: whoever
 * types a name may type another Unicode form of it.
 */
export function withListedImages<Args extends object>(
  args: Args,
  product: Pick<Product, 'images'> | undefined
): Args {
  const { image, images } = args as { image?: unknown; images?: unknown };
  if (!product || (image === undefined && images === undefined)) {
    return args;
  }
  const listed = (path: unknown): unknown =>
    typeof path === 'string' && parseImagePath(path)
      ? listedPath(product.images, path as ImagePath)
      : path;
  return {
    ...args,
    ...(image !== undefined && { image: listed(image) }),
    ...(Array.isArray(images) && { images: images.map(listed) })
  };
}
