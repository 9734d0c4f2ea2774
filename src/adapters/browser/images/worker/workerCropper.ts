import type { CropArea } from '../../../../domain/viewer/crop';
import { CropFailed } from '../../../../domain/errors';
import type {
  CroppedImage,
  ImageCropper
} from '../../../../ports/viewer/imageCropper';
import type { PictureWorker } from './pictureWorker';

/** Crops in the worker for pictures, so that a large original does not block the page. */
export class WorkerCropper implements ImageCropper {
  constructor(private readonly _worker: Pick<PictureWorker, 'crop'>) {}

  async crop(
    image: Uint8Array,
    area: CropArea,
    type: string
  ): Promise<CroppedImage> {
    const cropped = await this._worker.crop({
      image,
      area,
      type
    });
    if ('problem' in cropped) {
      throw new CropFailed(cropped.problem);
    }
    return { bytes: cropped.picture, type: cropped.type };
  }
}
