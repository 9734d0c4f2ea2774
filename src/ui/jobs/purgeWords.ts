import { formatBytes, formatCount } from '../../words/format';
import type { Trans } from '../controls/trans';

/** `12 images (3.4 MB)` */
export function imagesText(
  images: number,
  bytes: number,
  trans: Trans
): string {
  return trans._n(
    '%2 image (%3)',
    '%2 images (%3)',
    images,
    formatCount(images, trans),
    formatBytes(bytes, trans)
  );
}
