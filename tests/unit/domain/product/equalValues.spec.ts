import { sameValue } from '../../../../src/domain/itemValues';

const ENTRIES = 60_000;
/** Comparing each entry with each other took more than a minute. */
const SOON = 3000;

const texts = (from: number): Set<string> =>
  new Set(
    Array.from({ length: ENTRIES }, (_, i) => `t${(i + from) % ENTRIES}`)
  );
const binaries = (from: number): Set<Uint8Array> =>
  new Set(
    Array.from({ length: ENTRIES }, (_, i) => {
      const n = (i + from) % ENTRIES;
      return new Uint8Array([n >> 8, n & 255]);
    })
  );

it.each([
  ['texts', texts],
  ['binaries', binaries]
])(
  'a set of many %s is compared in one pass',
  (_, make) => {
    const started = Date.now();
    const other = make(7);
    expect(sameValue(make(0), other)).toBe(true);
    expect(Date.now() - started).toBeLessThan(SOON);
  },
  10_000
);

it('a set has no order, and its entries keep their types', () => {
  const bytes = (...list: number[]): Uint8Array => new Uint8Array(list);
  expect(sameValue(new Set([1, 2]), new Set([2, 1]))).toBe(true);
  expect(sameValue(new Set([1, 2]), new Set([2, 3]))).toBe(false);
  expect(sameValue(new Set(['1']), new Set([1]))).toBe(false);
  expect(sameValue(new Set(['1,2']), new Set([bytes(1, 2)]))).toBe(false);
  expect(sameValue(new Set(['B1,2']), new Set([bytes(1, 2)]))).toBe(false);
  expect(sameValue(new Set([bytes(1, 2)]), new Set([bytes(1, 2)]))).toBe(true);
  expect(sameValue(new Set([bytes(12)]), new Set([bytes(1, 2)]))).toBe(false);
  expect(sameValue(new Set(['a']), new Set(['a', 'b']))).toBe(false);
});
