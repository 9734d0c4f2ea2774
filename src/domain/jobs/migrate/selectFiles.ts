import { CurationError } from '../../errors';
import type { Reason } from '../reason';
import type { Folder, ImagePath } from '../../images/image';
import { FOLDERS, imagePath, isFolder } from '../../images/image';
import { isImageName, isSystemName } from '../../images/imageName';
import { nameProblem } from '../../product/names';
import { MOST_SENT_BYTES } from '../../images/large/parts';
import { naturalOrder } from '../../images/naturalOrder';
import { imageKey } from '../../product/objectKey';
import type { ProductAddress } from '../../product/objectKey';
import { imagePaths } from '../../product/product';
import { foldName } from '../../sameName';
import type { Product } from '../../product/product';

/** The properties of a local file that decide whether it is selected. */
export interface LocalFile {
  readonly folder: Folder | undefined;
  readonly filename: string;
  /** Size in bytes. */
  readonly bytes: number;
}

/** A local file and the key that it is sent to. Its media type follows from its bytes. */
export interface SelectedFile<File extends LocalFile> {
  readonly file: File;
  readonly path: ImagePath;
  readonly key: string;
}

export interface FileSelection<File extends LocalFile> {
  /** In the order of the table's lists: by folder, then naturally by name. */
  readonly images: readonly SelectedFile<File>[];
  /** Files that are left out, with the reason. */
  readonly skipped: readonly { readonly file: File; readonly reason: Reason }[];
}

/**
 * Chooses a product's images from its local files.
 *
 * @param prefix - of the connection, empty or ending in `/`
 */
export function selectFiles<File extends LocalFile>(
  prefix: string,
  address: ProductAddress,
  files: readonly File[]
): FileSelection<File> {
  const images: SelectedFile<File>[] = [];
  const skipped: { file: File; reason: Reason }[] = [];
  for (const file of [...files].sort(byFolderAndName)) {
    const selected = select(prefix, address, file);
    if ('code' in selected) {
      skipped.push({ file, reason: selected });
    } else {
      images.push(selected);
    }
  }
  return { images, skipped };
}

function byFolderAndName(a: LocalFile, b: LocalFile): number {
  return folderRank(a) - folderRank(b) || naturalOrder(a.filename, b.filename);
}

function folderRank({ folder }: LocalFile): number {
  return folder === undefined ? -1 : FOLDERS.indexOf(folder);
}

/** The file with its key, or why it is left out. */
function select<File extends LocalFile>(
  prefix: string,
  product: ProductAddress,
  file: File
): SelectedFile<File> | Reason {
  const { folder, filename, bytes } = file;
  if (folder === undefined) {
    return { code: 'outside-image-folders' };
  }
  if (filename.startsWith('.')) {
    return { code: 'hidden' };
  }
  if (isSystemName(filename)) {
    return { code: 'clutter' };
  }
  const problem = nameProblem(filename);
  if (problem) {
    return { code: 'name', problem };
  }
  if (!isImageName(filename)) {
    return { code: 'not-an-image' };
  }
  if (bytes === 0) {
    return { code: 'empty' };
  }
  if (bytes > MOST_SENT_BYTES) {
    return { code: 'too-large-to-send', limit: MOST_SENT_BYTES };
  }
  try {
    const path = imagePath(folder, filename);
    return { file, path, key: imageKey(prefix, product, path) };
  } catch (error) {
    if (error instanceof CurationError) {
      return { code: 'error', error };
    }
    throw error;
  }
}

/**
 * Local images that a product in the catalogue does not name, neither in a list
 * nor in `deleted`: new images, or images that somebody renamed. A person
 * decides about them, since migration adds nothing to a product that people may
 * be working on.
 */
export function unnamedFiles(
  product: Pick<Product, 'images' | 'deleted'>,
  local: readonly ImagePath[]
): readonly ImagePath[] {
  const named = new Set<string>([
    ...imagePaths(product).map(foldName),
    ...product.deleted
      .filter(({ folder }) => isFolder(folder))
      .map(({ folder, filename }) => foldName(`${folder}/${filename}`))
  ]);
  return local.filter(path => !named.has(foldName(path)));
}
