import type { DecodeProblem } from '../../../../domain/images/decodeProblem';
import { decodeProblem } from '../../../../domain/images/decodeProblem';
import { thumbnailPart } from '../../../../domain/images/longPage';
import { jpegSize } from '../../../../domain/images/header/jpegSize';
import { giveBack } from './giveBack';

/** An image that can be drawn, turned by its orientation and in the colours of its profile. */
export interface DecodedImage {
  /** What to draw. It may have fewer pixels than the original. */
  readonly source: CanvasImageSource;
  /** The original's size in pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** Frees the source. */
  close(): void;
}

/** A JPEG can be decoded at any number of eighths of its size, for proportionally less work. */
const EIGHTHS = 8;

/**
 * Decodes an image once, in as few pixels as are needed if the browser can. The
 * browser's decoder gets no image whose header forbids it.
 *
 * @param image - given away: it may be empty afterwards
 * @param side - the longer side of the picture to draw, in pixels
 */
export async function decode(
  image: Uint8Array,
  isJpeg: boolean,
  side: number
): Promise<DecodedImage | DecodeProblem> {
  return (
    decodeProblem(image) ??
    (isJpeg ? await decodedSmall(image, side) : undefined) ??
    (await allPixels(image))
  );
}

/**
 * Decodes all pixels, under the same condition.
 *
 * @param image - given away: it may be empty afterwards
 */
export async function decodeWhole(
  image: Uint8Array
): Promise<DecodedImage | DecodeProblem> {
  return decodeProblem(image) ?? (await allPixels(image));
}

async function decodedSmall(
  image: Uint8Array,
  side: number
): Promise<DecodedImage | undefined> {
  const stored = canDecodeSmall() ? jpegSize(image) : undefined;
  if (stored === undefined) {
    return undefined;
  }
  const { width, height } = stored;
  const part = thumbnailPart(stored);
  const eighths = Math.ceil(
    (EIGHTHS * side) / Math.max(part.width, part.height)
  );
  if (eighths >= EIGHTHS) {
    return undefined;
  }
  const scaled = (length: number): number =>
    Math.ceil((length * eighths) / EIGHTHS);
  try {
    const decoder = new ImageDecoder({
      data: image as Uint8Array<ArrayBuffer>,
      type: 'image/jpeg',
      desiredWidth: scaled(width),
      desiredHeight: scaled(height)
    });
    try {
      const { image: frame } = await decoder.decode();
      giveBack(image);
      const { displayWidth, displayHeight } = frame;
      // It was turned if its turned shape is nearer to the stored one.
      const turned =
        Math.abs(displayWidth * height - displayHeight * width) >
        Math.abs(displayWidth * width - displayHeight * height);
      return {
        source: frame,
        ...(turned ? { width: height, height: width } : { width, height }),
        close: () => frame.close()
      };
    } finally {
      decoder.close();
    }
  } catch {
    // Decoding the whole image tells whether it can be shown at all.
    return undefined;
  }
}

/** Only secure pages have a decoder. Older ones ignore the orientation. */
function canDecodeSmall(): boolean {
  return (
    typeof ImageDecoder !== 'undefined' &&
    typeof VideoFrame !== 'undefined' &&
    'rotation' in VideoFrame.prototype
  );
}

async function allPixels(
  image: Uint8Array
): Promise<DecodedImage | DecodeProblem> {
  const blob = new Blob([image as Uint8Array<ArrayBuffer>]);
  // The blob has a copy.
  giveBack(image);
  try {
    const bitmap = await createImageBitmap(blob, {
      imageOrientation: 'from-image',
      colorSpaceConversion: 'default'
    });
    const { width, height } = bitmap;
    return { source: bitmap, width, height, close: () => bitmap.close() };
  } catch {
    return { code: 'not-decodable' };
  }
}
