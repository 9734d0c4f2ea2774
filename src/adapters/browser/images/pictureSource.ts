import type { ThumbnailInfo } from '../saving/database';

/** What is known of a small picture, wherever it was found. */
export type PictureInfo = Omit<ThumbnailInfo, 'id' | 'size' | 'usedAt'>;

export interface FoundPicture {
  readonly info: PictureInfo;
  /** JPEG or WebP; what a browser cannot encode, PNG. */
  readonly picture: Uint8Array;
}

/**
 * Where small pictures may be had at less cost than from their originals.
 * Asked in order, each only for what those before it do not have.
 */
export interface PictureSource {
  /**
   * A picture with the stamp and the ETag under which it was made. It is shown
   * as it is; under another stamp than the one asked for, the bucket is asked
   * whether it is still right.
   *
   * @param stamp - the product's `last_updated_at`
   * @returns undefined where it has none
   */
  find(
    key: string,
    stamp: string | undefined,
    signal: AbortSignal
  ): Promise<FoundPicture | undefined>;
}
