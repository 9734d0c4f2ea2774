import type { Repair } from '../../domain/jobs/verify/repairs';
import { YOUNG_DAYS } from '../../domain/jobs/verify/finding';
import type { Reason } from '../../domain/jobs/reason';
import { formatBytes } from '../format';
import { byReason } from './byReason';
import type { Trans } from '../trans';
import { shortened } from '../shortened';

/** `12 images (3.4 MB)` */
export function imagesText(
  images: number,
  bytes: number,
  trans: Trans
): string {
  return trans._n(
    '%1 image (%2)',
    '%1 images (%2)',
    images,
    formatBytes(bytes, trans)
  );
}

/**
 * `deleted or moved away on Nov 22, 2026 by Kim`
 *
 * @param when - as the person reads it
 * @param by - as the table says; undefined if it does not
 */
export function purgedImageText(
  when: string,
  by: string | undefined,
  trans: Trans
): string {
  return by === undefined
    ? trans.__('deleted or moved away on %1', when)
    : trans.__('deleted or moved away on %1 by %2', when, shortened(by));
}

export function noMakerText(trans: Trans): string {
  return trans.__(
    'No packs of thumbnails are written: neither sharp nor Pillow is installed. Install one with npm install sharp, or with pip install "jupyterlab-curation[cli]", then run pack.'
  );
}

export function notDecodedText(trans: Trans): string {
  return trans.__(
    'Images are not decoded before they are sent: sharp is not installed. Only their beginning and their end are checked.'
  );
}

/** What a packing did, or would do, in sentences. */
export function packSum(
  report: {
    readonly dryRun: boolean;
    readonly products: number;
    readonly written: number;
    readonly bytes: number;
    readonly current: number;
  },
  trans: Trans
): readonly string[] {
  const { dryRun, products, written, bytes, current } = report;
  return [
    ...(dryRun ? [trans.__('Nothing was changed.')] : []),
    trans._n('%1 product was checked.', '%1 products were checked.', products),
    dryRun
      ? trans._n(
          '%1 pack would be written.',
          '%1 packs would be written.',
          written
        )
      : trans._n(
          '%1 pack (%2) was written.',
          '%1 packs (%2) were written.',
          written,
          formatBytes(bytes, trans)
        ),
    trans._n(
      '%1 product has a current pack.',
      '%1 products have a current pack.',
      current
    )
  ];
}

/** What a purge of the command line did, or would do, in sentences. */
export function purgeSum(
  report: {
    readonly dryRun: boolean;
    readonly olderThanDays: number;
    readonly products: number;
    readonly images: number;
    readonly bytes: number;
    readonly hidden: { readonly images: number; readonly bytes: number };
    readonly versions: boolean;
  },
  trans: Trans
): readonly string[] {
  const { dryRun, olderThanDays, products, bytes } = report;
  const images = imagesText(report.images, bytes, trans);
  return [
    trans._n('%1 product was checked.', '%1 products were checked.', products),
    dryRun
      ? trans._n(
          '%2, deleted more than %1 day ago, would be purged.',
          '%2, deleted more than %1 days ago, would be purged.',
          olderThanDays,
          images
        )
      : trans._n(
          '%2, deleted more than %1 day ago, purged.',
          '%2, deleted more than %1 days ago, purged.',
          olderThanDays,
          images
        ),
    ...versionsRemarks(report, trans),
    ...(dryRun
      ? [trans.__('Nothing was changed. To purge them, give --yes.')]
      : [])
  ];
}

/** What a purge leaves in a bucket that keeps versions. */
export function versionsRemarks(
  {
    dryRun,
    hidden: { images, bytes },
    versions
  }: {
    readonly dryRun: boolean;
    readonly hidden: { readonly images: number; readonly bytes: number };
    readonly versions: boolean;
  },
  trans: Trans
): readonly string[] {
  if (images === 0) {
    return [];
  }
  const stays = formatBytes(bytes, trans);
  return [
    dryRun
      ? trans._n(
          'The bucket keeps versions: of %1 image, %2 would stay as versions behind a delete marker.',
          'The bucket keeps versions: of %1 images, %2 would stay as versions behind delete markers.',
          images,
          stays
        )
      : trans._n(
          'The bucket keeps versions: of %1 image, %2 stay as versions behind a delete marker.',
          'The bucket keeps versions: of %1 images, %2 stay as versions behind delete markers.',
          images,
          stays
        ),
    ...(versions
      ? []
      : [
          trans.__(
            'To free them, use the command line: jupyterlab-curation purge --versions.'
          )
        ])
  ];
}

