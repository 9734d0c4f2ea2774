import type { CropArea } from '../../domain/viewer/crop';

/** A region of an image as an image of its own. */
export interface CroppedImage {
  readonly bytes: Uint8Array;
  /** Its media type: the one asked for, else PNG. */
  readonly type: string;
}

/** Cuts regions out of encoded images, at their full resolution. */
export interface ImageCropper {
  /**
   * The pixels are those that are shown (the EXIF orientation is applied);
   * they are written in sRGB and without the original's metadata.
   * @param image - the whole original, as stored
   * @param type - `image/jpeg`, `image/webp` or `image/png`
   * @throws Invalid where the bytes do not decode, or the area is not inside them
   */
  crop(image: Uint8Array, area: CropArea, type: string): Promise<CroppedImage>;
}
