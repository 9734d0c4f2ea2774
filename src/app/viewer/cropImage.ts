import type { CropArea } from '../../domain/viewer/crop';
import { checkArea, cropName, cropType } from '../../domain/viewer/crop';
import { CropFailed, NotFound } from '../../domain/errors';
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
    throw new NotFound('crop-source-missing', { filename });
  }
  try {
    const type = cropType(filename);
    const cropped = await cropper.crop(original, area, type);
    return { ...cropped, filename: cropName(filename, cropped.type) };
  } catch (error) {
    throw error instanceof CropFailed
      ? new CropFailed(error.problem, filename, { cause: error })
      : error;
  }
}
