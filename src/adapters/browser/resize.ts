import type { FileKind } from '../../domain/fileKind';
import type { ImageTraits } from '../../domain/imageTraits';
import { imageTraits } from '../../domain/imageTraits';

export type ResizeResult =
  | {
      /** JPEG, or WebP where a part of it is transparent. */
      readonly picture: Blob;
      /** The original's size in pixels. */
      readonly width: number;
      readonly height: number;
      /** It moves; the picture is its first. */
      readonly animated?: boolean;
    }
  /** What the file is by its bytes, where that is known. */
  | { readonly problem: string; readonly file?: FileKind };

/** The longer side of a thumbnail, in pixels: the largest tile on a screen of two pixels a point. */
const LONGER_SIDE = 512;

const QUALITY = 0.8;

/** Decodes an image once, draws it small, and keeps no bitmap. */
export async function resize(image: Blob): Promise<ResizeResult> {
  const [{ kind, animated, opaque }, bitmap] = await Promise.all([
    traitsOf(image),
    decoded(image)
  ]);
  if (bitmap === undefined) {
    return {
      problem: 'It is no image that this browser can show.',
      ...(kind && { file: kind })
    };
  }
  const { width, height } = bitmap;
  const drawn = draw(bitmap);
  if (drawn === undefined) {
    return { problem: 'This browser gave no canvas to draw on.' };
  }
  const { canvas, context } = drawn;
  const picture = await canvas.convertToBlob({
    // WebP takes eight times as long, and every tile waits for its own.
    type: opaque || isOpaque(context, canvas) ? 'image/jpeg' : 'image/webp',
    quality: QUALITY
  });
  return { picture, width, height, ...(animated && { animated }) };
}

/** Bytes that cannot be read cannot be decoded either, which says it. */
async function traitsOf(image: Blob): Promise<ImageTraits> {
  try {
    return imageTraits(new Uint8Array(await image.arrayBuffer()));
  } catch {
    return { kind: undefined, animated: false, opaque: false };
  }
}

async function decoded(image: Blob): Promise<ImageBitmap | undefined> {
  try {
    // Upright as a camera held it, in the colours of its profile.
    return await createImageBitmap(image, {
      imageOrientation: 'from-image',
      colorSpaceConversion: 'default'
    });
  } catch {
    return undefined;
  }
}

/** Draws a bitmap small and closes it. */
function draw(bitmap: ImageBitmap):
  | {
      canvas: OffscreenCanvas;
      context: OffscreenCanvasRenderingContext2D;
    }
  | undefined {
  try {
    const { width, height } = bitmap;
    const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
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
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return { canvas, context };
  } finally {
    bitmap.close();
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
