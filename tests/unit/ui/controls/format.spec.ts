import {
  formatBytes,
  formatCount,
  formatDay,
  formatDimensions,
  formatPercent,
  formatTime
} from '../../../../src/words/format';
import { columnsFor } from '../../../../src/ui/images/useGrid';
import { PLAIN as trans, localized } from '../../../../src/words/trans';
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
  expect(formatBytes(trans, bytes)).toBe(text);
});

it('groups numbers', () => {
  expect(formatCount(trans, 1284)).toBe('1,284');
  expect(formatDimensions(trans, 1080, 1350)).toBe('1,080 × 1,350');
});

it('shows what is no date as it is', () => {
  expect(formatTime(trans, 'yesterday')).toBe('yesterday');
  expect(formatTime(trans, '2026-11-22T10:31:00Z')).toMatch(
    /^Nov 2\d, 2026, \d?\d:\d\d\s[AP]M$/
  );
});

it('writes numbers and dates as the person’s locale does', () => {
  const german = localized(trans, 'de_DE', []);
  expect(german.locale).toBe('de-DE');
  expect(formatCount(german, 1284)).toBe('1.284');
  expect(formatBytes(german, 1_440_000)).toBe('1,4 MB');
  expect(formatPercent(german, 0.624)).toBe('62\u00a0%');
  expect(formatDay(german, '2026-11-22')).toBe('22. Nov. 2026');
});

it('refines JupyterLab’s language by those of the browser', () => {
  expect(localized(trans, 'en', ['de-AT', 'en-GB', 'en']).locale).toBe('en-GB');
  expect(localized(trans, 'ko', ['en-GB']).locale).toBe('ko');
  expect(localized(trans, 'no such language', []).locale).toBe('en');
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
