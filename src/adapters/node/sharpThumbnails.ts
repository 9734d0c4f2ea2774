import type { FileKind } from '../../domain/images/fileKind';
import { mediaType } from '../../domain/images/fileKind';
import { decodeProblem } from '../../domain/images/decodeProblem';
import { MOST_PIXELS } from '../../domain/reading/sizeLimits';
import { imageTraits } from '../../domain/images/imageTraits';
import { thumbnailPart } from '../../domain/images/longPage';
import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';
import type { LoadSharp, Sharp } from './installedSharp';
import { installedSharp, oneLargeAtATime } from './installedSharp';

/** The longer side in pixels: between what a page makes for screens with one pixel per point and with more. */
const LONGER_SIDE = 384;

/** Of WebP. The sample's 19 images take 86 kB at 75, 134 kB at a page's 85, and 1.5 MB as they are. */
const QUALITY = 75;

/**
 * Makes thumbnails with `sharp`, which is an optional dependency.
 *
 * @returns undefined if it is not installed for this machine
 */
export async function sharpThumbnails(
  load?: LoadSharp
): Promise<ThumbnailMaker | undefined> {
  const sharp = await installedSharp(load);
  if (sharp === undefined) {
    // The program works without packs.
    return undefined;
  }
  // Nothing is read twice, so that a cache would only take memory.
  sharp.cache(false);
  return {
    async make(image) {
      const { kind, animated } = imageTraits(image);
      if (kind === undefined || mediaType(kind) === undefined) {
        return { problem: { code: 'unknown-format', kind } };
      }
      const refused = decodeProblem(image);
      if (refused?.code === 'too-many-pixels') {
        return { problem: refused };
      }
      try {
        const made = await oneLargeAtATime(image, () =>
          smallPicture(sharp, image, kind)
        );
        return { ...made, ...(animated && { animated }) };
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        return { problem: { code: 'unreadable', said } };
      }
    }
  };
}

/** @throws what `sharp` throws if it cannot read it */
async function smallPicture(
  sharp: Sharp,
  image: Uint8Array,
  kind: FileKind
): Promise<{
  readonly picture: Uint8Array;
  readonly width: number;
  readonly height: number;
}> {
  const decoded = sharp(image, {
    failOn: 'error',
    limitInputPixels: MOST_PIXELS
  });
  const { width, height } = await uprightSize(decoded, kind);
  const upright = kind === 'webp' ? decoded : decoded.autoOrient();
  const picture = await upright
    .extract({ left: 0, top: 0, ...thumbnailPart({ width, height }) })
    .resize({
      width: LONGER_SIDE,
      height: LONGER_SIDE,
      fit: 'inside',
      withoutEnlargement: true
    })
    .webp({ quality: QUALITY })
    .toBuffer();
  return { picture: new Uint8Array(picture), width, height };
}

/** The size as browsers show it. They turn no WebP by the orientation in its EXIF data. */
async function uprightSize(
  decoded: ReturnType<Sharp>,
  kind: FileKind
): Promise<{ readonly width: number; readonly height: number }> {
  const { autoOrient, width, height } = await decoded.metadata();
  return kind === 'webp' ? { width, height } : autoOrient;
}
