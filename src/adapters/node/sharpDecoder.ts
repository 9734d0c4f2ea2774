import { MOST_PIXELS } from '../../domain/reading/sizeLimits';
import type { ImageDecoder } from '../../ports/images/imageDecoder';
import type { LoadSharp } from './installedSharp';
import { installedSharp, oneLargeAtATime } from './installedSharp';

/** The formats that are decoded: those that browsers show and `sharp` reads. */
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif'];

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
      const { format, width, height } = await picture.metadata();
      if (FORMATS.includes(format) && width * height <= MOST_PIXELS) {
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
