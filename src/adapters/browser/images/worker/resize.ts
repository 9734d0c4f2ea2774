import type { FileKind } from '../../../../domain/images/fileKind';
import type { PictureProblem } from '../../../../domain/pictureProblem';
import type { Pixels } from '../../../../domain/images/grey';
import { imageTraits } from '../../../../domain/images/imageTraits';
import { thumbnailPart } from '../../../../domain/images/longPage';
import { bytesOf } from './bytesOf';
import type { DecodedImage } from './decode';
import { decode } from './decode';

export type ResizeResult =
  | {
      /** JPEG, or WebP if any of it is transparent. */
      readonly picture: Uint8Array;
      /** The original's size in pixels. */
      readonly width: number;
      readonly height: number;
      /** Set if the image is animated. The picture is its first frame. */
      readonly animated?: boolean;
    }
  /** `file`: what its bytes are, if that is known. */
  | { readonly problem: PictureProblem; readonly file?: FileKind };

/** A canvas with a small picture, and how to read it. */
interface Drawn {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

const QUALITY = 0.8;

/**
 * Decodes an image once, draws it small, and frees the bitmap. Of a long page only
 * the top is drawn.
 *
 * @param image - given away: it may be empty afterwards
 * @param side - at most this many pixels on the longer side
 */
export async function resize(
  image: Uint8Array,
  side: number
): Promise<ResizeResult> {
  const { kind, animated, opaque } = imageTraits(image);
  const found = await decode(image, kind === 'jpeg', side);
  if ('code' in found) {
    return { problem: found, ...(kind && { file: kind }) };
  }
  const { width, height } = found;
  const drawn = draw(found, side);
  if (drawn === undefined) {
    return { problem: { code: 'no-canvas' } };
  }
  const blob = await drawn.canvas.convertToBlob({
    // Encoding WebP takes eight times as long, and every tile waits for its picture.
    type: opaque || isOpaque(pixelsOf(drawn)) ? 'image/jpeg' : 'image/webp',
    quality: QUALITY
  });
  const picture = await bytesOf(blob);
  return { picture, width, height, ...(animated && { animated }) };
}

/** Draws an image small and closes it. */
export function draw(image: DecodedImage, side: number): Drawn | undefined {
  try {
    const { source, width, height } = image;
    const part = thumbnailPart({ width, height });
    const scale = Math.min(1, side / Math.max(part.width, part.height));
    const scaled = (length: number): number =>
      Math.max(1, Math.round(length * scale));
    const canvas = new OffscreenCanvas(scaled(part.width), scaled(part.height));
    // It is drawn once and read. From a graphics card it would have to be copied back.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) {
      return undefined;
    }
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, 0, 0, scaled(width), scaled(height));
    return { canvas, context };
  } finally {
    image.close();
  }
}

export function pixelsOf({ canvas, context }: Drawn): Pixels {
  const { width, height } = canvas;
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data };
}

/** Whether every pixel is opaque. */
function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] !== 255) {
      return false;
    }
  }
  return true;
}
