import type { FileKind } from '../../../../domain/images/fileKind';
import type { PictureProblem } from '../../../../domain/pictureProblem';
import { imageTraits } from '../../../../domain/images/imageTraits';
import { bytesOf } from './bytesOf';
import type { DecodedImage } from './decode';
import { decode } from './decode';

export type ResizeResult =
  | {
      /** JPEG, or WebP where a part of it is transparent. */
      readonly picture: Uint8Array;
      /** The original's size in pixels. */
      readonly width: number;
      readonly height: number;
      /** It moves; the picture is its first. */
      readonly animated?: boolean;
    }
  /** What the file is by its bytes, where that is known. */
  | { readonly problem: PictureProblem; readonly file?: FileKind };

const QUALITY = 0.8;

/**
 * Decodes an image once, draws it small, and keeps no bitmap.
 *
 * @param side - the longer one of the picture in pixels, at the most
 */
export async function resize(
  image: Uint8Array,
  side: number
): Promise<ResizeResult> {
  const { kind, animated, opaque } = imageTraits(image);
  const found = await decode(image, kind === 'jpeg', side);
  if (found === undefined) {
    return {
      problem: { code: 'not-decodable' },
      ...(kind && { file: kind })
    };
  }
  const { width, height } = found;
  const drawn = draw(found, side);
  if (drawn === undefined) {
    return { problem: { code: 'no-canvas' } };
  }
  const { canvas, context } = drawn;
  const blob = await canvas.convertToBlob({
    // WebP takes eight times as long, and every tile waits for its own.
    type: opaque || isOpaque(context, canvas) ? 'image/jpeg' : 'image/webp',
    quality: QUALITY
  });
  const picture = await bytesOf(blob);
  return { picture, width, height, ...(animated && { animated }) };
}

/** Draws an image small and closes it. */
function draw(
  image: DecodedImage,
  side: number
):
  | {
      canvas: OffscreenCanvas;
      context: OffscreenCanvasRenderingContext2D;
    }
  | undefined {
  try {
    const { source, width, height } = image;
    const scale = Math.min(1, side / Math.max(width, height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale))
    );
    // It is drawn once and read: what lies in a graphics card would have to come back.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) {
      return undefined;
    }
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    return { canvas, context };
  } finally {
    image.close();
  }
}

/** Whether no pixel lets anything through. */
function isOpaque(
  context: OffscreenCanvasRenderingContext2D,
  { width, height }: OffscreenCanvas
): boolean {
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] !== 255) {
      return false;
    }
  }
  return true;
}
