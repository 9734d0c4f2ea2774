import type { ProductAddress } from '../../domain/product/objectKey';
import { productPrefix } from '../../domain/product/objectKey';
import type { ImageStore, ObjectSummary } from '../../ports/images/imageStore';

/**
 * A product's objects by key: one listing.
 *
 * @param prefix - of the connection, empty or ending in `/`
 */
export async function listProduct(
  images: Pick<ImageStore, 'list'>,
  prefix: string,
  product: ProductAddress
): Promise<ReadonlyMap<string, ObjectSummary>> {
  const listed = new Map<string, ObjectSummary>();
  for await (const object of images.list(productPrefix(prefix, product))) {
    listed.set(object.key, object);
  }
  return listed;
}
