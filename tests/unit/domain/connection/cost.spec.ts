import fc from 'fast-check';

import { costOf } from '../../../../src/domain/connection/cost/cost';
import {
  PRICES,
  PRICES_FROM,
  PRICES_OF,
  pricesOf
} from '../../../../src/domain/connection/cost/prices';
import { productNamed } from '../../../../src/domain/connection/cost/requestSent';
import {
  s3Usage,
  tableUsage,
  NO_USAGE,
  addUsage,
  requestsOf
} from '../../../../src/domain/connection/cost/usage';
import type { Usage } from '../../../../src/domain/connection/cost/usage';
import { imageKey, metaKey } from '../../../../src/domain/product/objectKey';

const place = (more = {}) => ({
  bucketRegion: 'ap-northeast-2',
  tableRegion: 'ap-northeast-2',
  s3Endpoint: '',
  dynamodbEndpoint: '',
  ...more
});

const count = fc.nat({ max: 1e6 });
const someUsage: fc.Arbitrary<Usage> = fc.record({
  s3Writes: count,
  s3Reads: count,
  s3Free: count,
  s3Bytes: count,
  tableRequests: count,
  readUnits: count,
  writeUnits: count
});

describe('the cost of requests', () => {
  it('is the listed price per thousand requests, per GB, and per million units', () => {
    const cost = costOf(
      {
        s3Writes: 1000,
        s3Reads: 1000,
        s3Free: 1000,
        s3Bytes: 2 ** 30,
        tableRequests: 5,
        readUnits: 1e6,
        writeUnits: 1e6
      },
      pricesOf(place())
    );
    expect(cost?.s3Requests).toBeCloseTo(0.0045 + 0.00035, 10);
    expect(cost?.s3Bytes).toBeCloseTo(0.126, 10);
    expect(cost?.table).toBeCloseTo(0.68 + 0.1355, 10);
    expect(cost?.total).toBeCloseTo(0.0045 + 0.00035 + 0.126 + 0.8155, 10);
  });

  it('takes the prices of each service’s own region', () => {
    const prices = pricesOf(place({ tableRegion: 'us-east-1' }));
    expect(prices).toEqual({
      kind: 'known',
      bucket: PRICES['ap-northeast-2'],
      table: PRICES['us-east-1']
    });
    // Without a region of its own, the table is in the bucket’s region.
    expect(pricesOf(place({ tableRegion: '' }))).toEqual(pricesOf(place()));
  });

  it('is unknown for a custom endpoint and for a region without listed prices', () => {
    const unknown = { kind: 'unknown-region', region: 'af-south-1' };
    const own = { kind: 'own-endpoint' };
    expect(pricesOf(place({ s3Endpoint: 'http://127.0.0.1' }))).toEqual(own);
    expect(pricesOf(place({ dynamodbEndpoint: 'http://x' }))).toEqual(own);
    expect(pricesOf(place({ bucketRegion: 'af-south-1' }))).toEqual(unknown);
    expect(pricesOf(place({ tableRegion: 'af-south-1' }))).toEqual(unknown);
    expect(pricesOf(place({ tableRegion: 'toString' }))).toMatchObject({
      kind: 'unknown-region'
    });
    expect(
      costOf(NO_USAGE, pricesOf(place({ s3Endpoint: 'http://127.0.0.1' })))
    ).toBeUndefined();
  });

  it('adds up: the cost of a sum is the sum of the costs', () => {
    fc.assert(
      fc.property(
        someUsage,
        someUsage,
        fc.constantFrom(...Object.keys(PRICES)),
        (a, b, bucketRegion) => {
          const prices = pricesOf(place({ bucketRegion }));
          const total = (usage: Usage): number =>
            costOf(usage, prices)?.total ?? NaN;
          expect(total(addUsage(a, b))).toBeCloseTo(total(a) + total(b), 6);
          expect(requestsOf(addUsage(a, b))).toBe(
            requestsOf(a) + requestsOf(b)
          );
        }
      )
    );
  });

  it('comes from a price list with a date, its sources, and only positive prices', () => {
    expect(PRICES_OF).toMatch(/^20\d\d-[01]\d$/);
    expect(PRICES_FROM.every(page => page.startsWith('https://aws.'))).toBe(
      true
    );
    for (const prices of Object.values(PRICES)) {
      // Writing costs more than reading.
      expect(prices.s3Reads).toBeLessThan(prices.s3Writes);
      expect(prices.readUnits).toBeLessThan(prices.writeUnits);
      expect(Object.values(prices).every(price => price > 0)).toBe(true);
    }
  });
});

