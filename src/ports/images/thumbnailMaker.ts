/** A small picture of an image, or why none can be made of it, in one sentence. */
export type MadeThumbnail =
  | {
      /** WebP, upright. */
      readonly picture: Uint8Array;
      /** The image's size in pixels, upright. */
      readonly width: number;
      readonly height: number;
      /** It moves; the picture is its first. Left out where it stands still. */
      readonly animated?: boolean;
    }
  | { readonly problem: string };

/** Makes small pictures, where no page does. */
export interface ThumbnailMaker {
  /** @param image - the bytes of any file: what is no image has a problem */
  make(image: Uint8Array): Promise<MadeThumbnail>;
}
