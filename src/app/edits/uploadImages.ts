import { Conflict, Invalid } from '../../domain/errors';
import type { Folder } from '../../domain/images/image';
import { imageType, splitImagePath } from '../../domain/images/image';
import type { NewImage } from '../../domain/edits/intention';
import { checkName } from '../../domain/product/names';
import { planAdded, planNames } from '../../domain/edits/plan/addImages';
import type { FreeAddress } from '../../domain/edits/plan/freeAddress';
import { freeAddress } from '../../domain/edits/plan/freeAddress';
import type { Author } from '../../domain/edits/plan/itemChange';
import type { Product } from '../../domain/product/product';
import { readProduct, takenNames } from '../../domain/product/product';
import type { ImageInspector } from '../../ports/images/imageInspector';
import { applyChange } from './applyChange';
import type { Cloud } from '../cloud';
import type { Edit } from './edit';
import { onceEdit } from './edit';

/**
 * Refuses what is no image before any request is made.
 *
 * @throws Invalid naming the file
 */
export async function checkImages(
  inspector: ImageInspector,
  files: readonly NewImage[]
): Promise<void> {
  for (const { filename, bytes } of files) {
    checkName('file', filename);
    const type = imageType(filename);
    const size = type && (await inspector.dimensions(bytes, type));
    if (!size) {
      throw new Invalid('not-an-image', { filename });
    }
  }
}

/** Puts new images under free names, then names them in the list of a folder. */
export function uploadImages(
  cloud: Cloud,
  author: Author,
  files: readonly NewImage[],
  folder: Folder
): Edit {
  return onceEdit({
    opId: author.opId,
    // Shown once the objects are there: a tile before that would say "missing".
    project: product => {
      plan(product);
      return product;
    },
    carryOut: async product => {
      const planned = plan(product);
      const taken = [
        ...takenNames(product, folder),
        ...planned.map(image => splitImagePath(image.path).filename)
      ];
      const added = await Promise.all(
        planned.map((image, at) =>
          putImage(cloud, product, image, files[at], taken, author.opId)
        )
      );
      const paths = added.map(image => image.path);
      const change = planAdded(product, folder, paths, author);
      return readProduct(await applyChange(cloud.catalogue, change));
    }
  });

  function plan(product: Product): readonly FreeAddress[] {
    return planNames(
      product,
      folder,
      files.map(file => file.filename),
      cloud.prefix,
      author.opId
    );
  }

  /**
   * Where the bucket has another object under the name, the next free one is taken.
   *
   * @param taken - names that are not free, those of the files beside it too; it grows
   */
  async function putImage(
    { images, prefix }: Cloud,
    product: Product,
    wanted: FreeAddress,
    { filename, bytes }: NewImage,
    taken: string[],
    opId: string
  ): Promise<FreeAddress> {
    const type = imageType(filename) ?? 'application/octet-stream';
    for (let next = wanted, tries = 0; tries < 3; tries++) {
      if ((await images.create(next.key, bytes, type)) !== 'taken') {
        return next;
      }
      taken.push(filename);
      next = freeAddress(product, folder, filename, taken, prefix, opId);
    }
    const { productId } = product;
    throw new Conflict('no-name-to-upload', { filename, productId, folder });
  }
}
