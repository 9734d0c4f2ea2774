/** The size of an image by its header, in pixels as stored: not turned by an orientation. */
export interface StoredSize {
  readonly width: number;
  readonly height: number;
  /** How many frames an animation has, left out for one. */
  readonly frames?: number;
}

/** @returns undefined for an image without pixels, which no decoder shows */
export function storedSize(
  width: number,
  height: number,
  frames = 1
): StoredSize | undefined {
  return width > 0 && height > 0
    ? { width, height, ...(frames > 1 && { frames }) }
    : undefined;
}
