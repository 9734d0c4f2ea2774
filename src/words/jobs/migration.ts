import type { Estimate } from '../../domain/jobs/migrate/estimate';
import {
  ASSUMED_BYTES,
  ASSUMED_REQUESTS
} from '../../domain/jobs/migrate/estimate';
import type { FolderLevel } from '../../domain/jobs/migrate/folderLevel';
import { formatBytes, formatMoney } from '../format';
import { quoted } from '../sentence';
import type { Trans } from '../trans';
import { imagesText, some } from './reports';

/** Of a migration whose folder is not a dataset, or the wrong folder of one. */
export function nothingFoundText(trans: Trans): string {
  return trans.__(
    'No product was found, and nothing was changed. The folder must contain main category/sub category/product id/folder/file. Perhaps you gave a folder above or below it.'
  );
}

/** What a migration did, or would do, in sentences. */
export function migrationSum(
  report: {
    readonly dryRun: boolean;
    readonly created: number;
    readonly existing: number;
    readonly imagesSent: number;
    readonly imagesThere: number;
    readonly bytesSent: number;
    readonly packs: number;
    readonly added: readonly { readonly paths: readonly unknown[] }[];
    readonly exchanged: readonly { readonly paths: readonly unknown[] }[];
    readonly replaced: readonly { readonly paths: readonly unknown[] }[];
  },
  trans: Trans
): readonly string[] {
  const { dryRun, created, existing, imagesThere, packs } = report;
  const [added, exchanged, replaced] = [
    report.added,
    report.exchanged,
    report.replaced
  ].map(products => products.flatMap(({ paths }) => paths).length);
  const images = imagesText(report.imagesSent, report.bytesSent, trans);
  return dryRun
    ? [
        trans.__('Nothing was changed.'),
        trans._n(
          '%1 product with %2 would be created.',
          '%1 products with %2 would be created.',
          created,
          images
        ),
        ...some(packs, () =>
          trans._n(
            '%1 pack of thumbnails would be written.',
            '%1 packs of thumbnails would be written.',
            packs
          )
        ),
        ...some(added, () =>
          trans._n(
            '%1 new file would be added.',
            '%1 new files would be added.',
            added
          )
        ),
        ...some(exchanged, () =>
          trans._n(
            '%1 changed file would take the place of its image.',
            '%1 changed files would take the place of their images.',
            exchanged
          )
        ),
        ...some(replaced, () =>
          trans._n(
            '%1 broken or missing file would be replaced.',
            '%1 broken or missing files would be replaced.',
            replaced
          )
        ),
        trans._n(
          '%1 product exists already.',
          '%1 products exist already.',
          existing
        )
      ]
    : [
        trans._n(
          '%1 product was created.',
          '%1 products were created.',
          created
        ),
        trans._n(
          '%1 product existed already.',
          '%1 products existed already.',
          existing
        ),
        trans.__('Sent: %1.', images),
        ...some(imagesThere, () =>
          trans._n(
            '%1 image was in the bucket already.',
            '%1 images were in the bucket already.',
            imagesThere
          )
        ),
        ...some(added, () =>
          trans._n('%1 new file was added.', '%1 new files were added.', added)
        ),
        ...some(exchanged, () =>
          trans._n(
            '%1 changed file took the place of its image.',
            '%1 changed files took the place of their images.',
            exchanged
          )
        ),
        ...some(replaced, () =>
          trans._n(
            '%1 broken or missing file was replaced.',
            '%1 broken or missing files were replaced.',
            replaced
          )
        ),
        ...some(packs, () =>
          trans._n(
            '%1 pack of thumbnails was written.',
            '%1 packs of thumbnails were written.',
            packs
          )
        )
      ];
}

/** What a folder without products looks like, and which one to give instead. */
export function folderLevelText(level: FolderLevel, trans: Trans): string {
  switch (level.kind) {
    case 'main-category':
      return trans.__(
        'This looks like a main category. Give its parent, which holds the main categories.'
      );
    case 'sub-category':
      return trans.__(
        'This looks like a sub category. Give the folder two levels up, which holds the main categories.'
      );
    case 'product':
      return trans.__(
        'This looks like a product. Give the folder three levels up, which holds the main categories.'
      );
    case 'images':
      return trans.__(
        'This looks like a folder of images of one product. Give the folder four levels up, which holds the main categories.'
      );
    case 'above':
      return trans.__(
        'This looks like a folder above a dataset. Give %1 inside of it.',
        quoted(level.inside)
      );
    case 'empty':
      return trans.__('There is no file in the folder.');
    case 'other':
      return trans.__(
        'There is no image in one of the folders detail, summary, segment and text.'
      );
    case 'dataset':
      return trans.__(
        'It looks like a dataset, but nothing in it can be migrated. The report says why.'
      );
  }
}

/** How long a run takes and what its requests cost, as a guess. */
export function estimateText(
  { seconds, cost }: Estimate,
  trans: Trans
): string {
  const assumed = trans.__(
    'if %1 requests and %2 a second are possible',
    ASSUMED_REQUESTS,
    formatBytes(ASSUMED_BYTES, trans)
  );
  return cost === undefined
    ? trans.__(
        'Estimate: %1, %2. There are no prices for this service.',
        durationText(seconds, trans),
        assumed
      )
    : trans.__(
        'Estimate: %1, %2, and %3 for the requests. Storage is not part of it.',
        durationText(seconds, trans),
        assumed,
        formatMoney(cost.total, trans)
      );
}

/** `3 minutes`; the largest unit of which there is one. */
function durationText(seconds: number, trans: Trans): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.round(seconds / 3600);
  return hours > 1
    ? trans._n('%1 hour', '%1 hours', hours)
    : minutes > 1
      ? trans._n('%1 minute', '%1 minutes', minutes)
      : trans._n('%1 second', '%1 seconds', seconds);
}

/** What is missing of a merged report. */
export function missingShardsText(
  missing: readonly number[],
  count: number,
  trans: Trans
): string {
  return trans._n(
    'Of %2 shards, %1 has no report: %3.',
    'Of %2 shards, %1 have no report: %3.',
    missing.length,
    count,
    `${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ', …' : ''}`
  );
}

/** Of shards that have several reports, for example because they were run again. */
export function shardsTwiceText(
  twice: readonly number[],
  trans: Trans
): string {
  return trans._n(
    '%1 shard has more than one report, and all of them are counted: %2.',
    '%1 shards have more than one report, and all of them are counted: %2.',
    twice.length,
    twice.slice(0, 20).join(', ')
  );
}

/** Of a file that is not the report of a shard. */
export function noShardReportText(file: string, trans: Trans): string {
  return trans.__(
    '%1 is not the report of a shard. Run the command with --shard and --json, and give its output.',
    quoted(file)
  );
}

/** Of reports that do not belong together. */
export function otherShardsText(trans: Trans): string {
  return trans.__(
    'These are not the reports of the shards of one job: their kind or the number of shards differs.'
  );
}
