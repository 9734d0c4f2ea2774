/** A product's folders. A team decides in which order they are shown. */
export const FOLDERS = ['detail', 'summary', 'segment', 'text'] as const;

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

/** Media types by the ending of a file name, in lower case: images that browsers show. */
const IMAGE_TYPES: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['jpe', 'image/jpeg'],
  ['jfif', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['bmp', 'image/bmp'],
  ['avif', 'image/avif']
]);

/** Endings of images that browsers do not show. */
const OTHER_IMAGES: readonly string[] = [
  'heic',
  'heif',
  'jp2',
  'jxl',
  'psd',
  'svg',
  'tif',
  'tiff'
];

/** The media type by the ending of the name (in any case), or undefined if it is not an image. */
export function imageType(filename: string): string | undefined {
  return IMAGE_TYPES.get(endingOf(filename));
}

/** Whether a file is an image by the ending of its name, also one that browsers do not show. */
export function isImageName(filename: string): boolean {
  return (
    imageType(filename) !== undefined ||
    OTHER_IMAGES.includes(endingOf(filename))
  );
}

/** Files that operating systems leave in folders, in lower case. */
const SYSTEM_FILES: readonly string[] = [
  'desktop.ini',
  'ehthumbs.db',
  'thumbs.db'
];

/** Whether an operating system left the object there: a hidden file that is not an image, a cache of previews, or an object that stands for a folder. */
export function isClutter(key: string): boolean {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return (
    name === '' ||
    // What macOS writes beside a file, with the file's ending.
    name.startsWith('._') ||
    (name.startsWith('.') && !isImageName(name)) ||
    SYSTEM_FILES.includes(name.toLowerCase())
  );
}

/** In lower case; empty if the name has none. */
function endingOf(filename: string): string {
  const dot = filename.lastIndexOf('.');
  return dot > 0 ? filename.slice(dot + 1).toLowerCase() : '';
}
