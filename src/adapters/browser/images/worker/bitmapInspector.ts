import type { ImageInspector } from '../../../../ports/images/imageInspector';

/** Asks the browser's own decoders. */
export const bitmapInspector: ImageInspector = {
  async dimensions(bytes, contentType) {
    try {
      const bitmap = await createImageBitmap(
        new Blob([bytes as Uint8Array<ArrayBuffer>], { type: contentType })
      );
      const { width, height } = bitmap;
      bitmap.close();
      return { width, height };
    } catch {
      // It has no other way to say that these bytes are no image.
      return undefined;
    }
  }
};
