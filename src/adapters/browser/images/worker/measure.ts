import type { PictureMeasures } from '../../../../domain/images/pictureMeasures';
import { measurePicture } from '../../../../domain/images/pictureMeasures';
import type { PictureProblem } from '../../../../domain/pictureProblem';
import { decodeWhole } from './decode';
import { draw, pixelsOf } from './resize';

export type MeasureResult =
  { readonly measures: PictureMeasures } | { readonly problem: PictureProblem };

/** No small picture is larger; a larger one is measured as if it were small. */
const SIDE = 512;

/** Measures a small picture. That takes as long as making it, so nobody who waits for the picture waits for it. */
export async function measure(picture: Uint8Array): Promise<MeasureResult> {
  const found = await decodeWhole(picture);
  if ('code' in found) {
    return { problem: found };
  }
  const drawn = draw(found, SIDE);
  return drawn === undefined
    ? { problem: { code: 'no-canvas' } }
    : { measures: measurePicture(pixelsOf(drawn)) };
}
