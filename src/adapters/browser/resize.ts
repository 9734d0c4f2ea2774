export type ResizeResult =
  | {
      readonly picture: Blob;
      /** The original's size in pixels. */
      readonly width: number;
      readonly height: number;
      /** It moves; the picture is its first. */
      readonly animated?: boolean;
    }
  | { readonly problem: string };

/** The longer side of a thumbnail, in pixels: the largest tile on a screen of two pixels a point. */
const LONGER_SIDE = 512;

/** Decodes an image once, draws it small, and keeps no bitmap. */
export async function resize(image: Blob): Promise<ResizeResult> {
  let bitmap: ImageBitmap;
  try {
    // Upright as a camera held it, in the colours of its profile.
    bitmap = await createImageBitmap(image, {
      imageOrientation: 'from-image',
      colorSpaceConversion: 'default'
    });
  } catch {
    return { problem: 'It is no image that this browser can show.' };
  }
  try {
    const { width, height } = bitmap;
    const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale))
    );
    const context = canvas.getContext('2d');
    if (context === null) {
      return { problem: 'This browser gave no canvas to draw on.' };
    }
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const picture = await canvas.convertToBlob({
      type: 'image/webp',
      quality: 0.85
    });
    return { picture, width, height };
  } finally {
    bitmap.close();
  }
}
