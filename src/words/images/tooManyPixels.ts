import { MOST_PIXELS } from '../../domain/images/imageSize';
import { formatDimensions } from '../format';
import type { Trans } from '../trans';

/** Stands alone, or after the name of a file and a colon. */
export function tooManyPixelsText(
  { width, height }: { readonly width: number; readonly height: number },
  trans: Trans
): string {
  return trans.__(
    'It has %1 pixels, which is more than %2 megapixels, and is not decoded.',
    formatDimensions(width, height, trans),
    Math.floor(MOST_PIXELS / 1e6)
  );
}
