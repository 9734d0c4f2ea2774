import type { ImageDecoder } from '../../ports/images/imageDecoder';
import type {
  MadeThumbnail,
  ThumbnailMaker
} from '../../ports/images/thumbnailMaker';
import type { SharpThumbnails } from './sharpThumbnails';

/** What looks at an image twice: first whether it is whole, then for its small picture. */
export interface DecodedOnce {
  readonly decoder: ImageDecoder;
  readonly maker: ThumbnailMaker;
}

/**
 * Decodes an image once for both. The small picture is made when somebody asks
 * whether the image is whole, and is kept as long as the bytes are. Where that
 * does not tell, `decoder` is asked.
 */
export function decodedOnce(
  decoder: ImageDecoder,
  maker: SharpThumbnails
): DecodedOnce {
  const kept = new WeakMap<Uint8Array, MadeThumbnail>();
  return {
    decoder: {
      problemOf: async image => {
        const made = await maker.makeWhole(image);
        if (made === undefined) {
          return decoder.problemOf(image);
        }
        kept.set(image, made);
        return undefined;
      }
    },
    maker: { make: async image => kept.get(image) ?? maker.make(image) }
  };
}
