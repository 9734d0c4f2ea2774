import { decodeProblem } from '../../domain/images/decodeProblem';
import type { FileKind } from '../../domain/images/fileKind';
import { mediaType } from '../../domain/images/fileKind';
import { imageTraits } from '../../domain/images/imageTraits';
import type { MadeThumbnail } from '../../ports/images/thumbnailMaker';
import { oneLargeAtATime } from './installedSharp';

/** The longer side in pixels: between what a page makes for screens with one pixel per point and with more. */
export const LONGER_SIDE = 384;

/** Of WebP. The sample's 19 images take 86 kB at 75, 134 kB at a page's 85, and 1.5 MB as they are. */
export const QUALITY = 75;

/**
 * How much is tried to make a file small, 0 to 6. The sample's pictures are 5 %
 * larger than with 4, which is usual, and take 40 % less time.
 */
export const EFFORT = 2;

/** A small picture, with the size in pixels of its upright image. */
export interface SmallPicture {
  readonly picture: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * What becomes of an image: it is looked at before anything decodes it.
 *
 * @param decode - throws if it cannot be decoded
 */
export async function madeThumbnail(
  image: Uint8Array,
  decode: (kind: FileKind) => Promise<SmallPicture>
): Promise<MadeThumbnail> {
  const { kind, animated } = imageTraits(image);
  if (kind === undefined || mediaType(kind) === undefined) {
    return { problem: { code: 'unknown-format', kind } };
  }
  const refused = decodeProblem(image);
  if (refused?.code === 'too-many-pixels') {
    return { problem: refused };
  }
  try {
    const made = await oneLargeAtATime(image, () => decode(kind));
    return { ...made, ...(animated && { animated }) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { problem: { code: 'unreadable', said } };
  }
}
