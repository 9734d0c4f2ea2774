import type { MakeProblem } from '../../domain/jobs/reason';

/** Decodes images outside a page, to see that they are whole. */
export interface ImageDecoder {
  /**
   * Decodes all pixels of an image and keeps none.
   *
   * @param image - the bytes of any file
   * @returns why it cannot be decoded; undefined if it can, or if this decoder
   * does not know the format or does not take images of that size
   */
  problemOf(image: Uint8Array): Promise<MakeProblem | undefined>;
}
