import type { Trans } from '../trans';

export function thumbnailsClearedText(trans: Trans): string {
  return trans.__(
    'The thumbnails stored in this browser were removed. They are fetched again when you look at them.'
  );
}
