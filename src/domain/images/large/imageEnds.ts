import { fileKind, hasBytes, mediaType, textAt, viewOf } from '../fileKind';
import type { FileKind } from '../fileKind';
import type { ImageContent } from '../imageContent';
import { endsWith } from '../imageContent';

/** Bytes at the beginning and at the end of a file that tell what it is. */
export const END_BYTES = 64 * 1024;

/**
 * What a file that is too large for memory is, by its beginning and its end.
 *
 * @param length - of the file, in bytes
 * @param head - its first bytes
 * @param tail - its last bytes
 */
export function imageContentOfEnds(
  length: number,
  head: Uint8Array,
  tail: Uint8Array
): ImageContent {
  const kind = fileKind(head);
  const type = mediaType(kind);
  if (kind === undefined || type === undefined) {
    return { problem: 'not-shown', kind };
  }
  return isWhole(kind, length, head, tail)
    ? { mediaType: type }
    : { problem: 'cut-off', kind };
}

function isWhole(
  kind: FileKind,
  length: number,
  head: Uint8Array,
  tail: Uint8Array
): boolean {
  switch (kind) {
    case 'jpeg':
      return hasNear(tail, '\xff\xd9');
    case 'png':
      return hasNear(tail, 'IEND');
    case 'gif':
      return endsWith(tail, 0x3b);
    case 'webp':
      return length >= viewOf(head).getUint32(4, true) + 8;
    case 'bmp':
      return length >= viewOf(head).getUint32(2, true);
    case 'avif':
      return boxesFit(length, head);
    default:
      return true;
  }
}

/** Whether the end has a mark. Programs write text or zeros behind it. */
function hasNear(tail: Uint8Array, mark: string): boolean {
  for (let at = tail.length - mark.length; at >= 0; at--) {
    if (hasBytes(tail, at, mark)) {
      return true;
    }
  }
  return false;
}

/** Whether the boxes that begin in the head end in the file. */
function boxesFit(length: number, head: Uint8Array): boolean {
  const view = viewOf(head);
  let at = 0;
  while (at + 16 <= head.length) {
    const size = view.getUint32(at);
    if (size === 0) {
      // The last box, up to the end of the file.
      return textAt(head, at + 4, 4) !== 'ftyp';
    }
    const box = size === 1 ? Number(view.getBigUint64(at + 8)) : size;
    if (box < 8) {
      return false;
    }
    at += box;
  }
  return at <= length;
}
