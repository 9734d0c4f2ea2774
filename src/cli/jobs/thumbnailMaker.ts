import { sharpThumbnails } from '../../adapters/node/sharpThumbnails';
import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';
import type { Output } from '../terminal/environment';

/** Where `sharp` is missing it is said in one line, and there are no packs. */
export async function findThumbnailMaker(
  err: Output,
  load?: Parameters<typeof sharpThumbnails>[0]
): Promise<ThumbnailMaker | undefined> {
  const maker = await sharpThumbnails(load);
  if (maker === undefined) {
    err.write(
      'No packs of thumbnails: sharp is not installed. Install it with npm install sharp, then run pack.\n'
    );
  }
  return maker;
}
