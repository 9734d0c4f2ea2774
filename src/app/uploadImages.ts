import { Conflict, Invalid } from '../domain/errors';
import type { Folder } from '../domain/image';
import { imageType } from '../domain/image';
import { checkName } from '../domain/names';
import type { AddedImage } from '../domain/plan/addImages';
import { planAdded, planNames } from '../domain/plan/addImages';
import type { Author } from '../domain/plan/itemChange';
import type { Product } from '../domain/product';
import { readProduct } from '../domain/product';
import type { ImageInspector } from '../ports/imageInspector';
import { applyChange } from './applyChange';
import type { Cloud } from './cloud';
import type { Edit } from './edit';

/** A file to upload. */
export interface NewImage {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

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
    checkName('file name', filename);
    const type = imageType(filename);
    const size = type && (await inspector.dimensions(bytes, type));
    if (!size) {
      throw new Invalid(
        `${filename} is not an image that can be shown; nothing was uploaded.`,
        { remedy: 'Choose JPEG, PNG, WebP, GIF, BMP or AVIF files.' }
      );
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
  return {
    opId: author.opId,
    // Shown once the objects are there: a tile before that would say "missing".
    project: product => {
      plan(product);
      return product;
    },
    carryOut: async product => {
      const added = await Promise.all(
        plan(product).map((image, at) =>
          putImage(cloud, product, image, files[at], author.opId)
        )
      );
      const paths = added.map(image => image.path);
      const change = planAdded(product, folder, paths, author);
      return readProduct(await applyChange(cloud.catalogue, change));
    }
  };

  function plan(product: Product): readonly AddedImage[] {
    return planNames(
      product,
      folder,
      files.map(file => file.filename),
      cloud.prefix,
      author.opId
    );
  }

  /** Where the bucket has another object under the name, the next free one is taken. */
  async function putImage(
    { images, prefix }: Cloud,
    product: Product,
    wanted: AddedImage,
    file: NewImage,
    opId: string
  ): Promise<AddedImage> {
    const type = imageType(file.filename) ?? 'application/octet-stream';
    const taken: string[] = [];
    for (let next = wanted, tries = 0; tries < 3; tries++) {
      if ((await images.create(next.key, file.bytes, type)) !== 'taken') {
        return next;
      }
      taken.push(next.path.slice(folder.length + 1));
      [next] = planNames(
        {
          ...product,
          images: {
            ...product.images,
            [folder]: [...product.images[folder], ...taken]
          }
        },
        folder,
        [file.filename],
        prefix,
        opId
      );
    }
    throw new Conflict(
      `No free name was found for ${file.filename} in ${folder} of ${product.productId}; it was not uploaded.`,
      { remedy: 'Rename the file, then try again.' }
    );
  }
}
