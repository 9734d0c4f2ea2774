/** One picture that a view wants. */
export interface WantedThumbnail {
  /** The object's key. */
  readonly key: string;
  /** The product's `last_updated_at`: a cached picture checked under it needs no request. */
  readonly stamp: string | undefined;
  /** Lower is served first. */
  readonly priority: number;
}

/** A small picture and what its original is. */
export interface Thumbnail {
  /** An object URL, good until the want is dropped. */
  readonly url: string;
  /** The original's size in pixels. */
  readonly width: number;
  readonly height: number;
  /** The original's size in bytes. */
  readonly bytes: number;
}

export type ThumbnailResult =
  | { readonly kind: 'ready'; readonly thumbnail: Thumbnail }
  /** S3 does not have the object. */
  | { readonly kind: 'missing' }
  /** It is there, but is no image that can be shown. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** It could not be fetched now. */
  | { readonly kind: 'failed'; readonly reason: string };

/** How much is kept, in bytes. */
export interface ThumbnailUsage {
  readonly bytes: number;
  readonly limit: number;
}

export interface Thumbnails {
  /**
   * Declares a want. `deliver` is called once or, where a cached picture turns
   * out to be old, again.
   * @returns drops the want: what nobody wants is not fetched
   */
  want(
    wanted: WantedThumbnail,
    deliver: (result: ThumbnailResult) => void
  ): () => void;
  /** After our own change: what was checked under the old stamp holds under the new. */
  carry(keys: readonly string[], from: string, to: string): Promise<void>;
  /** Until the save has ended, however it ends, fewer pictures are loaded beside it. */
  giveWay(save: Promise<unknown>): void;
  usage(): Promise<ThumbnailUsage>;
  clear(): Promise<void>;
  /** Ends what is running; wants are no longer served. */
  dispose(): void;
}
