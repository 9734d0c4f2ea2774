import { KnownItems } from '../../../src/desk/knownItems';
import { productItem } from '../../fixtures/items';

const keyOf = (productId: string) => ({ subCategory: 1005, productId });

const put = (known: KnownItems, product_id: string, more = {}): void =>
  known.put(productItem({ product_id, ...more }));

it('has the last item that came of a product', () => {
  const known = new KnownItems();
  put(known, '1');
  put(known, '1', { current_status: 'COMPLETED' });
  expect(known.get(keyOf('1'))?.status).toBe('COMPLETED');
});

it('tells products of the same id apart by their category', () => {
  const known = new KnownItems();
  put(known, '1');
  expect(known.has({ subCategory: 1006, productId: '1' })).toBe(false);
  expect(known.get({ subCategory: 1006, productId: '1' })).toBeUndefined();
});

it('keeps so many, those that came or were used last', () => {
  const known = new KnownItems(2);
  put(known, '1');
  put(known, '2');
  known.get(keyOf('1'));
  put(known, '3');
  expect(['1', '2', '3'].map(id => known.has(keyOf(id)))).toEqual([
    true,
    false,
    true
  ]);
});

it('forgets what nobody has any more', () => {
  const known = new KnownItems();
  put(known, '1');
  known.forget(keyOf('1'));
  expect(known.has(keyOf('1'))).toBe(false);
});

it('tells what a category’s last one is', () => {
  const known = new KnownItems();
  put(known, '1');
  put(known, '2', { sub_category: 1006 });
  put(known, '3');
  known.get(keyOf('1'));
  expect(known.latestOf(1005)?.productId).toBe('1');
  expect(known.latestOf(1006)?.productId).toBe('2');
  expect(known.latestOf(1007)).toBeUndefined();
});
