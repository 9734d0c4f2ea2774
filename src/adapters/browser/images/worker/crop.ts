import type { PictureProblem } from '../../../../domain/pictureProblem';
import type { CropArea } from '../../../../domain/viewer/crop';
import { bytesOf } from './bytesOf';
import { decodeWhole } from './decode';

export interface CropWish {
  /** Of the worker's own: it may be empty afterwards. */
  readonly image: Uint8Array;
  readonly area: CropArea;
  readonly type: string;
}

export type CropResult =
  | {
      readonly picture: Uint8Array;
      /** The type that was wanted, or PNG if this browser cannot encode it. */
      readonly type: string;
    }
  | { readonly problem: PictureProblem };

/** For JPEG and WebP: hard to tell from the original, at a fraction of the size of quality 1. */
const QUALITY = 0.92;

/** Decodes an image in full, cuts and encodes it, and frees the bitmap. */
export async function crop({
  image,
  area: { left, top, width, height },
  type
}: CropWish): Promise<CropResult> {
  // Turned as it is shown, because the area was drawn on that.
  const decoded = await decodeWhole(image);
  if ('code' in decoded) {
    return { problem: decoded };
  }
  try {
    if (left + width > decoded.width || top + height > decoded.height) {
      const { width: wide, height: high } = decoded;
      return { problem: { code: 'area-outside', width: wide, height: high } };
    }
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) {
      return { problem: { code: 'no-canvas' } };
    }
    if (type === 'image/jpeg') {
      // JPEG has no transparency. It would become black.
      context.fillStyle = 'white';
      context.fillRect(0, 0, width, height);
    }
    context.drawImage(decoded.source, -left, -top);
    const blob = await canvas.convertToBlob({ type, quality: QUALITY });
    return { picture: await bytesOf(blob), type: blob.type };
  } finally {
    decoded.close();
  }
}
