import { decodeProblem } from '../../../../domain/images/decodeProblem';
import type { ImageInspector } from '../../../../ports/images/imageInspector';

/** Uses the browser's own decoders. */
export const bitmapInspector: ImageInspector = {
  async dimensions(bytes, contentType) {
    if (decodeProblem(bytes)) {
      return undefined;
    }
    try {
      const bitmap = await createImageBitmap(
        new Blob([bytes as Uint8Array<ArrayBuffer>], { type: contentType })
      );
      const { width, height } = bitmap;
      bitmap.close();
      return { width, height };
    } catch {
      // The only sign that these bytes are not an image.
      return undefined;
    }
  }
};
