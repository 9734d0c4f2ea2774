import type { Trans } from '../trans';

/** What an empty folder says. */
export function emptyFolderText(editable: boolean, trans: Trans): string {
  return editable
    ? trans.__('Empty. Drop images or files here.')
    : trans.__('Empty');
}

export function missingImageText(trans: Trans): string {
  return trans.__(
    'The catalogue lists this image, but the bucket does not have it.'
  );
}
