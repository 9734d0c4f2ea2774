import type { Prices } from './prices';
import type { Usage } from './usage';

/** A cost in US dollars. */
export interface Cost {
  readonly s3Requests: number;
  /** Objects sent to the internet. */
  readonly s3Bytes: number;
  readonly table: number;
  readonly total: number;
}

/** The price list counts 1 GB as 2^30 bytes. */
const GB = 2 ** 30;

/** The cost of a usage by a price table; undefined if there are no prices. */
export function costOf(usage: Usage, prices: Prices): Cost | undefined {
  if (prices.kind !== 'known') {
    return undefined;
  }
  const { bucket, table } = prices;
  const s3Requests =
    (usage.s3Writes * bucket.s3Writes + usage.s3Reads * bucket.s3Reads) / 1000;
  const s3Bytes = (usage.s3Bytes / GB) * bucket.bytesOut;
  const units =
    (usage.writeUnits * table.writeUnits + usage.readUnits * table.readUnits) /
    1e6;
  return {
    s3Requests,
    s3Bytes,
    table: units,
    total: s3Requests + s3Bytes + units
  };
}
