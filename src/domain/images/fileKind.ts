import type { FileKind } from '../kindOfFile';

export type { FileKind };

/** Media types of the kinds that browsers show. */
const MEDIA_TYPES: Readonly<Partial<Record<FileKind, string>>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  avif: 'image/avif'
};

/** The media type of a kind; undefined if browsers do not show it. */
export function mediaType(kind: FileKind | undefined): string | undefined {
  return kind && MEDIA_TYPES[kind];
}

/** Bytes that a file of one kind has at an offset. A text stands for its characters. */
type Mark = readonly [at: number, bytes: string];

/** The first entry that matches is the kind. */
const MARKS: readonly (readonly [FileKind, ...Mark[]])[] = [
  ['jpeg', [0, '\xff\xd8\xff']],
  ['png', [0, '\x89PNG\r\n\x1a\n']],
  ['gif', [0, 'GIF87a']],
  ['gif', [0, 'GIF89a']],
  ['webp', [0, 'RIFF'], [8, 'WEBP']],
  ['video', [0, 'RIFF'], [8, 'AVI ']],
  ['video', [0, '\x1a\x45\xdf\xa3']],
  ['bmp', [0, 'BM'], [6, '\0\0\0\0']],
  ['ico', [0, '\0\0\x01\0']],
  ['jxl', [0, '\xff\x0a']],
  ['jxl', [0, '\0\0\0\x0cJXL ']],
  ['jp2', [0, '\0\0\0\x0cjP  ']],
  ['jp2', [0, '\xff\x4f\xff\x51']],
  ['tiff', [0, 'II*\0']],
  ['tiff', [0, 'MM\0*']],
  ['tiff', [0, 'II+\0']],
  ['tiff', [0, 'MM\0+']],
  ['psd', [0, '8BPS']],
  ['pdf', [0, '%PDF-']],
  ['zip', [0, 'PK\x03\x04']]
];

/** Brands of files that are made of boxes. A file with another brand is a video. */
const BRANDS: ReadonlyMap<string, FileKind> = new Map([
  ['avif', 'avif'],
  ['avis', 'avif'],
  ['heic', 'heic'],
  ['heix', 'heic'],
  ['heim', 'heic'],
  ['heis', 'heic'],
  ['hevc', 'heic'],
  ['hevx', 'heic']
]);

/** Brands of any image that is made of boxes. The list of further brands tells which. */
const ANY_IMAGE: readonly string[] = ['mif1', 'msf1'];

/** How many bytes of a text are checked. */
const TEXT_LOOKED_AT = 512;

/**
 * The kind of a file by its bytes, whatever its name and its media type are.
 *
 * @param bytes - of the file; the first 512 are enough
 * @returns undefined if the kind is not known
 */
export function fileKind(bytes: Uint8Array): FileKind | undefined {
  if (bytes.length === 0) {
    return 'empty';
  }
  const known = MARKS.find(([, ...marks]) =>
    marks.every(([at, mark]) => hasBytes(bytes, at, mark))
  );
  return known?.[0] ?? kindOfBoxes(bytes) ?? kindOfText(bytes);
}

/** HEIF, AVIF and MP4: `ftyp` with a brand, a version and further brands. */
function kindOfBoxes(bytes: Uint8Array): FileKind | undefined {
  if (!hasBytes(bytes, 4, 'ftyp')) {
    return undefined;
  }
  const brands = brandsOf(bytes);
  const named = brands.find(brand => BRANDS.has(brand));
  return named !== undefined
    ? BRANDS.get(named)
    : brands.some(brand => ANY_IMAGE.includes(brand))
      ? 'heic'
      : 'video';
}

/** The brands of a file that begins with `ftyp`: the main one first. */
export function brandsOf(bytes: Uint8Array): readonly string[] {
  const end = Math.min(bytes.length, 256, viewOf(bytes).getUint32(0));
  const brands = [textAt(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) {
    brands.push(textAt(bytes, at, 4));
  }
  return brands;
}

function kindOfText(bytes: Uint8Array): FileKind | undefined {
  const start = hasBytes(bytes, 0, '\xef\xbb\xbf') ? 3 : 0;
  const seen = bytes.subarray(start, TEXT_LOOKED_AT);
  // A control character that texts do not have, unlike tab, line feed and
  // return.
  if (seen.some(byte => byte < 0x20 && ![9, 10, 12, 13].includes(byte))) {
    return undefined;
  }
  const text = textAt(seen, 0, seen.length).trimStart().toLowerCase();
  return /^<(!doctype html|html|head|body)\b/.test(text)
    ? 'html'
    : /<svg[\s>]/.test(text) && text.startsWith('<')
      ? 'svg'
      : text.startsWith('<')
        ? 'xml'
        : /^[[{]/.test(text)
          ? 'json'
          : 'text';
}

/** Whether bytes have these characters, one byte each, at an offset. */
export function hasBytes(bytes: Uint8Array, at: number, mark: string): boolean {
  return Array.from(mark).every(
    (char, index) => bytes[at + index] === char.charCodeAt(0)
  );
}

/** Bytes as characters, one each. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