/** What a verification left out, in sentences. */
export function verifyRemarks(
  report: {
    readonly stopped: boolean;
    readonly leftOut: number;
    readonly notJudged: {
      readonly young: number;
      readonly claimed: number;
      readonly counters: number;
    };
    readonly notChecked: readonly { readonly why: Reason }[];
  },
  trans: Trans
): readonly string[] {
  const { stopped, leftOut, notChecked } = report;
  const { young, claimed, counters } = report.notJudged;
  return [
    ...some(young, () =>
      trans._n(
        'Left out: %1 object that nothing names and that is younger than %2 days.',
        'Left out: %1 objects that nothing names and that are younger than %2 days.',
        young,
        YOUNG_DAYS
      )
    ),
    ...some(claimed, () =>
      trans._n(
        'Left out: %1 object that nothing names, of a product that is being edited.',
        'Left out: %1 objects that nothing names, of products that are being edited.',
        claimed
      )
    ),
    ...some(counters, () =>
      trans._n(
        'Left out: %1 category whose counters kept changing.',
        'Left out: %1 categories whose counters kept changing.',
        counters
      )
    ),
    ...byReason(notChecked, trans).map(([text, parts]) =>
      trans._n(
        'Not checked: %1 product or category. %2',
        'Not checked: %1 products or categories. %2',
        parts.length,
        text
      )
    ),
    ...some(leftOut, () =>
      trans._n(
        '%1 more finding is not listed. Repair these, then check again.',
        '%1 more findings are not listed. Repair these, then check again.',
        leftOut
      )
    ),
    ...(stopped ? [searchStoppedText(trans)] : [])
  ];
}

/** Of a verification, and of the search for what to purge. */
export function searchStoppedText(trans: Trans): string {
  return trans.__('The search was stopped. The rest was not checked.');
}

/** How much a verification compared, how much of it it judged, and how much was too young. */
export function comparedText(
  {
    products,
    objects,
    judged,
    notJudged: { young }
  }: {
    readonly products: number;
    readonly objects: number;
    readonly judged: number;
    readonly notJudged: { readonly young: number };
  },
  trans: Trans
): string {
  const objectsText = trans._n('%1 object', '%1 objects', objects);
  return trans._n(
    '%1 product and %2 compared: %3 judged, %4 too young to judge.',
    '%1 products and %2 compared: %3 judged, %4 too young to judge.',
    products,
    objectsText,
    judged,
    young
  );
}

/** How many repairs were made, and how many findings stay. */
export function repairedText(
  repairs: number,
  remaining: number,
  trans: Trans
): string {
  return [
    trans._n('%1 repair made.', '%1 repairs made.', repairs),
    trans._n('%1 finding left.', '%1 findings left.', remaining)
  ].join(' ');
}

/** What a repair does. */
export function repairText(repair: Repair, trans: Trans): string {
  switch (repair.kind) {
    case 'take-out':
      return trans.__(
        'Take out of the lists again. The images stay among the deleted ones.'
      );
    case 'stamp':
      return trans.__(
        'Set category_status from the status, so that the index contains the product.'
      );
    case 'name-deleted':
      return trans.__(
        'Add to the list of deleted images, from which they can be restored.'
      );
    case 'recount':
      return trans.__('Count the products again.');
    case 'categories':
      return trans.__('Update the list of categories from the counters.');
  }
}

/** A sentence about so many things, if there are any. */
export function some(count: number, text: () => string): readonly string[] {
  return count > 0 ? [text()] : [];
}

/** What makes the packs of a run. */
export function packsByText(
  by: 'sharp' | 'pillow' | 'none',
  trans: Trans
): string {
  switch (by) {
    case 'sharp':
      return trans.__('Packs of thumbnails: by sharp.');
    case 'pillow':
      return trans.__('Packs of thumbnails: by Pillow.');
    case 'none':
      return trans.__('Packs of thumbnails: none.');
  }
}
