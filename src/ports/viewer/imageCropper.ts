import type { CropArea } from '../../domain/viewer/crop';

/** A region of an image as an image of its own. */
export interface CroppedImage {
  readonly bytes: Uint8Array;
  /** Its media type: the one that was asked for, or PNG. */
  readonly type: string;
}

/** Cuts regions out of encoded images, at their full resolution. */
export interface ImageCropper {
  /**
   * The pixels are those that are shown, with the EXIF orientation applied.
   * They are written in sRGB and without the original's metadata.
   *
   * @param image - the whole original, as stored
   * @param type - `image/jpeg`, `image/webp` or `image/png`
   * @throws Invalid if the bytes cannot be decoded, or the area is not inside the image
   */
  crop(image: Uint8Array, area: CropArea, type: string): Promise<CroppedImage>;
}
