import type { MakeProblem } from '../../domain/jobs/reason';

/** A small picture of an image, or why none can be made. */
export type MadeThumbnail =
  | {
      /** WebP, upright. */
      readonly picture: Uint8Array;
      /** The image's size in pixels, upright. */
      readonly width: number;
      readonly height: number;
      /** Set if the image is animated. The picture is its first frame. */
      readonly animated?: boolean;
    }
  | { readonly problem: MakeProblem };

/** Makes small pictures outside a page. */
export interface ThumbnailMaker {
  /** @param image - the bytes of any file */
  make(image: Uint8Array): Promise<MadeThumbnail>;
}
