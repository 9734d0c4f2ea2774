import type { CropArea } from '../../domain/viewer/crop';
import { checkArea, cropName, cropType } from '../../domain/viewer/crop';
import { Invalid, NotFound } from '../../domain/errors';
import type { NewImage } from '../../domain/edits/intention';
import type { ImageCropper } from '../../ports/viewer/imageCropper';
import type { ImageReading } from '../../ports/images/imageStore';

export interface CropFrom {
  readonly images: Pick<ImageReading, 'read'>;
  readonly cropper: ImageCropper;
}

/**
 * Cuts a region out of a stored image, from its original bytes. Nothing is
 * stored: the new image goes the way of an upload.
 *
 * @param key - the original's
 * @param filename - the original's, which names the crop
 * @throws Invalid for an area that is none, NotFound where the object is gone,
 *   and what reading throws
 */
export async function cropImage(
  { images, cropper }: CropFrom,
  key: string,
  filename: string,
  area: CropArea,
  signal: AbortSignal
): Promise<NewImage> {
  checkArea(filename, area);
  const original = await images.read(key, signal);
  if (original === undefined) {
    throw new NotFound(
      `${filename} is missing in the bucket, so nothing was cropped out of it.`,
      { remedy: 'Choose another image, or look with verify for what is gone.' }
    );
  }
  try {
    const { bytes, type } = await cropper.crop(
      original,
      area,
      cropType(filename)
    );
    return { filename: cropName(filename, type), bytes };
  } catch (error) {
    throw error instanceof Invalid
      ? new Invalid(
          `Nothing was cropped out of ${filename}: ${error.message}`,
          {
            remedy: error.remedy,
            cause: error
          }
        )
      : error;
  }
}
