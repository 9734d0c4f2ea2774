import type { Cost } from '../../connection/cost/cost';
import { costOf } from '../../connection/cost/cost';
import type { Prices } from '../../connection/cost/prices';
import { NO_USAGE } from '../../connection/cost/usage';

/** What a dry run found that a run would send. */
export interface ToSend {
  /** New products. */
  readonly created: number;
  /** Products that the table has. */
  readonly existing: number;
  readonly images: number;
  readonly bytes: number;
  readonly packs: number;
}

/** A guess of what a run takes. */
export interface Estimate {
  readonly seconds: number;
  /** Undefined if there are no prices. */
  readonly cost: Cost | undefined;
}

/** Requests a second: what was measured with 30 ms between the computer and the service, halved. */
export const ASSUMED_REQUESTS = 200;

/** Bytes a second that a line of 100 Mbit/s carries. */
export const ASSUMED_BYTES = 12_500_000;

/** Objects of a new product beside its images: `meta.json` and `migration.json`. */
const BESIDE_IMAGES = 2;

/**
 * Write request units of a new item of up to 1 kB: two in a transaction, one in
 * each of the two indexes, and its part of the counters.
 */
const UNITS_OF_ITEM = 4.1;

/**
 * Guesses how long a migration takes and what its requests cost. Storage is not
 * part of it. The rate is an assumption: a line or a service may be slower.
 */
export function migrationEstimate(
  { created, existing, images, bytes, packs }: ToSend,
  prices: Prices
): Estimate {
  // A pack takes one listing.
  const s3Writes = images + BESIDE_IMAGES * created + 2 * packs;
  const products = created + existing;
  const usage = {
    ...NO_USAGE,
    s3Writes,
    // A record a product.
    s3Reads: existing,
    readUnits: products,
    writeUnits: UNITS_OF_ITEM * created
  };
  return {
    seconds: Math.ceil(
      Math.max((s3Writes + existing) / ASSUMED_REQUESTS, bytes / ASSUMED_BYTES)
    ),
    cost: costOf(usage, prices)
  };
}
