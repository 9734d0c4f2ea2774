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

/**
 * The same picture with other numbers of pixels: each is the mean of what it
 * covers, also of parts of a pixel, so that it is the same whatever the size was.
 */
export function shrunk(grey: Grey, width: number, height: number): Grey {
  const values = new Float32Array(width * height);
  const columns = Array.from({ length: width }, (_, x) =>
    covered(x, width, grey.width)
  );
  for (let y = 0; y < height; y++) {
    const rows = covered(y, height, grey.height);
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let share = 0;
      for (const [row, part] of rows) {
        for (const [column, partOfRow] of columns[x]) {
          sum += grey.values[row * grey.width + column] * part * partOfRow;
          share += part * partOfRow;
        }
      }
      values[y * width + x] = sum / share;
    }
  }
  return { width, height, values };
}

/** The pixels that one of `count` cells covers, of `length`, and how much of each. */
function covered(
  cell: number,
  count: number,
  length: number
): readonly (readonly [number, number])[] {
  const from = (cell * length) / count;
  const to = ((cell + 1) * length) / count;
  const pixels: [number, number][] = [];
  for (let at = Math.floor(from); at < to && at < length; at++) {
    pixels.push([at, Math.min(to, at + 1) - Math.max(from, at)]);
  }
  return pixels;
}
