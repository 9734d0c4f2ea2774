import { fileKind } from '../../domain/images/fileKind';
import type { FileKind } from '../../domain/images/fileKind';
import { imageSize } from '../../domain/images/imageSize';
import { MOST_PIXELS } from '../../domain/reading/sizeLimits';
import type { ImageDecoder } from '../../ports/images/imageDecoder';
import type { LoadSharp, Sharp } from './installedSharp';
import { installedSharp, oneLargeAtATime } from './installedSharp';

/** The formats that are decoded: those that browsers show and `sharp` reads. */
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif'];

/** The same by their bytes. */
const KINDS: readonly (FileKind | undefined)[] = [
  'jpeg',
  'png',
  'webp',
  'gif',
  'avif'
];

/** Pixels of the longer side of what is made of the pixels: JPEG is decoded faster for a small picture. */
const SMALL = 64;

/** A warning of the JPEG reader: pixels are missing before the mark of the end. */
const MISSING_DATA = /premature end/i;

/** The bytes say what the file is; this reader does not know all formats and features. */
const NOT_KNOWN = /unsupported/i;

/**
 * Decodes images with `sharp`, which is an optional dependency.
 *
 * @returns undefined if it is not installed for this machine
 */
export async function sharpDecoder(
  load?: LoadSharp
): Promise<ImageDecoder | undefined> {
  const sharp = await installedSharp(load);
  if (sharp === undefined) {
    // Without it, only the ends of files are looked at.
    return undefined;
  }
  const decode = async (
    image: Uint8Array,
    failOn: 'warning' | 'error'
  ): Promise<string | undefined> => {
    try {
      const picture = sharp(image, {
        failOn,
        limitInputPixels: false,
        sequentialRead: true
      });
      if (isDecoded(image) ?? (await isDecodedBySharp(picture))) {
        await picture
          .resize({ width: SMALL, height: SMALL, fit: 'inside' })
          .raw()
          .toBuffer();
      }
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  return {
    problemOf: image =>
      oneLargeAtATime(image, async () => {
        const warning = await decode(image, 'warning');
        // Most warnings are about oddities that no browser minds.
        const said =
          warning === undefined || MISSING_DATA.test(warning)
            ? warning
            : await decode(image, 'error');
        return said === undefined || NOT_KNOWN.test(said)
          ? undefined
          : { code: 'unreadable', said };
      })
  };
}

/** By its header; undefined if the header does not tell. */
function isDecoded(image: Uint8Array): boolean | undefined {
  const size = imageSize(image);
  return size && KINDS.includes(fileKind(image))
    ? size.width * size.height <= MOST_PIXELS
    : undefined;
}

/** By what the reader says, which takes as long as decoding a small image. */
async function isDecodedBySharp(picture: ReturnType<Sharp>): Promise<boolean> {
  const { format, width, height } = await picture.metadata();
  return FORMATS.includes(format) && width * height <= MOST_PIXELS;
}
