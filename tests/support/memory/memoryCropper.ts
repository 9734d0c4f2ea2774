import type { CropArea } from '../../../src/domain/viewer/crop';
import { CropFailed } from '../../../src/domain/errors';
import type {
  CroppedImage,
  ImageCropper
} from '../../../src/ports/viewer/imageCropper';

/** Crops without a picture: the bytes are a text that tells what was cut out of what. */
export class MemoryCropper implements ImageCropper {
  /** Images that cannot be read, as text. */
  readonly unreadable = new Set<string>();

  async crop(
    image: Uint8Array,
    { left, top, width, height }: CropArea,
    type: string
  ): Promise<CroppedImage> {
    const original = new TextDecoder().decode(image);
    if (this.unreadable.has(original)) {
      throw new CropFailed({ code: 'not-decodable' });
    }
    const text = `${type} ${width}x${height}+${left}+${top} of ${original}`;
    return { bytes: new TextEncoder().encode(text), type };
  }
}
