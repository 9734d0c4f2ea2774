import { formatBytes } from '../../format';
import type { Trans } from '../../trans';
import { imagesText, searchStoppedText, versionsRemarks } from '../reports';

/** @param where - the bucket and the table */
export function purgeLead(where: string, trans: Trans): string {
  return trans.__(
    'Destroys the bytes of images in %1 that were deleted or moved away long ago. The first step only shows what would be purged, and changes nothing.',
    where
  );
}

export function shownLead(olderThanDays: number, trans: Trans): string {
  return trans._n(
    'Deleted or moved away more than %1 day ago. Nothing has been changed yet.',
    'Deleted or moved away more than %1 days ago. Nothing has been changed yet.',
    olderThanDays
  );
}

/** @param purged - what was purged before the failure, or null for nothing */
export function failedLead(
  purged: { readonly images: number; readonly bytes: number } | null,
  trans: Trans
): string {
  return purged
    ? trans.__(
        'Purged before the failure: %1. Images that are marked and still there are purged the next time.',
        imagesText(purged.images, purged.bytes, trans)
      )
    : trans.__('Nothing was changed.');
}

export function daysProblem(trans: Trans): string {
  return trans.__('Enter a whole number of days, 0 or more.');
}

/** How much was looked at, and what the report leaves out. */
export function purgeRemarks(
  report: {
    readonly dryRun: boolean;
    readonly hidden: { readonly images: number; readonly bytes: number };
    readonly versions: boolean;
    readonly products: number;
    readonly leftOut: number;
    readonly stopped: boolean;
  },
  trans: Trans
): readonly string[] {
  const { products, leftOut, stopped } = report;
  return [
    ...(stopped ? [searchStoppedText(trans)] : []),
    trans._n('%1 product was checked.', '%1 products were checked.', products),
    ...versionsRemarks(report, trans),
    ...(leftOut > 0
      ? [
          trans._n(
            '%1 more line is not listed. Purge these, then preview again.',
            '%1 more lines are not listed. Purge these, then preview again.',
            leftOut
          )
        ]
      : [])
  ];
}

/** The question before bytes are destroyed. */
export function confirmPurgeSentence(
  {
    images,
    bytes,
    hidden
  }: {
    readonly images: number;
    readonly bytes: number;
    /** Bytes that stay as versions. */
    readonly hidden: number;
  },
  bucket: string,
  trans: Trans
): { readonly title: string; readonly body: string } {
  return {
    title: trans._n(
      'Purge %1 image for good?',
      'Purge %1 images for good?',
      images
    ),
    body: [
      trans.__(
        'Their bytes (%1) are destroyed in the bucket %2. Nobody can restore these images afterwards, neither here nor from their product’s list of deleted images.',
        formatBytes(bytes, trans),
        bucket
      ),
      ...(hidden > 0
        ? [
            trans.__(
              'The bucket keeps versions: %1 stay in it, hidden by delete markers.',
              formatBytes(hidden, trans)
            )
          ]
        : [])
    ].join(' ')
  };
}
