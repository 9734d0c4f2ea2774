import { viewOf } from '../fileKind';
import type { StoredSize } from './storedSize';
import { storedSize } from './storedSize';

/** Bytes of a GIF's header with the logical screen. */
const HEAD = 13;

/** What the blocks of a GIF tell. */
interface GifBlocks {
  readonly frames: number;
  /** How far its frames reach, in pixels. */
  readonly right: number;
  readonly bottom: number;
}

/** The size of a GIF. Decoders enlarge its screen for a frame that reaches beyond it. */
export function gifSize(bytes: Uint8Array): StoredSize | undefined {
  const view = viewOf(bytes);
  const { frames, right, bottom } = gifBlocks(bytes);
  return frames === 0
    ? undefined
    : storedSize(
        Math.max(view.getUint16(6, true), right),
        Math.max(view.getUint16(8, true), bottom),
        frames
      );
}

/**
 * Walks from block to block, since bytes that look like the start of a frame
 * may be part of its data.
 *
 * @param enough - frames after which it stops
 */
export function gifBlocks(bytes: Uint8Array, enough = Infinity): GifBlocks {
  const view = viewOf(bytes);
  let [frames, right, bottom] = [0, 0, 0];
  let at = HEAD + gifColours(bytes[10]);
  while (at < bytes.length && frames < enough) {
    const block = bytes[at];
    if (block === 0x2c && at + 10 <= bytes.length) {
      const side = (place: number): number => view.getUint16(at + place, true);
      frames++;
      right = Math.max(right, side(1) + side(5));
      bottom = Math.max(bottom, side(3) + side(7));
      // A position, a size, perhaps a colour table, and the width of the codes.
      at = afterGifData(bytes, at + 10 + gifColours(bytes[at + 9]) + 1);
    } else if (block === 0x21) {
      at = afterGifData(bytes, at + 2);
    } else {
      break;
    }
  }
  return { frames, right, bottom };
}

/** The bytes of a colour table, by its flags. */
function gifColours(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The offset after a sequence of blocks. Each begins with its length; the last has length 0. */
function afterGifData(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) {
    at += bytes[at] + 1;
  }
  return at + 1;
}
