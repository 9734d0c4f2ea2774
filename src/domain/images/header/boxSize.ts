import { textAt, viewOf } from '../fileKind';
import type { StoredSize } from './storedSize';
import { storedSize } from './storedSize';

/** A part of the bytes. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** Boxes that hold others, with the bytes between a head and the first of them. */
const INSIDE: ReadonlyMap<string, number> = new Map([
  ['meta', 4],
  ['iprp', 0],
  ['ipco', 0],
  ['moov', 0],
  ['trak', 0],
  ['mdia', 0],
  ['minf', 0],
  ['stbl', 0],
  ['stsd', 8]
]);

/** How many boxes are looked at. A file of some images and a film has about a hundred. */
const MOST_BOXES = 10_000;

/**
 * The size of a file that is made of boxes, as AVIF and HEIC: that of the
 * largest of its pictures and films. The others are tiles of it, or previews.
 *
 * @returns undefined if none tells, or if it is made of more boxes than are looked at
 */
export function boxSize(bytes: Uint8Array): StoredSize | undefined {
  const view = viewOf(bytes);
  const sizes: (StoredSize | undefined)[] = [];
  let frames = 1;
  let left = MOST_BOXES;
  const look = ({ from, to }: Part): void => {
    for (let at = from; at + 8 <= to && left > 0; left--) {
      const { type, data, end } = boxAt(bytes, at, to);
      const within = INSIDE.get(type);
      if (within !== undefined) {
        look({ from: data + within, to: end });
      } else if (type === 'ispe') {
        sizes.push(
          storedSize(view.getUint32(data + 4), view.getUint32(data + 8))
        );
      } else if (type === 'av01' || type === 'hvc1' || type === 'hev1') {
        sizes.push(
          storedSize(view.getUint16(data + 24), view.getUint16(data + 26))
        );
      } else if (type === 'stsz') {
        frames = Math.max(frames, view.getUint32(data + 8));
      }
      at = end;
    }
  };
  look({ from: 0, to: bytes.length });
  const [largest] = sizes
    .filter(size => size !== undefined)
    .sort((a, b) => b.width * b.height - a.width * a.height);
  return left > 0 && largest
    ? storedSize(largest.width, largest.height, frames)
    : undefined;
}

interface Box {
  readonly type: string;
  /** What is inside, without the head. */
  readonly data: number;
  readonly end: number;
}

/** A box of length 0 reaches to the end; one of length 1 has its length in 64 bits. */
function boxAt(bytes: Uint8Array, at: number, to: number): Box {
  const view = viewOf(bytes);
  const short = view.getUint32(at);
  const head = short === 1 ? 16 : 8;
  const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
  const end = length === 0 ? to : at + Math.max(length, head);
  return {
    type: textAt(bytes, at + 4, 4),
    data: at + head,
    end: Math.min(end, to)
  };
}
