/** For the largest tile and the preview: what is larger takes longer to decode, and is drawn no sharper. */
const ONE_PIXEL = 320;
const MORE_PIXELS = 512;

/**
 * The longer side of a thumbnail in pixels.
 *
 * @param pixelRatio - of the screen: pixels a point
 */
export function thumbnailSide(pixelRatio: number): number {
  return pixelRatio > 1 ? MORE_PIXELS : ONE_PIXEL;
}
