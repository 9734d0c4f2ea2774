import { blurOf } from './blur';
import type { Pixels } from './grey';
import { greyOf, shrunk } from './grey';

/** What is measured on a small picture, once, and stored with it. */
export interface PictureMeasures {
  /** From 0 (sharp) to 1. */
  readonly blur: number;
  /**
   * A perceptual hash (dHash) as 16 hexadecimal digits: for each of 8 x 8 places,
   * whether the picture becomes clearly brighter to the right. It survives another size
   * and another compression.
   */
  readonly hash: string;
  /** The mean colour on white as 6 hexadecimal digits: the hash does not tell two colours of a garment apart. */
  readonly colour: string;
  /**
   * The brightness of 24 x 24 places, a character each, from `0` (black) in 64
   * steps. The hash does not tell a garment's front from its back: they differ
   * in a pocket or a label.
   */
  readonly grey: string;
}

/** How many bits a hash has. */
export const HASH_BITS = 64;

const HASH_SIDE = 8;

const GREY_SIDE = 24;

/** Levels of brightness, of 255, in a step of `grey`. */
const GREY_STEP = 4;

const FIRST_GREY = '0'.charCodeAt(0);

/** By how many steps a place may differ between one picture in two files. */
const SAME_GREY = 2;

/** Levels of brightness, of 255. A plain ground differs by less, at random in each file. */
const CLEARLY = 3;

/** How far the mean colours of one picture in two files may differ, of 255 in each of red, green and blue. */
const SAME_COLOUR = 4;

export function measurePicture(pixels: Pixels): PictureMeasures {
  const grey = greyOf(pixels);
  const cells = shrunk(grey, HASH_SIDE + 1, HASH_SIDE);
  let bits = '';
  for (let y = 0; y < HASH_SIDE; y++) {
    for (let x = 0; x < HASH_SIDE; x++) {
      const at = y * cells.width + x;
      bits += cells.values[at + 1] - cells.values[at] > CLEARLY ? '1' : '0';
    }
  }
  return {
    blur: Math.round(blurOf(grey) * 1000) / 1000,
    hash: (bits.match(/.{4}/g) ?? [])
      .map(four => Number.parseInt(four, 2).toString(16))
      .join(''),
    colour: meanColour(pixels)
      .map(part => Math.round(part).toString(16).padStart(2, '0'))
      .join(''),
    grey: String.fromCharCode(
      ...[...shrunk(grey, GREY_SIDE, GREY_SIDE).values].map(
        value => FIRST_GREY + Math.min(63, Math.floor(value / GREY_STEP))
      )
    )
  };
}

function meanColour({ width, height, data }: Pixels): readonly number[] {
  const sums = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const white = 255 - data[at + 3];
    for (let part = 0; part < 3; part++) {
      sums[part] += (data[at + part] * data[at + 3]) / 255 + white;
    }
  }
  return sums.map(sum => sum / (width * height));
}

/**
 * Whether two pictures are of the same image, whatever their sizes and formats.
 *
 * @param bits - how many bits of the hashes may differ
 */
export function areAlike(
  a: PictureMeasures,
  b: PictureMeasures,
  bits: number
): boolean {
  return (
    differentBits(a.hash, b.hash) <= bits &&
    greatestStep(a.grey, b.grey) <= SAME_GREY &&
    partsOf(a.colour).every(
      (part, at) => Math.abs(part - partsOf(b.colour)[at]) <= SAME_COLOUR
    )
  );
}

/** The Hamming distance of two hashes. */
export function differentBits(a: string, b: string): number {
  let count = 0;
  for (const start of [0, 8]) {
    let different =
      Number.parseInt(a.slice(start, start + 8), 16) ^
      Number.parseInt(b.slice(start, start + 8), 16);
    for (; different !== 0; different &= different - 1) {
      count++;
    }
  }
  return count;
}

/** By how many steps two pictures differ where they differ most. */
function greatestStep(a: string, b: string): number {
  let most = 0;
  for (let at = 0; at < a.length; at++) {
    most = Math.max(most, Math.abs(a.charCodeAt(at) - b.charCodeAt(at)));
  }
  return most;
}

function partsOf(colour: string): readonly number[] {
  return [0, 2, 4].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
}
