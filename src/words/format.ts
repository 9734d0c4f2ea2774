import type { Trans } from './trans';

/** `1,284` */
export function formatCount(count: number, { locale }: Trans): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** `212 kB`, `1.4 MB`, `61 MB`: powers of 1,000, as file managers show them. */
export function formatBytes(bytes: number, { locale }: Trans): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  let value = bytes;
  let unit = 0;
  // 999.6 kB would round to "1,000 kB".
  while (Math.round(value) >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[unit],
    unitDisplay: unit === 0 ? 'long' : 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  }).format(value);
}

/** A time to the minute, in UTC; what is no time of ours stays as it is. */
export function formatUtc(at: string, { locale }: Trans): string {
  const time = /^[\d-]+T[\d:.]+Z$/.test(at) ? Date.parse(at) : NaN;
  return Number.isNaN(time)
    ? at
    : new Intl.DateTimeFormat(locale, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: 'UTC',
        timeZoneName: 'short'
      }).format(time);
}
