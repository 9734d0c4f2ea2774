import type { FileKind } from '../../domain/images/fileKind';

/** One picture that a view wants. */
export interface WantedThumbnail {
  /** The object's key. */
  readonly key: string;
  /** The product's `last_updated_at`: a cached picture checked under it needs no request. */
  readonly stamp: string | undefined;
  /** Lower is served first, among what is wanted for the same. */
  readonly priority: number;
}

/**
 * What a picture is brought near for: one of the products that come next, or
 * the one that was just left. What is in sight goes before either.
 */
export type NearPurpose = 'next' | 'recent';

/** A small picture and what its original is. */
export interface Thumbnail {
  /**
   * A `data:` URL. A page has it at hand: of an object URL, both making it and
   * reading it are requests to another process.
   */
  readonly url: string;
  /** The original's size in pixels. */
  readonly width: number;
  readonly height: number;
  /** The original's size in bytes. */
  readonly bytes: number;
  /** It moves; its first picture is shown. Left out where it stands still. */
  readonly animated?: boolean;
}

export type ThumbnailResult =
  | { readonly kind: 'ready'; readonly thumbnail: Thumbnail }
  /** S3 does not have the object. */
  | { readonly kind: 'missing' }
  /** It is there, but is no image that can be shown. */
  | {
      readonly kind: 'unreadable';
      readonly reason: string;
      /** What it is by its bytes, where that is known. */
      readonly file?: FileKind;
    }
  /** It could not be fetched now. */
  | { readonly kind: 'failed'; readonly reason: string };

/** How much is kept, in bytes. */
export interface ThumbnailUsage {
  readonly bytes: number;
  readonly limit: number;
  /** Whether the browser has no room for more, or keeps nothing at all; pictures are then fetched again. */
  readonly keepsNoMore?: boolean;
}

export interface Thumbnails {
  /**
   * Declares a want. `deliver` is called once, before this returns where the
   * picture is at hand, or, where a cached picture turns
   * out to be old, again.
   * @returns drops the want: what nobody wants is not fetched
   */
  want(
    wanted: WantedThumbnail,
    deliver: (result: ThumbnailResult) => void
  ): () => void;
  /**
   * What the next want would be given before it returns, or undefined. The
   * same one as long as it is the same, for a view to draw at once.
   */
  atHand(key: string): ThumbnailResult | undefined;
  /**
   * Declares that a picture may be shown soon. It is fetched once everything
   * in sight is served and nothing is being saved, and then kept in memory.
   * `arrived` is called once, with whether there is a picture to show.
   * @returns drops it: what is not fetched yet is not fetched
   */
  bringNear(
    wanted: WantedThumbnail,
    purpose: NearPurpose,
    arrived: (ready: boolean) => void
  ): () => void;
  /** The product turned out to be newer than the stamp under which these were wanted: they are asked about. */
  recheck(keys: readonly string[], stamp: string | undefined): void;
  /** After our own change: what was checked under the old stamp holds under the new. */
  carry(keys: readonly string[], from: string, to: string): Promise<void>;
  /** Until the save has ended, however it ends, fewer pictures are loaded beside it. */
  giveWay(save: Promise<unknown>): void;
  /** Resolves once all that is in sight is there, as far as it can be had. */
  inSight(): Promise<void>;
  usage(): Promise<ThumbnailUsage>;
  clear(): Promise<void>;
  /** Ends what is running; wants are no longer served. */
  dispose(): void;
}
