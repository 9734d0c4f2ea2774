/** A small picture as a canvas has it: four bytes a pixel, red, green, blue and alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Brightness from 0 to 255, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A picture's brightness. What is transparent counts as white, as a shop shows it. */
export function greyOf({ width, height, data }: Pixels): Grey {
  const values = new Float32Array(width * height);
  for (let at = 0, from = 0; at < values.length; at++, from += 4) {
    const brightness =
      0.299 * data[from] + 0.587 * data[from + 1] + 0.114 * data[from + 2];
    const alpha = data[from + 3] / 255;
    values[at] = brightness * alpha + 255 * (1 - alpha);
  }
  return { width, height, values };
}

/** The same picture with other numbers of pixels: each is the mean of those that it covers. */
export function shrunk(grey: Grey, width: number, height: number): Grey {
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = covered(y, height, grey.height);
    for (let x = 0; x < width; x++) {
      const [left, right] = covered(x, width, grey.width);
      let sum = 0;
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) {
          sum += grey.values[row * grey.width + column];
        }
      }
      values[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { width, height, values };
}

/** The pixels that one of `count` cells covers, of `length`: one at the least. */
function covered(
  cell: number,
  count: number,
  length: number
): readonly [number, number] {
  const from = Math.floor((cell * length) / count);
  const to = Math.floor(((cell + 1) * length) / count);
  return [from, Math.max(to, from + 1)];
}
