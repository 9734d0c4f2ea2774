import type { ImagePath } from '../../domain/images/image';
import type { PackedThumbnail } from '../../domain/images/pack/pack';

/** A product's pack, as its item names it. */
export interface OfferedPack {
  /** The pack's key. The keys of its images have the same folder. */
  readonly key: string;
  /** The pack's own ETag. */
  readonly etag: string;
  /** The product's `last_updated_at` under which its images' ETags were read. */
  readonly checkedAt: string;
}

/** What is wrong with a pack. */
export type PackTrouble =
  /** Its key has no object. */
  | 'missing'
  /** It cannot be read. */
  | 'broken'
  /** It is not the one that the item names. */
  | 'changed'
  /** It lacks an image that was shown. */
  | 'incomplete';

/** Packs of thumbnails: pictures are taken from them, and new ones are made. */
export interface ThumbnailPacks {
  /**
   * A product is being opened. Its item is not read yet, and it is likely to
   * have a pack. The pack is read at once if the browser has no picture of that
   * product, and serves pictures only after it is offered.
   *
   * @returns cancels the reading, unless the pack was offered meanwhile
   */
  expect(key: string): () => void;
  /**
   * Pictures of this product may be taken from its pack. The pack is read in
   * one request when a picture is wanted that the browser does not have.
   */
  offer(pack: OfferedPack): void;
  /** What is wrong with an offered pack, as far as it is known. */
  trouble(key: string): PackTrouble | undefined;
  /**
   * The small pictures of all these images, from the browser's cache.
   *
   * @param stamp - the product's, under which they must have been checked
   * @returns undefined if one of them is missing
   */
  collect(
    images: readonly { readonly path: ImagePath; readonly key: string }[],
    stamp: string
  ): Promise<readonly PackedThumbnail[] | undefined>;
}
