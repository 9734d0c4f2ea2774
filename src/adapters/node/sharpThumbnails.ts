import { thumbnailPart } from '../../domain/images/longPage';
import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';

/** The longer side in pixels: between what a page makes for screens with one pixel per point and with more. */
const LONGER_SIDE = 384;

/** Of WebP. The sample's 19 images take 86 kB at 75, 134 kB at a page's 85, and 1.5 MB as they are. */
const QUALITY = 75;

/** The formats that a page shows too. Others, such as drawings and documents, are not decoded. */
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif'];

type Sharp = (typeof import('sharp'))['default'];

/**
 * Makes thumbnails with `sharp`, which is an optional dependency.
 *
 * @returns undefined if it is not installed for this machine
 */
export async function sharpThumbnails(
  load: () => Promise<{ readonly default: Sharp }> = () => import('sharp')
): Promise<ThumbnailMaker | undefined> {
  let sharp: Sharp;
  try {
    sharp = (await load()).default;
  } catch {
    // The caller reports it. The program works without packs.
    return undefined;
  }
  // Nothing is read twice, so that a cache would only take memory.
  sharp.cache(false);
  return {
    async make(image) {
      try {
        const decoded = sharp(image, { failOn: 'error' });
        const { format, autoOrient, pages = 1 } = await decoded.metadata();
        if (!FORMATS.includes(format)) {
          return { problem: { code: 'unknown-format', format } };
        }
        const picture = await decoded
          .autoOrient()
          .extract({ left: 0, top: 0, ...thumbnailPart(autoOrient) })
          .resize({
            width: LONGER_SIDE,
            height: LONGER_SIDE,
            fit: 'inside',
            withoutEnlargement: true
          })
          .webp({ quality: QUALITY })
          .toBuffer();
        const { width, height } = autoOrient;
        const animated = pages > 1 && format !== 'heif';
        return {
          picture: new Uint8Array(picture),
          width,
          height,
          ...(animated && { animated })
        };
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        return { problem: { code: 'unreadable', said } };
      }
    }
  };
}
