import type { FileKind } from './fileKind';
import { fileKind } from './fileKind';
import { bmpSize, icoSize } from './header/bmpSize';
import { boxSize } from './header/boxSize';
import { gifSize } from './header/gifSize';
import { jpegSize } from './header/jpegSize';
import { pngSize } from './header/pngSize';
import type { StoredSize } from './header/storedSize';
import { webpSize } from './header/webpSize';

export type { StoredSize };

/**
 * The size of an image by its header, before anything is decoded.
 *
 * @param bytes - of the whole file
 * @returns undefined if the bytes do not tell, or contradict themselves
 */
export function imageSize(bytes: Uint8Array): StoredSize | undefined {
  try {
    return measured(fileKind(bytes), bytes);
  } catch (error) {
    if (error instanceof RangeError) {
      // The header is not complete.
      return undefined;
    }
    throw error;
  }
}

function measured(
  kind: FileKind | undefined,
  bytes: Uint8Array
): StoredSize | undefined {
  switch (kind) {
    case 'jpeg':
      return jpegSize(bytes);
    case 'png':
      return pngSize(bytes);
    case 'gif':
      return gifSize(bytes);
    case 'webp':
      return webpSize(bytes);
    case 'bmp':
      return bmpSize(bytes);
    case 'ico':
      return icoSize(bytes);
    case 'avif':
    case 'heic':
      return boxSize(bytes);
    default:
      return undefined;
  }
}