describe('an S3 request', () => {
  const answered = { status: 200, bytes: 0 };

  it.each([
    ['PUT', 's3Writes'],
    ['POST', 's3Writes'],
    ['GET', 's3Reads'],
    ['HEAD', 's3Reads'],
    ['DELETE', 's3Free']
  ])('with the method %s counts as one of %s', (method, kind) => {
    expect(s3Usage({ method, ...answered })).toEqual({
      ...NO_USAGE,
      [kind]: 1
    });
  });

  it('that lists objects costs as much as a PUT', () => {
    expect(s3Usage({ method: 'GET', lists: true, ...answered })).toEqual({
      ...NO_USAGE,
      s3Writes: 1
    });
  });

  it('is billed if it is refused or cut off, but not if S3 fails', () => {
    const reads = (status: number): number =>
      s3Usage({ method: 'GET', status, bytes: 0 }).s3Reads;
    expect([0, 404, 403, 500, 503].map(reads)).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('a DynamoDB request', () => {
  const read = { writes: false, inTransaction: 0, refused: false };

  it('counts the read or write units that its answer reports', () => {
    expect(tableUsage({ ...read, units: 2.5 })).toEqual({
      ...NO_USAGE,
      tableRequests: 1,
      readUnits: 2.5
    });
    expect(tableUsage({ ...read, writes: true, units: 3 })).toMatchObject({
      writeUnits: 3,
      readUnits: 0
    });
    expect(tableUsage(read)).toEqual({ ...NO_USAGE, tableRequests: 1 });
  });

  it('counts a write unit if its condition fails, or two per item in a transaction', () => {
    const refused = { writes: true, refused: true };
    expect(tableUsage({ ...refused, inTransaction: 0 }).writeUnits).toBe(1);
    expect(tableUsage({ ...refused, inTransaction: 2 }).writeUnits).toBe(4);
  });

  it('counts as many units for a refused write as its item has kilobytes', () => {
    const refused = { writes: true, refused: true, refusedBytes: 300 * 1024 };
    expect(tableUsage({ ...refused, inTransaction: 0 }).writeUnits).toBe(300);
    // Twice in a transaction, and the counters have at least one unit.
    expect(tableUsage({ ...refused, inTransaction: 2 }).writeUnits).toBe(602);
  });
});

describe('the product that a request names', () => {
  const product = { mainCategory: 'TOP', subCategory: 1005, productId: 'SKU1' };
  const named = { subCategory: 1005, productId: 'SKU1' };
  const object = (key: string) => ({ kind: 'object', key }) as const;

  it('is the product of its item or of its object', () => {
    expect(productNamed({ kind: 'item', key: named }, '')).toEqual(named);
    for (const prefix of ['', 'team/a/']) {
      for (const key of [
        imageKey(prefix, product, 'detail/a.jpg'),
        metaKey(prefix, product)
      ]) {
        expect(productNamed(object(key), prefix)).toEqual(named);
      }
    }
  });

  it('is undefined for counters, for other objects, and if no key is named', () => {
    const counters = { subCategory: 0, productId: 'STATUS_STATS_TOP_1005' };
    expect(productNamed(undefined, '')).toBeUndefined();
    expect(productNamed({ kind: 'item', key: counters }, '')).toBeUndefined();
    for (const key of ['guideline.md', 'TOP/1005/stray.jpg', 'TOP/x/SKU1/a']) {
      expect(productNamed(object(key), '')).toBeUndefined();
    }
    expect(
      productNamed(object('TOP/1005/SKU1/detail/a.jpg'), 'team/')
    ).toBeUndefined();
  });
});
