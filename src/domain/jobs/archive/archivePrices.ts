import type { Connection } from '../../connection/connection';
import { PRICES, PRICES_FROM } from '../../connection/cost/prices';

/** US dollars, without free tiers, discounts and taxes. */
export interface ArchivePrices {
  /** One GB a month in S3 Standard, of the first 50 TB. */
  readonly standard: number;
  /** One GB a month in S3 Glacier Instant Retrieval. */
  readonly archive: number;
  /** 1,000 moves of a lifecycle rule into it. */
  readonly moves: number;
  /** 1,000 PUT requests, which set tags. */
  readonly writes: number;
  /** 1,000 GET requests, which read tags. */
  readonly reads: number;
  /** 10,000 tags a month. */
  readonly tags: number;
}

/** Regions whose prices equal those of Northern Virginia. Others are not certain, and no cost is shown for them. */
const REGIONS: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-west-1'
]);

/** Where the prices below are to be looked up. */
export const [ARCHIVE_PRICES_FROM] = PRICES_FROM;

/**
 * Those of Northern Virginia. Storage, moves and tags are from memory, and were
 * not compared with a price list; requests are of the table of prices.
 */
const COMMON: ArchivePrices = {
  standard: 0.023,
  archive: 0.004,
  moves: 0.02,
  writes: PRICES['us-east-1'].s3Writes,
  reads: PRICES['us-east-1'].s3Reads,
  tags: 0.0065
};

/** The prices of the bucket of a connection; undefined if they are not known, or it is not of AWS. */
export function archivePricesOf({
  bucketRegion,
  s3Endpoint
}: Pick<Connection, 'bucketRegion' | 's3Endpoint'>): ArchivePrices | undefined {
  return s3Endpoint === '' && REGIONS.has(bucketRegion) ? COMMON : undefined;
}

/** The price list counts 1 GB as 2^30 bytes. */
const GB = 2 ** 30;

/** The lifecycle rule moves no smaller object, and S3 Glacier Instant Retrieval bills none as smaller. */
const SMALLEST = 131_072;

/** An image has to pay for its move within this time. Deleted earlier than 90 days, it is billed for 90. */
export const PAYS_WITHIN_MONTHS = 12;

/** What archived images cost at once, and save each month. */
export interface ArchiveCost {
  readonly once: number;
  readonly monthly: number;
}

export function archiveCost(
  images: number,
  bytes: number,
  prices: ArchivePrices
): ArchiveCost {
  const { standard, archive, moves, writes, reads, tags } = prices;
  return {
    once: (images * (moves + writes + reads)) / 1000,
    monthly: (bytes / GB) * (standard - archive) - (images * tags) / 10_000
  };
}

export type ArchiveVerdict = 'pays' | 'too-small' | 'does-not-pay';

/** @param prices - default: those of Northern Virginia, as a measure */
export function judgeArchive(
  bytes: number,
  prices: ArchivePrices = COMMON
): ArchiveVerdict {
  if (bytes <= SMALLEST) {
    return 'too-small';
  }
  const { once, monthly } = archiveCost(1, bytes, prices);
  return monthly * PAYS_WITHIN_MONTHS > once ? 'pays' : 'does-not-pay';
}
