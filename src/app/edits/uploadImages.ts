import { Conflict, Invalid } from '../../domain/errors';
import type { Folder } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import { imageNamed, imageType } from '../../domain/images/imageName';
import { imageContent } from '../../domain/images/imageContent';
import { decodeProblem } from '../../domain/images/decodeProblem';
import type { NewImage } from '../../domain/edits/intention';
import { checkName } from '../../domain/product/names';
import { planAdded, planNames } from '../../domain/edits/plan/addImages';
import type { FreeAddress } from '../../domain/edits/plan/freeAddress';
import { freeAddress } from '../../domain/edits/plan/freeAddress';
import type { Author } from '../../domain/edits/plan/itemChange';
import type { Product } from '../../domain/product/product';
import { takenNames } from '../../domain/product/product';
import type { ImageInspector } from '../../ports/images/imageInspector';
import type { Cloud } from '../cloud';
import { applyChange } from './applyChange';
import type { EditSteps } from './edit';

/** A file that was not uploaded. */
export interface RefusedFile {
  readonly filename: string;
  readonly why: Invalid;
}

/** The files that can be uploaded, and why the others cannot. */
export async function checkImages(
  inspector: ImageInspector,
  files: readonly NewImage[]
): Promise<{
  readonly good: readonly NewImage[];
  readonly refused: readonly RefusedFile[];
}> {
  const good: NewImage[] = [];
  const refused: RefusedFile[] = [];
  for (const file of files) {
    try {
      good.push(await checkImage(inspector, file));
    } catch (error) {
      if (!(error instanceof Invalid)) {
        throw error;
      }
      refused.push({ filename: file.filename, why: error });
    }
  }
  return { good, refused };
}

/**
 * The bytes decide what a file is, whatever its name is.
 *
 * @returns the file, with a name that other programs take for an image
 * @throws Invalid if it is not an image that can be shown
 */
async function checkImage(
  inspector: ImageInspector,
  { filename, bytes }: NewImage
): Promise<NewImage> {
  const content = imageContent(bytes);
  if ('problem' in content) {
    throw content.problem === 'cut-off'
      ? new Invalid('file-cut-off', { filename })
      : new Invalid('not-an-image', { filename, kind: content.kind });
  }
  const problem = decodeProblem(bytes);
  if (problem?.code === 'too-many-pixels') {
    const { width, height } = problem;
    throw new Invalid('too-many-pixels', { filename, width, height });
  }
  const named = imageNamed(filename, content.mediaType);
  checkName('file', named);
  if (!(await inspector.dimensions(bytes, content.mediaType))) {
    throw new Invalid('not-decodable', { filename });
  }
  return { filename: named, bytes };
}

/** Puts new images under free names, then names them in the list of a folder. */
export function uploadImages(
  cloud: Cloud,
  author: Author,
  files: readonly NewImage[],
  folder: Folder
): EditSteps {
  return {
    // The images are shown when their objects are there: a tile would say "missing" before.
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
      return { item: await applyChange(cloud.catalogue, change) };
    }
  };

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
   * Stores the file under the wanted name or, if the bucket has another object
   * there, under the next free one.
   *
   * @param taken - names that are not free, those of the other files included; it grows
   */
  async function putImage(
    { images, prefix }: Cloud,
    product: Product,
    wanted: FreeAddress,
    { filename, bytes }: NewImage,
    taken: string[],
    opId: string
  ): Promise<FreeAddress> {
    const content = imageContent(bytes);
    const type =
      'mediaType' in content
        ? content.mediaType
        : (imageType(filename) ?? 'application/octet-stream');
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
