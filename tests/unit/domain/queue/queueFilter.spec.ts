import { Invalid } from '../../../../src/domain/errors';
import { readQueueRow } from '../../../../src/domain/product/product';
import type { QueueFilter } from '../../../../src/domain/queue/queueFilter';
import {
  conditionsOf,
  filterFor,
  matchesFilter,
  needsReading,
  readFilter
} from '../../../../src/domain/queue/queueFilter';
import { productItem } from '../../../fixtures/items';

describe('a queue row', () => {
  it('has the note and the flags of its item, stored as a set or as a list', () => {
    expect(
      readQueueRow(
        productItem({ note: 'Zipper?', flags: new Set(['other', 'blurred']) })
      )
    ).toMatchObject({ note: 'Zipper?', flags: ['blurred', 'other'] });
    expect(
      readQueueRow(productItem({ flags: ['watermark', 7] })).flags
    ).toEqual(['watermark']);
    expect(
      readQueueRow(productItem({ note: 5, flags: 'blurred' }))
    ).toMatchObject({ note: undefined, flags: [] });
  });
});

describe('a filter', () => {
  // Five images.
  const row = readQueueRow(
    productItem({
      product_id: 'SKU10',
      current_status: 'COMPLETED',
      completed_by: 'Kim',
      note: '지퍼 is open',
      flags: new Set(['blurred'])
    })
  );
  it('of a reason or a name matches a part of it', () => {
    const held = {
      ...readQueueRow(
        productItem({ current_status: 'PASS', pass_reason: 'Not popular' })
      ),
      name: 'Wide Shirt'
    };
    expect(matchesFilter(held, { reason: 'POPULAR', name: 'shirt' })).toBe(
      true
    );
    expect(matchesFilter(held, { reason: 'cut' })).toBe(false);
    // A name that is not known matches nothing.
    expect(matchesFilter(row, { name: 'shirt' })).toBe(false);
    expect(filterFor({ reason: 'x' }, 'PENDING')).toEqual({});
    expect(filterFor({ reason: 'x' }, 'PASS')).toEqual({ reason: 'x' });
  });

  const cases: readonly (readonly [QueueFilter, boolean])[] = [
    [{}, true],
    [{ prefix: 'SKU1' }, true],
    [{ prefix: 'KU1' }, false],
    [{ prefix: 'sku' }, false],
    [{ minImages: 5, maxImages: 5 }, true],
    [{ minImages: 6 }, false],
    [{ maxImages: 4 }, false],
    [{ maxImages: 0 }, false],
    [{ completedBy: 'kim' }, true],
    [{ completedBy: 'Ki' }, false],
    [{ flag: 'blurred' }, true],
    [{ flag: 'blur' }, false],
    [{ note: '지퍼'.normalize('NFD') }, true],
    [{ note: 'IS OPEN' }, true],
    [{ note: 'closed' }, false],
    [{ prefix: 'SKU1', flag: 'blurred', note: 'open', maxImages: 4 }, false]
  ];
  it.each(cases)('of %j matches the product: %s', (filter, expected) => {
    expect(matchesFilter(row, filter)).toBe(expected);
  });

  it('does not match a product that lacks the attribute', () => {
    const bare = readQueueRow(productItem());
    expect(matchesFilter(bare, { completedBy: 'kim' })).toBe(false);
    expect(matchesFilter(bare, { note: 'x' })).toBe(false);
    expect(matchesFilter(bare, { flag: 'other' })).toBe(false);
  });
});

it('reads a filter, and ignores empty texts', () => {
  expect(
    readFilter({ prefix: ' 79 ', note: '  ', flag: '', minImages: 0 })
  ).toEqual({ prefix: '79', minImages: 0 });
});

it.each([
  { minImages: -1 },
  { maxImages: 2.5 },
  { minImages: NaN },
  { minImages: 3, maxImages: 2 },
  { order: 'shuffled' }
])('refuses the invalid filter %j', given => {
  expect(() => readFilter(given as QueueFilter)).toThrow(Invalid);
});

it('filters by the person only among completed products', () => {
  const filter = { completedBy: 'kim', prefix: '7' };
  expect(filterFor(filter, 'COMPLETED')).toBe(filter);
  expect(filterFor(filter, 'PENDING')).toEqual({ prefix: '7' });
});

it('counts conditions, and knows which ones require products to be read', () => {
  expect(conditionsOf({ order: 'oldest' })).toBe(0);
  expect(conditionsOf({ prefix: '7', maxImages: 0 })).toBe(2);
  expect(needsReading({ prefix: '7', order: 'oldest' })).toBe(false);
  expect(needsReading({ maxImages: 0 })).toBe(true);
});
