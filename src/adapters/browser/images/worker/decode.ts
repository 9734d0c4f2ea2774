import { jpegSize } from '../../../../domain/images/jpegSize';

/** An image ready to be drawn, upright as a camera held it, in the colours of its profile. */
export interface DecodedImage {
  /** What is drawn; it may have fewer pixels than the original. */
  readonly source: CanvasImageSource;
  /** The original's size in pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** What is drawn is gone afterwards. */
  close(): void;
}

/** A JPEG can be decoded to so many eighths of its size, for as much less work. */
const PARTS = 8;

/**
 * Decodes an image once, in as few pixels as are needed where the browser can.
 *
 * @param side - of the picture that is to be drawn, the longer one in pixels
 * @returns undefined where it is none that this browser can show
 */
export async function decode(
  image: Uint8Array,
  isJpeg: boolean,
  side: number
): Promise<DecodedImage | undefined> {
  return (
    (isJpeg ? await decodedSmall(image, side) : undefined) ??
    (await decodeWhole(image))
  );
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
  const parts = Math.ceil((PARTS * side) / Math.max(width, height));
  if (parts >= PARTS) {
    return undefined;
  }
  const partOf = (length: number): number =>
    Math.ceil((length * parts) / PARTS);
  try {
    const decoder = new ImageDecoder({
      ...{ data: image as Uint8Array<ArrayBuffer>, type: 'image/jpeg' },
      desiredWidth: partOf(width),
      desiredHeight: partOf(height)
    });
    try {
      const { image: frame } = await decoder.decode();
      const { displayWidth, displayHeight } = frame;
      // It lay on its side where that is nearer to its shape.
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
    // The other way says whether it can be shown at all.
    return undefined;
  }
}

/** Only secure pages have a decoder; an older one draws what a camera held upright as it was stored. */
function canDecodeSmall(): boolean {
  return (
    typeof ImageDecoder !== 'undefined' &&
    typeof VideoFrame !== 'undefined' &&
    'rotation' in VideoFrame.prototype
  );
}

/** The same in all of its pixels. */
export async function decodeWhole(
  image: Uint8Array
): Promise<DecodedImage | undefined> {
  try {
    const bitmap = await createImageBitmap(
      new Blob([image as Uint8Array<ArrayBuffer>]),
      { imageOrientation: 'from-image', colorSpaceConversion: 'default' }
    );
    const { width, height } = bitmap;
    return { source: bitmap, width, height, close: () => bitmap.close() };
  } catch {
    return undefined;
  }
}
