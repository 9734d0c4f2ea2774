import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';

/** The longer side in pixels: between what a page makes for screens of one pixel a point and of more. */
const LONGER_SIDE = 384;

/** Of WebP. The sample's 19 images: 86 kB at 75, 134 kB at a page's 85, 1.5 MB as they are. */
const QUALITY = 75;

/** What a page shows too. Anything else, as a drawing or a document, is not given to its reader. */
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif'];

type Sharp = (typeof import('sharp'))['default'];

/**
 * Makes thumbnails by `sharp`, which is an optional dependency.
 *
 * @returns undefined where it is not installed, or not for this machine
 */
export async function sharpThumbnails(
  load: () => Promise<{ readonly default: Sharp }> = () => import('sharp')
): Promise<ThumbnailMaker | undefined> {
  let sharp: Sharp;
  try {
    sharp = (await load()).default;
  } catch {
    // Whoever asks says it: a program without packs is whole.
    return undefined;
  }
  // Nothing is read twice, and what is kept open would only take memory.
  sharp.cache(false);
  return {
    async make(image) {
      try {
        const drawn = sharp(image, { failOn: 'error' });
        const { format, autoOrient, pages = 1 } = await drawn.metadata();
        if (!FORMATS.includes(format)) {
          return { problem: { code: 'unknown-format', format } };
        }
        const picture = await drawn
          .autoOrient()
          .resize({
            ...{ width: LONGER_SIDE, height: LONGER_SIDE },
            ...{ fit: 'inside', withoutEnlargement: true }
          })
          .webp({ quality: QUALITY })
          .toBuffer();
        const { width, height } = autoOrient;
        const animated = pages > 1 && format !== 'heif';
        return {
          ...{ picture: new Uint8Array(picture), width, height },
          ...(animated && { animated })
        };
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        return { problem: { code: 'unreadable', said } };
      }
    }
  };
}
