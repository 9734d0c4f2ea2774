/** The size of an image in pixels, upright. */
interface Measures {
  readonly width: number;
  readonly height: number;
}

/** How many times as high as wide an image must be to be a page that is read from its top. */
const LONG = 3;

/** The shape of a tile, height by width. */
const TILE = 5 / 4;

/** Whether an image is a long page, such as 800 x 30,000. All of it at once is a thin strip. */
export function isLongPage({ width, height }: Measures): boolean {
  return height > width * LONG;
}

/** What a thumbnail shows of an image, from its top: all of it, or as much of a long page as fills a tile. */
export function thumbnailPart({ width, height }: Measures): Measures {
  return isLongPage({ width, height })
    ? { width, height: Math.round(width * TILE) }
    : { width, height };
}
