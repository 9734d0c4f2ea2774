import { FOLDERS } from './folder/folders';

export { FOLDERS } from './folder/folders';

export type Folder = (typeof FOLDERS)[number];

export function isFolder(value: string): value is Folder {
  return (FOLDERS as readonly string[]).includes(value);
}

/** `folder/filename` inside a product, as `representative_assets` names images. */
export type ImagePath = `${Folder}/${string}`;

export interface Image {
  readonly folder: Folder;
  readonly filename: string;
}

export function imagePath(folder: Folder, filename: string): ImagePath {
  return `${folder}/${filename}`;
}

/** The two parts of a path, or undefined if it is not the path of an image. */
export function parseImagePath(path: string): Image | undefined {
  const slash = path.indexOf('/');
  const folder = path.slice(0, slash);
  const filename = path.slice(slash + 1);
  if (slash < 0 || !isFolder(folder) || filename === '') {
    return undefined;
  }
  return { folder, filename };
}

/** File names by folder. */
export type ImageNames = Readonly<Record<Folder, readonly string[]>>;

export function hasImage(
  { images }: { readonly images: ImageNames },
  path: ImagePath
): boolean {
  const { folder, filename } = splitImagePath(path);
  return images[folder].includes(filename);
}

/** The parts of a path that is known to be well formed. */
export function splitImagePath(path: ImagePath): Image {
  const slash = path.indexOf('/');
  return {
    folder: path.slice(0, slash) as Folder,
    filename: path.slice(slash + 1)
  };
}
