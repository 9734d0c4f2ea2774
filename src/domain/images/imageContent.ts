import type { FileKind } from './fileKind';
import { fileKind, hasBytes, mediaType, textAt, viewOf } from './fileKind';

/** What the bytes of a whole file show. */
export type ImageContent =
  | { readonly mediaType: string }
  /** Something else than an image that browsers show; the kind is undefined if it is not known. */
  | { readonly problem: 'not-shown'; readonly kind: FileKind | undefined }
  /** The end of the file is missing, as of a file that was still being copied. */
  | { readonly problem: 'cut-off'; readonly kind: FileKind };

/**
 * What a file is by its bytes, whatever its name is. It is not decoded: only
 * its first bytes and its end are looked at.
 *
 * @param bytes - the whole file
 */
export function imageContent(bytes: Uint8Array): ImageContent {
  const kind = fileKind(bytes);
  const type = mediaType(kind);
  if (kind === undefined || type === undefined) {
    return { problem: 'not-shown', kind };
  }
  return isWhole(kind, bytes)
    ? { mediaType: type }
    : { problem: 'cut-off', kind };
}

function isWhole(kind: FileKind, bytes: Uint8Array): boolean {
  switch (kind) {
    case 'jpeg':
      return hasJpegEnd(bytes);
    case 'png':
      return hasPngEnd(bytes);
    case 'gif':
      return endsWith(bytes, 0x3b);
    case 'webp':
      return bytes.length >= viewOf(bytes).getUint32(4, true) + 8;
    case 'bmp':
      return bytes.length >= viewOf(bytes).getUint32(2, true);
    case 'avif':
      return hasWholeBoxes(bytes);
    default:
      return true;
  }
}

/**
 * Whether a scan of a JPEG ends. A thumbnail in its metadata has an end of its
 * own, so that the segments before the scan are stepped over. Inside a scan,
 * no byte after 0xFF is 0xD9.
 */
function hasJpegEnd(bytes: Uint8Array): boolean {
  let at = 2;
  while (
    at + 4 <= bytes.length &&
    bytes[at] === 0xff &&
    bytes[at + 1] !== 0xda
  ) {
    const marker = bytes[at + 1];
    // Markers without a length: fill bytes, restarts and the start of an image.
    at +=
      marker === 0xff
        ? 1
        : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
          ? 2
          : 2 + viewOf(bytes).getUint16(at + 2);
  }
  for (let end = bytes.length - 2; end >= at; end--) {
    if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) {
      return true;
    }
  }
  return false;
}

/** Whether a PNG has all chunks up to `IEND`. */
function hasPngEnd(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    if (hasBytes(bytes, at + 4, 'IEND')) {
      return true;
    }
    at += 12 + view.getUint32(at);
  }
  return false;
}

/** Whether the last byte is this one; some programs write zeros behind it. */
export function endsWith(bytes: Uint8Array, last: number): boolean {
  let at = bytes.length - 1;
  while (at > 0 && bytes[at] === 0) {
    at--;
  }
  return bytes[at] === last;
}

/** Whether each box of a file that is made of boxes is there as a whole. */
function hasWholeBoxes(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at);
    if (size === 0) {
      // The last box, up to the end of the file.
      return textAt(bytes, at + 4, 4) !== 'ftyp';
    }
    const long = size === 1;
    if (long && at + 16 > bytes.length) {
      return false;
    }
    const length = long ? Number(view.getBigUint64(at + 8)) : size;
    if (length < 8) {
      return false;
    }
    at += length;
  }
  return at === bytes.length;
}
