import {
  ASSUMED_BYTES,
  ASSUMED_REQUESTS,
  migrationEstimate
} from '../../../../src/domain/jobs/migrate/estimate';
import type { Prices } from '../../../../src/domain/connection/cost/prices';

const PRICES = {
  kind: 'known',
  bucket: { s3Writes: 0.005, s3Reads: 0.0004, bytesOut: 0.09 },
  table: { writeUnits: 1.25, readUnits: 0.25 }
} as Prices;

const NOTHING = { created: 0, existing: 0, images: 0, bytes: 0, packs: 0 };

describe('the estimate of a migration', () => {
  it('takes as long as its requests, if they are many', () => {
    const toSend = { ...NOTHING, created: 100, images: 1800, bytes: 1000 };
    // Beside its images, each product has a record and perhaps a meta.json.
    expect(migrationEstimate(toSend, PRICES).seconds).toBe(
      2000 / ASSUMED_REQUESTS
    );
  });

  it('takes as long as its bytes, if they are many', () => {
    const toSend = { ...NOTHING, images: 1, bytes: 60 * ASSUMED_BYTES };
    expect(migrationEstimate(toSend, PRICES).seconds).toBe(60);
  });

  it('counts one read for each product that is there, and no write', () => {
    const { seconds, cost } = migrationEstimate(
      { ...NOTHING, existing: 1_000_000 },
      PRICES
    );
    expect(seconds).toBe(1_000_000 / ASSUMED_REQUESTS);
    expect(cost).toMatchObject({ s3Requests: 0.4, table: 0.25, s3Bytes: 0 });
  });

  it('costs what its requests cost', () => {
    const { cost } = migrationEstimate(
      { ...NOTHING, created: 1000, images: 8000, packs: 500 },
      PRICES
    );
    // 8,000 images, 2,000 beside them, and 500 packs with a listing each.
    expect(cost?.s3Requests).toBeCloseTo((11_000 * 0.005) / 1000);
    expect(cost?.table).toBeCloseTo((4100 * 1.25 + 1000 * 0.25) / 1e6);
  });

  it('has no cost without prices', () => {
    const prices = { kind: 'unknown' } as unknown as Prices;
    expect(migrationEstimate(NOTHING, prices).cost).toBeUndefined();
  });
});
