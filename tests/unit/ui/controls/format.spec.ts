import {
  formatBytes,
  formatCount,
  formatDimensions,
  formatTime
} from '../../../../src/ui/controls/format';
import { columnsFor } from '../../../../src/ui/images/useGrid';
import { slotKey } from '../../../../src/ui/controls/keyHints';
import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [212_345, '212 kB'],
  [999_600, '1.0 MB'],
  [1_440_000, '1.4 MB'],
  [61_000_000, '61 MB']
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it('groups numbers', () => {
  expect(formatCount(1284)).toBe('1,284');
  expect(formatDimensions(1080, 1350)).toBe('1,080 × 1,350');
});

it('shows what is no date as it is', () => {
  expect(formatTime('yesterday')).toBe('yesterday');
  expect(formatTime('2026-11-22T10:31:00Z')).toMatch(/^2026-11-2\d \d\d:\d\d$/);
});

it('makes no tile wider than asked for', () => {
  for (const width of [0, 100, 455, 839, 1500]) {
    const columns = columnsFor(width, 136);
    expect((width - (columns - 1) * 6) / columns).toBeLessThanOrEqual(136);
  }
});

it('names the keys of the slots', () => {
  expect(
    DEFAULT_SLOTS.map((_, index) => slotKey(DEFAULT_SLOTS, index))
  ).toEqual(['1', '2', '3', 'C']);
});
