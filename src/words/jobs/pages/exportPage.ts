import type { Trans } from '../../trans';
import { imagesText, some } from '../reports';

/** @param where - the bucket and the table */
export function exportLead(where: string, trans: Trans): string {
  return trans.__(
    'Writes a table with a row for each image of the completed products in %1: its key, product, slot, and who completed it. Nothing is changed.',
    where
  );
}

/** @param folder - on the Jupyter server; empty for a download */
export function exportPlaceText(folder: string, trans: Trans): string {
  return folder === ''
    ? trans.__('The file is downloaded.')
    : trans.__('The file is written to the folder %1 of the server.', folder);
}

export function exportTagsText(trans: Trans): string {
  return trans.__('Tags take one request for each image.');
}

interface ExportFacts {
  readonly stopped: boolean;
  readonly products: number;
  readonly images: number;
  readonly bytes: number;
  readonly failed: number;
  readonly leftOut: number;
}

/** What was exported, in sentences. @param file - its name; undefined if none was written */
export function exportSum(
  { stopped, products, images, bytes, failed, leftOut }: ExportFacts,
  file: string | undefined,
  trans: Trans
): readonly string[] {
  const text = imagesText(images, bytes, trans);
  return [
    trans._n('%1 product was checked.', '%1 products were checked.', products),
    stopped
      ? trans.__('It was stopped after %1. Nothing was written.', text)
      : file === undefined
        ? trans.__('%1 would be exported. Nothing was written.', text)
        : trans.__('%1 exported to %2.', text, file),
    ...some(leftOut, () =>
      trans._n(
        '%1 more line is not listed.',
        '%1 more lines are not listed.',
        leftOut
      )
    ),
    ...some(failed, () =>
      trans._n(
        '%1 product could not be looked at: the export is not whole.',
        '%1 products could not be looked at: the export is not whole.',
        failed
      )
    )
  ];
}
