import { viewOf } from './fileKind';

/**
 * The size of a JPEG in pixels by its header, as it is stored: without the
 * rotation of its EXIF data.
 *
 * @returns undefined if the bytes do not tell
 */
export function jpegSize(
  bytes: Uint8Array
): { readonly width: number; readonly height: number } | undefined {
  const view = viewOf(bytes);
  // After the marker come segments, each with its length.
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    if (beginsFrame(bytes[at + 1])) {
      const [height, width] = [at + 5, at + 7].map(place =>
        view.getUint16(place)
      );
      return width > 0 && height > 0 ? { width, height } : undefined;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** Any kind of frame. Three markers in this range are tables. */
function beginsFrame(marker: number): boolean {
  return (
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
  );
}
