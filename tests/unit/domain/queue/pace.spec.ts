import { dayAt } from '../../../../src/domain/product/timestamp';
import { median } from '../../../../src/domain/queue/pace';

it('is the middle value, or the mean of the middle two', () => {
  expect(median([])).toBeUndefined();
  expect(median([7])).toBe(7);
  expect(median([90, 3, 5])).toBe(5);
  expect(median([10, 2, 4, 100])).toBe(7);
});

it('names a day of this time zone', () => {
  expect(dayAt(new Date(2026, 0, 3, 23, 59).getTime())).toBe('2026-01-03');
});
