import { readFileSync } from 'node:fs';
import path from 'node:path';

import { costOf } from '../../../src/domain/connection/cost/cost';
import { PRICES } from '../../../src/domain/connection/cost/prices';
import type { Prices } from '../../../src/domain/connection/cost/prices';
import { NO_USAGE } from '../../../src/domain/connection/cost/usage';
import type { Usage } from '../../../src/domain/connection/cost/usage';
import {
  ASSUMED_REQUESTS,
  migrationEstimate
} from '../../../src/domain/jobs/migrate/estimate';

const PAGE = readFileSync(
  path.join(__dirname, '../../../docs/scale.md'),
  'utf8'
);

/** As the page says below its tables. */
const PRODUCTS = 500_000;
const TO_SEND = {
  created: PRODUCTS,
  existing: 0,
  images: 20 * PRODUCTS,
  bytes: 20 * PRODUCTS * 75_000,
  packs: PRODUCTS
};
const MONTH = 420_000;
const S3_WRITES = 12_000_000;
const S3_PARTITION = 3500;

/** The cells of the rows that begin with such a cell. */
function rows(first: RegExp): string[][] {
  return PAGE.split('\n')
    .filter(line => line.startsWith('|'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim())
    )
    .filter(([cell]) => first.test(cell));
}

function perMonth(usage: Partial<Usage>, prices: Prices): string {
  const of = Object.fromEntries(
    Object.entries(usage).map(([name, each]) => [name, each * MONTH])
  );
  return dollars(costOf({ ...NO_USAGE, ...of }, prices)?.total);
}

function dollars(cost = NaN): string {
  return `$${cost.toFixed(cost < 10 ? 2 : 0)}`;
}

const regions = rows(/^[a-z]+-[a-z]+-\d$/);

test('the page has prices of several regions', () => {
  expect(regions.length).toBeGreaterThanOrEqual(3);
});

test.each(regions)(
  'the costs of %s follow from the price table',
  (region, migrate, originals, packs, others) => {
    const of = PRICES[region];
    const prices: Prices = { kind: 'known', bucket: of, table: of };
    expect([migrate, originals, packs, others]).toEqual([
      dollars(migrationEstimate(TO_SEND, prices).cost?.total),
      perMonth({ s3Reads: 20, s3Bytes: 20 * 400_000 }, prices),
      perMonth({ s3Reads: 1, s3Bytes: 60_000 }, prices),
      perMonth({ s3Writes: 5, s3Reads: 19, writeUnits: 12 }, prices)
    ]);
  }
);

test.each(rows(/^\d+$/))(
  'the hours of %s machines follow from the rates',
  (machines, hours) => {
    const rate = Math.min(Number(machines) * ASSUMED_REQUESTS, S3_PARTITION);
    expect(hours).toBe((S3_WRITES / rate / 3600).toFixed(1));
  }
);
