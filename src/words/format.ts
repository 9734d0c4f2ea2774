import { readTimestamp } from '../domain/product/timestamp';
import type { Trans } from './trans';

const NUMBERS = new Map<string, Intl.NumberFormat>();
const DATES = new Map<string, Intl.DateTimeFormat>();

/** A format is made once: making one takes longer than using it. */
function numbers(
  { locale }: Trans,
  options: Intl.NumberFormatOptions = {}
): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  const format = NUMBERS.get(key) ?? new Intl.NumberFormat(locale, options);
  NUMBERS.set(key, format);
  return format;
}

function dates(
  { locale }: Trans,
  options: Intl.DateTimeFormatOptions
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = DATES.get(key) ?? new Intl.DateTimeFormat(locale, options);
  DATES.set(key, format);
  return format;
}

/** `1,284` */
export function formatCount(count: number, trans: Trans): string {
  return numbers(trans).format(count);
}

/**
 * `62%`, without decimals.
 *
 * @param part - of 1
 */
export function formatPercent(part: number, trans: Trans): string {
  return numbers(trans, { style: 'percent' }).format(part);
}

/** US dollars: `$12.40`, and two significant digits below ten cents, `$0.000021`. */
export function formatMoney(dollars: number, trans: Trans): string {
  return numbers(trans, {
    style: 'currency',
    currency: 'USD',
    ...(dollars < 0.0995
      ? { maximumSignificantDigits: 2 }
      : { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  }).format(dollars);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** `212 kB`, `1.4 MB`, `61 MB`: powers of 1,000, as file managers show them. */
export function formatBytes(bytes: number, trans: Trans): string {
  let value = bytes;
  let unit = 0;
  // 999.6 kB would round to "1,000 kB".
  while (Math.round(value) >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 9.95 ? 1 : 0;
  return numbers(trans, {
    style: 'unit',
    unit: UNITS[unit],
    unitDisplay: unit === 0 ? 'long' : 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  }).format(value);
}

/** `1,080 × 1,350` */
export function formatDimensions(
  width: number,
  height: number,
  trans: Trans
): string {
  return `${formatCount(width, trans)} × ${formatCount(height, trans)}`;
}

const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;

/** `Nov 22, 2026, 10:31 AM` in the person's time zone; a text that is no date is returned as it is. */
export function formatTime(timestamp: string, trans: Trans): string {
  const at = readTimestamp(timestamp);
  return Number.isNaN(at)
    ? timestamp
    : dates(trans, { ...DAY, hour: 'numeric', minute: '2-digit' }).format(at);
}

/** `10:31:05 AM`, in the person's time zone. @param at - ms since the epoch */
export function formatTimeOfDay(at: number, trans: Trans): string {
  return dates(trans, { timeStyle: 'medium' }).format(at);
}

/** `Nov 22, 2026`, likewise. A day without a time is that day in every time zone. */
export function formatDay(timestamp: string, trans: Trans): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(timestamp)
    ? Date.parse(`${timestamp}T00:00:00`)
    : readTimestamp(timestamp);
  return Number.isNaN(at) ? timestamp : dates(trans, DAY).format(at);
}

/** `Nov 22, 2026, 10:31 UTC`, for reports that people in several places read; likewise. */
export function formatUtc(at: string, trans: Trans): string {
  const time = /^[\d-]+T[\d:.]+Z$/.test(at) ? Date.parse(at) : NaN;
  return Number.isNaN(time)
    ? at
    : dates(trans, {
        ...DAY,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: 'UTC',
        timeZoneName: 'short'
      }).format(time);
}
