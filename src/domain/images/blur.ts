import type { Grey } from './grey';
import { shrunk } from './grey';

/** The longer side, in pixels, at which blur is measured, so that pictures of every size compare. */
const SIDE = 256;

/** How many neighbours are mixed to blur a picture once more. */
const REACH = 9;

/**
 * How blurred a picture is, from 0 (sharp) to 1: how little of its detail is
 * lost when it is blurred once more (Crete and others, 2007). What counts is the
 * share, so a plain garment on a plain ground is no more blurred than another.
 * A picture of one colour is not blurred.
 */
export function blurOf(grey: Grey): number {
  const scale = Math.min(1, SIDE / Math.max(grey.width, grey.height));
  const side = (length: number): number =>
    Math.max(1, Math.round(length * scale));
  const { width, height, values } =
    scale < 1 ? shrunk(grey, side(grey.width), side(grey.height)) : grey;
  const across = blurAlong(values, {
    lines: height,
    line: width,
    length: width,
    step: 1
  });
  const down = blurAlong(values, {
    lines: width,
    line: 1,
    length: height,
    step: width
  });
  return Math.max(across, down);
}

/** Where the pixels of rows, or of columns, are. */
interface Lines {
  readonly lines: number;
  /** From the start of a line to that of the next. */
  readonly line: number;
  /** Pixels in a line, and from one to the next. */
  readonly length: number;
  readonly step: number;
}

function blurAlong(
  values: Float32Array,
  { lines, line, length, step }: Lines
): number {
  const half = (REACH - 1) / 2;
  // One line, which goes on with its last pixel beyond both edges.
  const padded = new Float32Array(length + REACH);
  let all = 0;
  let lost = 0;
  for (let nth = 0; nth < lines; nth++) {
    const start = nth * line;
    for (let at = 0; at < length; at++) {
      padded[half + 1 + at] = values[start + at * step];
    }
    padded.fill(values[start], 0, half + 1);
    padded.fill(values[start + (length - 1) * step], half + 1 + length);
    for (let at = half + 2; at < half + 1 + length; at++) {
      const change = Math.abs(padded[at] - padded[at - 1]);
      // The means of nine pixels differ by what comes in and what goes out.
      const blurred =
        Math.abs(padded[at + half] - padded[at - half - 1]) / REACH;
      all += change;
      if (change > blurred) {
        lost += change - blurred;
      }
    }
  }
  return all === 0 ? 0 : (all - lost) / all;
}
