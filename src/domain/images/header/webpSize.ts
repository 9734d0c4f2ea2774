import { hasBytes, textAt, viewOf } from '../fileKind';
import type { StoredSize } from './storedSize';
import { storedSize } from './storedSize';

/** Bytes before the first chunk, and before a chunk's data. */
const START = 12;
const HEAD = 8;

/** Bytes of an animation's frame before its own chunks. */
const FRAME_HEAD = 16;

/**
 * The size of a WebP. The extended format has a canvas of its own; all pictures
 * inside must fit on it.
 *
 * @returns undefined if the bytes do not tell, or contradict each other
 */
export function webpSize(bytes: Uint8Array): StoredSize | undefined {
  const canvas = hasBytes(bytes, START, 'VP8X')
    ? canvasOf(bytes, START + HEAD)
    : undefined;
  let size = canvas;
  let [frames, pictures] = [0, 0];
  let next = START;
  while (next + HEAD <= bytes.length) {
    const { chunk, data, end } = chunkAt(bytes, next);
    const isFrame = chunk === 'ANMF';
    const picture = isFrame
      ? frameOf(bytes, data)
      : pictureOf(bytes, chunk, data);
    if (isFrame || picture !== undefined) {
      frames += isFrame ? 1 : 0;
      pictures++;
      if (picture === undefined || (canvas && !fits(picture, canvas))) {
        return undefined;
      }
      size ??= picture;
    }
    if (canvas === undefined) {
      // The simple formats have one chunk.
      break;
    }
    next = end;
  }
  return size && pictures > 0
    ? storedSize(size.width, size.height, frames)
    : undefined;
}

interface Chunk {
  readonly chunk: string;
  readonly data: number;
  readonly end: number;
}

/** The next chunk begins at an even offset. */
function chunkAt(bytes: Uint8Array, at: number): Chunk {
  const length = viewOf(bytes).getUint32(at + 4, true);
  const data = at + HEAD;
  return {
    chunk: textAt(bytes, at, 4),
    data,
    end: data + length + (length % 2)
  };
}

const low = (bytes: Uint8Array, at: number, bits: number): number =>
  viewOf(bytes).getUint16(at, true) & (2 ** bits - 1);

/** A side in three bytes, less one. */
const side = (bytes: Uint8Array, at: number): number =>
  1 + low(bytes, at, 16) + viewOf(bytes).getUint8(at + 2) * 2 ** 16;

function canvasOf(bytes: Uint8Array, data: number): StoredSize | undefined {
  return storedSize(side(bytes, data + 4), side(bytes, data + 7));
}

/** A lossy or a lossless picture; undefined for another chunk. */
function pictureOf(
  bytes: Uint8Array,
  chunk: string,
  data: number
): StoredSize | undefined {
  if (chunk === 'VP8L') {
    const sides = viewOf(bytes).getUint32(data + 1, true);
    return storedSize(1 + (sides & 0x3fff), 1 + ((sides >>> 14) & 0x3fff));
  }
  return chunk === 'VP8 '
    ? storedSize(low(bytes, data + 6, 14), low(bytes, data + 8, 14))
    : undefined;
}

/** A frame with a picture that has the size it says. */
function frameOf(bytes: Uint8Array, data: number): StoredSize | undefined {
  const width = side(bytes, data + 6);
  const height = side(bytes, data + 9);
  let next = data + FRAME_HEAD;
  for (let tries = 0; tries < 3 && next + HEAD <= bytes.length; tries++) {
    const { chunk, data: inner, end } = chunkAt(bytes, next);
    const picture = pictureOf(bytes, chunk, inner);
    if (picture) {
      return picture.width === width && picture.height === height
        ? picture
        : undefined;
    }
    // Its transparency comes first.
    next = end;
  }
  return undefined;
}

function fits(picture: StoredSize, canvas: StoredSize): boolean {
  return picture.width <= canvas.width && picture.height <= canvas.height;
}
