import type { ItemKey } from '../../../../src/domain/catalogueItem';
import type { Visits } from '../../../../src/domain/product/visits';
import {
  NO_VISITS,
  goneTo,
  leftAll,
  passedOver,
  productBefore,
  visitsAhead,
  visited
} from '../../../../src/domain/product/visits';

const key = (productId: string): ItemKey => ({ subCategory: 1005, productId });

const after = (...ids: readonly string[]): Visits =>
  ids.map(key).reduce(visited, NO_VISITS);

const ids = ({ keys, at }: Visits): string =>
  keys
    .map(({ productId }, i) => (i === at ? `[${productId}]` : productId))
    .join(' ');

it('are in the order visited, each product once', () => {
  expect(ids(after('a', 'b', 'c'))).toBe('a b [c]');
  expect(ids(after('a', 'b', 'a'))).toBe('b [a]');
  expect(ids(after('a', 'b', 'b'))).toBe('a [b]');
  expect(productBefore(after('a', 'b'))).toEqual(key('a'));
  expect(productBefore(after('a'))).toBeUndefined();
});

it('know what the person went back from', () => {
  const back = goneTo(goneTo(after('a', 'b', 'c'), key('b')), key('a'));
  expect(ids(back)).toBe('[a] b c');
  expect(visitsAhead(back)).toEqual([key('b'), key('c')]);
  // It comes up, which changes nothing.
  expect(visited(back, key('a'))).toBe(back);
});

it('lose no product when the person goes elsewhere from one before', () => {
  const back = goneTo(after('a', 'b', 'c'), key('a'));
  expect(ids(visited(back, key('d')))).toBe('b c a [d]');
});

it('take up a product before the first one', () => {
  expect(ids(goneTo(after('b'), key('a')))).toBe('[a] b');
});

it('have the last product before them while none is open', () => {
  expect(productBefore(leftAll(after('a', 'b')))).toEqual(key('b'));
  expect(ids(visited(leftAll(after('a', 'b')), key('c')))).toBe('a b [c]');
});

it('leave out what was passed over', () => {
  expect(ids(visited(passedOver(after('a', 'x')), key('b')))).toBe('a [b]');
});

it('are limited', () => {
  const many = after(...Array.from({ length: 300 }, (_, i) => String(i)));
  expect(many.keys).toHaveLength(200);
  expect(many.keys[many.at]).toEqual(key('299'));
});
