import type { FileKind } from './fileKind';
import { mediaType } from './fileKind';

/** The kinds of images that the endings of file names promise, in lower case. */
const KINDS: ReadonlyMap<string, FileKind> = new Map([
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
  ['jpe', 'jpeg'],
  ['jfif', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['gif', 'gif'],
  ['bmp', 'bmp'],
  ['avif', 'avif'],
  ['heic', 'heic'],
  ['heif', 'heic'],
  ['jp2', 'jp2'],
  ['jxl', 'jxl'],
  ['psd', 'psd'],
  ['svg', 'svg'],
  ['tif', 'tiff'],
  ['tiff', 'tiff']
]);

/** The media type by the ending of the name (in any case), or undefined if it is not an image that browsers show. */
export function imageType(filename: string): string | undefined {
  return mediaType(KINDS.get(endingOf(filename)));
}

/** Whether a file is an image by the ending of its name, also one that browsers do not show. */
export function isImageName(filename: string): boolean {
  return KINDS.has(endingOf(filename));
}

/** The name of an image: as it is if it has the ending of one, else with the ending of this media type. */
export function imageNamed(filename: string, type: string): string {
  return isImageName(filename) ? filename : `${filename}.${endingFor(type)}`;
}

/** The ending of names for images of a media type, such as `jpg` for `image/jpeg`. */
export function endingFor(type: string): string {
  return type.replace('image/', '').replace('jpeg', 'jpg');
}

/** Files that operating systems leave in folders, in lower case. */
const SYSTEM_FILES: readonly string[] = [
  'desktop.ini',
  'ehthumbs.db',
  'thumbs.db'
];

/** What programs write that take a bucket for a file system. */
const FOLDER_MARK = '_$folder$';

/** Folders in which macOS keeps what it writes beside files of an archive. */
const SYSTEM_FOLDER = '__macosx';

/** Whether a file or folder has the name of one that operating systems leave: nobody misses it. */
export function isSystemName(name: string): boolean {
  const plain = name.toLowerCase();
  return SYSTEM_FILES.includes(plain) || plain === SYSTEM_FOLDER;
}

/** Whether an operating system or a tool left the object there: a hidden file that is not an image, a cache of previews, or an object that stands for a folder. */
export function isClutter(key: string): boolean {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return (
    name === '' ||
    name.endsWith(FOLDER_MARK) ||
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
