import { nullTranslator } from '@jupyterlab/translation';

import {
  formatBytes,
  formatCount,
  formatDay,
  formatDimensions,
  formatPercent,
  formatTime
} from '../../../src/words/format';
import { inLocale, localeOf } from '../../../src/words/inLocale';
import { PLAIN as trans } from '../../../src/words/trans';

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [212_345, '212 kB'],
  [999_600, '1.0 MB'],
  [1_440_000, '1.4 MB'],
  [61_000_000, '61 MB']
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, trans)).toBe(text);
});

it('groups numbers', () => {
  expect(formatCount(1284, trans)).toBe('1,284');
  expect(formatDimensions(1080, 1350, trans)).toBe('1,080 × 1,350');
});

it('shows what is no date as it is', () => {
  expect(formatTime('yesterday', trans)).toBe('yesterday');
  expect(formatTime('2026-11-22T10:31:00Z', trans)).toMatch(
    /^Nov 2\d, 2026, \d?\d:\d\d\s[AP]M$/
  );
});

it('writes numbers and dates as the person’s locale does', () => {
  const german = inLocale(trans, localeOf('de_DE', []));
  expect(german.locale).toBe('de-DE');
  expect(formatCount(1284, german)).toBe('1.284');
  expect(formatBytes(1_440_000, german)).toBe('1,4 MB');
  expect(formatPercent(0.624, german)).toBe('62\u00a0%');
  expect(formatDay('2026-11-22', german)).toBe('22. Nov. 2026');
});

it('writes numbers in sentences likewise', () => {
  const german = inLocale(nullTranslator.load('curation'), 'de');
  expect(german.__('%2 of %1', 2000, 1000)).toBe('1.000 of 2.000');
  expect(german._n('%1 of %2', '%1 of %2 and %3', 2000, 2, 'x')).toBe(
    '2.000 of 2 and x'
  );
  expect(trans._n('%2 image', '%2 images', 2, 'two')).toBe('two images');
  expect(trans._n('%1 in %2', '%1 in %2', 1, '%1')).toBe('1 in %1');
});

it('refines JupyterLab’s language by those of the browser', () => {
  expect(localeOf('en', ['de-AT', 'en-GB', 'en'])).toBe('en-GB');
  expect(localeOf('ko', ['en-GB'])).toBe('ko');
  expect(localeOf('no such language', [])).toBe('en');
});
