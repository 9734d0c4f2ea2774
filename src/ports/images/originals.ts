import type { ThumbnailResult, WantedThumbnail } from './thumbnails';

/** An image as it is stored, or why it is not shown. */
export type OriginalResult =
  | {
      readonly kind: 'ready';
      /** An address inside the page, of the very bytes that were looked at. */
      readonly url: string;
      /** Frees them. */
      release(): void;
    }
  | Exclude<ThumbnailResult, { readonly kind: 'ready' }>;

/** Whole images for the viewer. */
export interface Originals {
  /**
   * Fetches an image and looks at its header. One that must not be decoded gets
   * no address, so that no view can hand it to the browser.
   *
   * @throws the signal's reason if it fires
   */
  load(
    wanted: Pick<WantedThumbnail, 'key' | 'stamp'>,
    signal: AbortSignal
  ): Promise<OriginalResult>;
}
