import type { Trans } from '../trans';

export function noMetaText(trans: Trans): string {
  return trans.__('This product has no meta.json.');
}

/** Stands above the text of the file. */
export function brokenMetaText(trans: Trans): string {
  return trans.__('meta.json is not a JSON object. This is its text:');
}

/**
 * Stands above a file that is not in UTF-8, so that nobody wonders about its
 * characters; undefined if it is.
 */
export function metaEncodingText(
  encoding: 'utf-8' | 'utf-16' | 'cp949' | undefined,
  trans: Trans
): string | undefined {
  switch (encoding) {
    case 'utf-8':
      return undefined;
    case 'utf-16':
      return trans.__('The file is not in UTF-8. It was read as UTF-16.');
    case 'cp949':
      return trans.__(
        'The file is not in UTF-8. It was read as CP949 (Korean).'
      );
    case undefined:
      return trans.__(
        'The file is neither in UTF-8 nor in UTF-16 or CP949. Some of its characters cannot be read.'
      );
  }
}

/** @param fields - how many fields are not shown */
export function moreFieldsText(fields: number, trans: Trans): string {
  return trans._n(
    '%1 more field is in the text below.',
    '%1 more fields are in the text below.',
    fields
  );
}

/** Stands below the errors of a product's item. */
export function itemKeptText(trans: Trans): string {
  return trans.__('Nothing of it is dropped. You can work on the rest.');
}
