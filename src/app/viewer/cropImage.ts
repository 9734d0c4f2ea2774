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
 * Crops a stored image, from its original bytes. It stores nothing: the new
 * image is uploaded like any other.
 *
 * @param key - of the original
 * @param filename - of the original; the crop is named after it
 * @throws Invalid for an invalid area, NotFound if the object is gone, and the
 * errors of reading
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
    const type = cropType(filename, original);
    const cropped = await cropper.crop(original, area, type);
    return { ...cropped, filename: cropName(filename, cropped.type) };
  } catch (error) {
    throw error instanceof CropFailed
      ? new CropFailed(error.problem, filename, { cause: error })
      : error;
  }
}
