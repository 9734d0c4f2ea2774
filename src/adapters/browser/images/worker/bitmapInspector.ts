import {
  decodeProblem,
  isLarge
} from '../../../../domain/images/decodeProblem';
import { imageSize } from '../../../../domain/images/imageSize';
import type { OneLarge } from '../../../../domain/reading/oneLarge';
import type { ImageInspector } from '../../../../ports/images/imageInspector';

/** Uses the browser's own decoders. */
export function bitmapInspector(oneLarge: OneLarge): ImageInspector {
  return {
    async dimensions(bytes, contentType) {
      if (decodeProblem(bytes)) {
        return undefined;
      }
      const decode = (): Promise<Decoded | undefined> =>
        decoded(bytes, contentType);
      return oneLarge.take(isLarge(imageSize(bytes)), decode, true);
    }
  };
}

type Decoded = Pick<ImageBitmap, 'width' | 'height'>;

async function decoded(
  bytes: Uint8Array,
  type: string
): Promise<Decoded | undefined> {
  try {
    const bitmap = await createImageBitmap(
      new Blob([bytes as Uint8Array<ArrayBuffer>], { type })
    );
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    // The only sign that these bytes are not an image.
    return undefined;
  }
}
