/** Tells whether bytes are an image, before they are uploaded. */
export interface ImageInspector {
  /** The size in pixels, or undefined if the bytes cannot be decoded. */
  dimensions(
    bytes: Uint8Array,
    contentType: string
  ): Promise<{ readonly width: number; readonly height: number } | undefined>;
}
