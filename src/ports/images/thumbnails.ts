import type { PictureProblem } from '../../domain/pictureProblem';
import type { PictureFacts } from '../../domain/images/pictureFacts';
import type { FileKind } from '../../domain/images/fileKind';

/** One picture that a view wants. */
export interface WantedThumbnail {
  /** The object's key. */
  readonly key: string;
  /** The product's `last_updated_at`. A cached picture that was checked under it needs no request. */
  readonly stamp: string | undefined;
  /** Among wants for the same purpose, the lowest is served first. */
  readonly priority: number;
}

/**
 * Why a picture is prefetched: its product comes next, or was just left. What
 * is visible goes before either.
 */
export type PrefetchPurpose = 'next' | 'recent';

/** A small picture, and facts about its original. */
export interface Thumbnail {
  /**
   * A `data:` URL. Making an object URL, and reading it, are requests to
   * another process.
   */
  readonly url: string;
  /** The original's size in pixels. */
  readonly width: number;
  readonly height: number;
  /** The original's size in bytes. */
  readonly bytes: number;
  /** Set if the original is animated. Its first frame is shown. */
  readonly animated?: boolean;
  /** Set if the picture may have transparent pixels. */
  readonly transparent?: boolean;
}

export type ThumbnailResult =
  | { readonly kind: 'ready'; readonly thumbnail: Thumbnail }
  /** The bucket does not have the object. */
  | { readonly kind: 'missing' }
  /** The object is not an image that can be shown. */
  | {
      readonly kind: 'unreadable';
      readonly reason: PictureProblem;
      /** What its bytes are, if that is known. */
      readonly file?: FileKind;
    }
  /** It could not be fetched this time. */
  | { readonly kind: 'failed'; readonly reason: PictureProblem };

/** How much the browser stores, in bytes. */
export interface ThumbnailUsage {
  readonly bytes: number;
  readonly limit: number;
  /** The browser has no room for more, or no database. Pictures are then fetched again. */
  readonly isFull?: boolean;
}

export interface Thumbnails {
  /**
   * Declares that a view wants a picture. `deliver` is called before this
   * returns if the picture is in memory, otherwise later. It is called again if
   * a cached picture turns out to be old.
   *
   * @returns takes the want back; what nobody wants is not fetched
   */
  want(
    wanted: WantedThumbnail,
    deliver: (result: ThumbnailResult) => void
  ): () => void;
  /**
   * What `want` would deliver before it returns, or undefined, so that a view
   * can show it at once. It stays the same object until the picture changes.
   */
  peek(key: string): ThumbnailResult | undefined;
  /**
   * Declares that a picture may be shown soon. It is fetched when everything
   * visible is loaded and nothing is being saved, and then stays in memory.
   *
   * @param arrived - called when it is done, with whether there is a picture
   * @returns takes it back; what is not fetched yet is not fetched
   */
  prefetch(
    wanted: WantedThumbnail,
    purpose: PrefetchPurpose,
    arrived: (ready: boolean) => void
  ): () => void;
  /**
   * What is known of these pictures, by key. Only those at hand are named, null
   * for one that turned out not to exist. Whatever was not measured before is
   * measured now, beside the page; nothing is fetched.
   */
  facts(
    keys: readonly string[]
  ): Promise<ReadonlyMap<string, PictureFacts | null>>;
  /** The product turned out to be newer than the stamp under which these were wanted. They are checked. */
  recheck(keys: readonly string[], stamp: string | undefined): void;
  /** Our own change gave the product a new stamp. What was checked under the old one is right under it too. */
  restamp(keys: readonly string[], from: string, to: string): Promise<void>;
  /** Fewer pictures are loaded at a time until the save has succeeded or failed. */
  yieldTo(save: Promise<unknown>): void;
  /** Resolves when every visible picture is loaded, or has failed to load. */
  visibleLoaded(): Promise<void>;
  usage(): Promise<ThumbnailUsage>;
  clear(): Promise<void>;
  /** Cancels everything. Wants are no longer served. */
  dispose(): void;
}
