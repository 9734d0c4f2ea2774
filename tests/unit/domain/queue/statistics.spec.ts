import {
  NO_STATISTICS,
  addToStatistics,
  topCounts
} from '../../../../src/domain/queue/statistics';
import { localDay } from '../../../../src/domain/product/timestamp';
import { productItem } from '../../../fixtures/items';

const TOP = { mainCategory: 'TOP', subCategory: 1005 };

function completed(by: unknown, at: unknown) {
  return productItem({
    current_status: 'COMPLETED',
    completed_by: by as string,
    last_updated_at: at as string
  });
}

it('counts products by status, and completed ones by person and day, page by page', () => {
  const first = addToStatistics(
    NO_STATISTICS,
    [
      productItem(),
      completed('kim', '2026-11-22T12:00:00.000Z'),
      completed('lee', '2026-11-22T12:00:00')
    ],
    TOP
  );
  const both = addToStatistics(
    first,
    [
      completed('kim', '2026-11-20T12:00:00.000Z'),
      // Values that other programs wrote or left out.
      completed(undefined, 'yesterday'),
      productItem({ current_status: 'IN_PROGRESS', completed_by: 'kim' }),
      productItem({ main_category: 'BOTTOM' })
    ],
    TOP
  );
  expect(both.read).toBe(6);
  expect([...both.byStatus]).toEqual([
    ['PENDING', 1],
    ['COMPLETED', 4],
    ['IN_PROGRESS', 1]
  ]);
  expect([...both.byPerson]).toEqual([
    ['kim', 2],
    ['lee', 1],
    ['', 1]
  ]);
  expect([...both.byDay]).toEqual([
    ['2026-11-22', 2],
    ['2026-11-20', 1],
    ['', 1]
  ]);
  // The earlier statistics have not changed.
  expect(first.byStatus.get('COMPLETED')).toBe(2);
});

it('reads a time without a zone as UTC, as documented', () => {
  expect(localDay('2026-11-22T12:00:00.123456')).toBe(
    localDay('2026-11-22T12:00:00.123Z')
  );
  expect(localDay('soon')).toBeUndefined();
});

it('returns the largest or the latest counts, and the sum of the rest', () => {
  const counts = new Map([
    ['2026-11-20', 5],
    ['2026-11-22', 1],
    ['2026-11-21', 5]
  ]);
  const keys = (order: 'largest' | 'last') =>
    topCounts(counts, order, 3).bars.map(({ key }) => key);
  expect(keys('largest')).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
  expect(keys('last')).toEqual(['2026-11-22', '2026-11-21', '2026-11-20']);
  expect(topCounts(counts, 'last', 1)).toEqual({
    bars: [{ key: '2026-11-22', count: 1 }],
    rest: { keys: 2, count: 10 }
  });
});
