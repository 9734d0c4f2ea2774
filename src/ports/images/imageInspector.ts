/** Whether bytes are an image, before they are sent anywhere. */
export interface ImageInspector {
  /** The size in pixels, or undefined where the bytes do not decode as an image. */
  dimensions(
    bytes: Uint8Array,
    contentType: string
  ): Promise<{ readonly width: number; readonly height: number } | undefined>;
}
