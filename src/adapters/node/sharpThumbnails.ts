import type { FileKind } from '../../domain/images/fileKind';
import { thumbnailPart } from '../../domain/images/longPage';
import { MOST_PIXELS } from '../../domain/reading/sizeLimits';
import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';
import type { LoadSharp, Sharp } from './installedSharp';
import { installedSharp } from './installedSharp';
import type { SmallPicture } from './madeThumbnail';
import { LONGER_SIDE, QUALITY, madeThumbnail } from './madeThumbnail';

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
    make: image =>
      madeThumbnail(image, kind => smallPicture(sharp, image, kind))
  };
}

/** @throws what `sharp` throws if it cannot read it */
async function smallPicture(
  sharp: Sharp,
  image: Uint8Array,
  kind: FileKind
): Promise<SmallPicture> {
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
