/** Limits in CSS pixels: names stay readable, and a tile fits into a narrow desk. */
export const SMALLEST_THUMBNAIL = 72;
export const LARGEST_THUMBNAIL = 264;

/** The steps of the slider and of the command. */
export const SIZE_GRAIN = 8;
const STEP = 4 * SIZE_GRAIN;

/** A size some steps larger, or smaller if `steps` is negative, within the limits. */
export function steppedSize(pixels: number, steps: number): number {
  return Math.min(
    LARGEST_THUMBNAIL,
    Math.max(SMALLEST_THUMBNAIL, pixels + steps * STEP)
  );
}
