import { pillowThumbnails } from '../../../adapters/node/pillow/pillowThumbnails';
import { sharpThumbnails } from '../../../adapters/node/sharpThumbnails';
import type { SharpThumbnails } from '../../../adapters/node/sharpThumbnails';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import { noMakerText } from '../../../words/jobs/reports';
import { PLAIN } from '../../../words/trans';
import type { Environment } from '../../terminal/environment';

/** What makes the packs of a run, as its report says. */
export type PacksBy = 'sharp' | 'pillow' | 'none';

/** What makes thumbnails, if anything does. */
export type FoundMaker =
  | { readonly maker: SharpThumbnails; readonly packsBy: 'sharp' }
  | { readonly maker: ThumbnailMaker; readonly packsBy: 'pillow' }
  | { readonly maker?: undefined; readonly packsBy: 'none' };

/**
 * `sharp` if it is installed, else the Pillow of the Python that started this
 * program (`CURATION_PYTHON`). Without both there are no packs, and one line
 * tells so.
 */
export async function findThumbnailMaker(
  { err, env }: Pick<Environment, 'err' | 'env'>,
  load?: Parameters<typeof sharpThumbnails>[0]
): Promise<FoundMaker> {
  const bySharp = await sharpThumbnails(load);
  if (bySharp) {
    return { maker: bySharp, packsBy: 'sharp' };
  }
  const python = env.CURATION_PYTHON;
  const byPillow = python ? await pillowThumbnails(python) : undefined;
  if (byPillow) {
    return { maker: byPillow, packsBy: 'pillow' };
  }
  err.write(`${noMakerText(PLAIN)}\n`);
  return { packsBy: 'none' };
}
