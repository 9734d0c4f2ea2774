/** The sizes that make sense: names stay readable, and a tile fits a narrow desk. In CSS pixels. */
export const SMALLEST_THUMBNAIL = 72;
export const LARGEST_THUMBNAIL = 264;

/** From one size to the next by the slider, and by a command. */
export const SIZE_GRAIN = 8;
const STEP = 4 * SIZE_GRAIN;

/** A size some steps larger, or smaller where `steps` is negative, within what makes sense. */
export function steppedSize(pixels: number, steps: number): number {
  return Math.min(
    LARGEST_THUMBNAIL,
    Math.max(SMALLEST_THUMBNAIL, pixels + steps * STEP)
  );
}
