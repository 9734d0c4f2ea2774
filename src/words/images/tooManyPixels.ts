import { MOST_PIXELS } from '../../domain/reading/sizeLimits';
import { formatCount, formatDimensions } from '../format';
import type { Trans } from '../trans';

/** Stands alone, or after the name of a file and a colon. */
export function tooManyPixelsText(
  {
    width,
    height,
    frames
  }: {
    readonly width: number;
    readonly height: number;
    readonly frames?: number;
  },
  trans: Trans
): string {
  const size = formatDimensions(width, height, trans);
  const most = Math.floor(MOST_PIXELS / 1e6);
  return frames === undefined
    ? trans.__(
        'It has %1 pixels, which is more than %2 megapixels, and is not decoded.',
        size,
        most
      )
    : trans.__(
        'It has %1 frames of %2 pixels, which is more than %3 megapixels, and is not played.',
        formatCount(frames, trans),
        size,
        most
      );
}
