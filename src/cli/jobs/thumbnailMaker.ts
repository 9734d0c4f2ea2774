import { sharpThumbnails } from '../../adapters/node/sharpThumbnails';
import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';
import { withoutSharpText } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import type { Output } from '../terminal/environment';

/** Without `sharp` there are no packs, and one line tells so. */
export async function findThumbnailMaker(
  err: Output,
  load?: Parameters<typeof sharpThumbnails>[0]
): Promise<ThumbnailMaker | undefined> {
  const maker = await sharpThumbnails(load);
  if (maker === undefined) {
    err.write(`${withoutSharpText(PLAIN)}\n`);
  }
  return maker;
}
