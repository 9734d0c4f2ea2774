import { decodedOnce } from '../../../adapters/node/decodedOnce';
import { sharpDecoder } from '../../../adapters/node/sharpDecoder';
import type { ImageDecoder } from '../../../ports/images/imageDecoder';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import { notDecodedText } from '../../../words/jobs/reports';
import { PLAIN } from '../../../words/trans';
import type { Environment } from '../../terminal/environment';
import type { FoundMaker, PacksBy } from './thumbnailMaker';
import { findThumbnailMaker } from './thumbnailMaker';

/** What a migration looks at images with. */
export interface PictureReaders {
  /** Makes the packs' pictures; undefined if none are made. */
  readonly thumbnails?: ThumbnailMaker;
  /** Tells whether an image is whole; undefined if only its ends are looked at. */
  readonly decoder?: ImageDecoder;
  readonly packsBy: PacksBy;
}

/**
 * Finds what is installed of what is asked for. A line for each that is missing
 * tells what that means. If the pictures are made anyway, no image is decoded a
 * second time to see that it is whole.
 */
export async function findPictureReaders(
  environment: Pick<Environment, 'err' | 'env'>,
  wanted: { packs: boolean; decode: boolean; dryRun: boolean }
): Promise<PictureReaders> {
  const found: FoundMaker = wanted.packs
    ? await findThumbnailMaker(environment)
    : { packsBy: 'none' };
  const { maker, packsBy } = found;
  const decoder = wanted.decode ? await sharpDecoder() : undefined;
  if (wanted.decode && decoder === undefined) {
    environment.err.write(`${notDecodedText(PLAIN)}\n`);
  }
  // A dry run makes no pictures.
  if (decoder === undefined || packsBy !== 'sharp' || wanted.dryRun) {
    return { thumbnails: maker, decoder, packsBy };
  }
  const once = decodedOnce(decoder, found.maker);
  return { thumbnails: once.maker, decoder: once.decoder, packsBy };
}
