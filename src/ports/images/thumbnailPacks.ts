import type { ImagePath } from '../../domain/images/image';
import type { PackedThumbnail } from '../../domain/images/pack/pack';

/** A product's pack, as its item names it. */
export interface OfferedPack {
  /** The pack's key; those of its images begin alike, up to the folder. */
  readonly key: string;
  /** The pack's own ETag. */
  readonly etag: string;
  /** The product's `last_updated_at` under which its images' ETags were read. */
  readonly checkedAt: string;
}

/** What was found of a pack that does not serve its product as it should. */
export type PackTrouble =
  /** There is none under its key. */
  | 'missing'
  /** It cannot be read. */
  | 'broken'
  /** It is another one than the item names. */
  | 'changed'
  /** Somebody looked at an image that it does not have. */
  | 'incomplete';

/** Packs of thumbnails from which pictures are taken, and what a new one is made of. */
export interface ThumbnailPacks {
  /**
   * A product comes up whose item is not read yet, and which is likely to have
   * a pack: it is read at once, where the browser has no picture of that
   * product. It serves nobody before it is offered.
   * @returns ends it; what was offered meanwhile is read on
   */
  expect(key: string): () => void;
  /**
   * Pictures of this product may be taken from its pack. It is read, in one
   * request, once one of them is wanted that the browser does not have.
   */
  offer(pack: OfferedPack): void;
  /** What is wrong with an offered pack; undefined where nothing is known to be. */
  trouble(key: string): PackTrouble | undefined;
  /**
   * The small pictures of all these images, as this browser keeps them.
   * @param stamp - under which they must have been checked
   * @returns undefined where it does not have them all
   */
  collect(
    images: readonly { readonly path: ImagePath; readonly key: string }[],
    stamp: string
  ): Promise<readonly PackedThumbnail[] | undefined>;
}
