import type { FileKind } from '../../domain/images/fileKind';
import { isLongPage, thumbnailPart } from '../../domain/images/longPage';
import { MOST_PIXELS } from '../../domain/reading/sizeLimits';
import type {
  MadeThumbnail,
  ThumbnailMaker
} from '../../ports/images/thumbnailMaker';
import type { LoadSharp, Sharp } from './installedSharp';
import { installedSharp } from './installedSharp';
import type { SmallPicture } from './madeThumbnail';
import { EFFORT, LONGER_SIDE, QUALITY, madeThumbnail } from './madeThumbnail';

/** Makes thumbnails, and can tell by the same decoding that an image is whole. */
export interface SharpThumbnails extends ThumbnailMaker {
  /**
   * @param image - the bytes of any file
   * @returns undefined if all of its pixels were not decoded without a warning,
   * which does not mean that the image is broken
   */
  makeWhole(image: Uint8Array): Promise<MadeThumbnail | undefined>;
}

/**
 * Makes thumbnails with `sharp`, which is an optional dependency.
 *
 * @returns undefined if it is not installed for this machine
 */
export async function sharpThumbnails(
  load?: LoadSharp
): Promise<SharpThumbnails | undefined> {
  const sharp = await installedSharp(load);
  if (sharp === undefined) {
    // The program works without packs.
    return undefined;
  }
  // Nothing is read twice, so that a cache would only take memory.
  sharp.cache(false);
  const made = (image: Uint8Array, whole: boolean): Promise<MadeThumbnail> =>
    madeThumbnail(image, kind => smallPicture(sharp, image, kind, whole));
  return {
    make: image => made(image, false),
    makeWhole: async image => {
      const picture = await made(image, true);
      return 'problem' in picture ? undefined : picture;
    }
  };
}

/**
 * @param whole - whether to decode all of the image, and to mind warnings
 * @throws what `sharp` throws if it cannot read it, and Error if not all of it would be decoded
 */
async function smallPicture(
  sharp: Sharp,
  image: Uint8Array,
  kind: FileKind,
  whole: boolean
): Promise<SmallPicture> {
  const decoded = sharp(image, {
    failOn: whole ? 'warning' : 'error',
    limitInputPixels: MOST_PIXELS
  });
  const size = await uprightSize(decoded, kind);
  const upright = kind === 'webp' ? decoded : decoded.autoOrient();
  if (isLongPage(size) && whole) {
    throw new Error('The rest of a long page is not decoded.');
  }
  // A JPEG of which a part is taken is decoded at its full size first.
  const part = isLongPage(size)
    ? upright.extract({ left: 0, top: 0, ...thumbnailPart(size) })
    : upright;
  const picture = await part
    .resize({
      width: LONGER_SIDE,
      height: LONGER_SIDE,
      fit: 'inside',
      withoutEnlargement: true
    })
    .webp({ quality: QUALITY, effort: EFFORT })
    .toBuffer();
  return { picture: new Uint8Array(picture), ...size };
}

/** The size as browsers show it. They turn no WebP by the orientation in its EXIF data. */
async function uprightSize(
  decoded: ReturnType<Sharp>,
  kind: FileKind
): Promise<{ readonly width: number; readonly height: number }> {
  const { autoOrient, width, height } = await decoded.metadata();
  return kind === 'webp' ? { width, height } : autoOrient;
}
