import type { ArchiveCost } from '../../domain/jobs/archive/archivePrices';
import {
  ARCHIVE_PRICES_FROM,
  PAYS_WITHIN_MONTHS
} from '../../domain/jobs/archive/archivePrices';
import { formatMoney } from '../format';
import type { Trans } from '../trans';
import { imagesText, some } from './reports';

interface ArchiveFacts {
  readonly dryRun: boolean;
  readonly products: number;
  readonly images: number;
  readonly bytes: number;
  readonly already: number;
  readonly tooSmall: { readonly images: number; readonly bytes: number };
  readonly notWorth: { readonly images: number; readonly bytes: number };
  readonly cost: ArchiveCost | null;
  readonly leftOut: number;
}

/** What an archiving did, or would do, and what it costs and saves, in sentences. */
export function archiveSum(
  report: ArchiveFacts,
  trans: Trans
): readonly string[] {
  const { dryRun, products, images, already } = report;
  const { tooSmall, notWorth, cost, leftOut } = report;
  const text = imagesText(images, report.bytes, trans);
  return [
    trans._n('%1 product was checked.', '%1 products were checked.', products),
    dryRun
      ? trans.__('%1 would be tagged for the archive.', text)
      : trans.__('%1 tagged for the archive.', text),
    ...(images > 0 ? [costText(cost, trans)] : []),
    ...some(already, () =>
      trans._n(
        '%1 image has the tag already.',
        '%1 images have the tag already.',
        already
      )
    ),
    ...some(tooSmall.images, () =>
      trans.__(
        'Left: %1, because S3 never moves images of 128 kB or less.',
        imagesText(tooSmall.images, tooSmall.bytes, trans)
      )
    ),
    ...some(notWorth.images, () =>
      trans._n(
        'Left: %2, because moving them costs more than it saves within %1 month.',
        'Left: %2, because moving them costs more than it saves within %1 months.',
        PAYS_WITHIN_MONTHS,
        imagesText(notWorth.images, notWorth.bytes, trans)
      )
    ),
    ...some(leftOut, () =>
      trans._n(
        '%1 more line is not listed.',
        '%1 more lines are not listed.',
        leftOut
      )
    )
  ];
}

function costText(cost: ArchiveCost | null, trans: Trans): string {
  return cost
    ? trans.__(
        'It costs about %1 once and saves about %2 a month, if the images stay archived for at least 90 days. Compare the prices with %3 first.',
        formatMoney(cost.once, trans),
        formatMoney(cost.monthly, trans),
        ARCHIVE_PRICES_FROM
      )
    : trans.__(
        'The prices of this bucket are not known, so no cost is shown. What pays was judged by the prices of us-east-1.'
      );
}

/** How a dry run of the command line ends. */
export function archiveYesText(trans: Trans): string {
  return trans.__('Nothing was changed. To tag them, give --yes.');
}

export function archivedText(trans: Trans): string {
  return trans.__('nobody chose it');
}
