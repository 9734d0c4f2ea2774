import { localDay, readTimestamp } from '../../domain/product/timestamp';

const grouped = new Intl.NumberFormat('en');

/** `1,284` */
export function formatCount(count: number): string {
  return grouped.format(count);
}

const cents = dollars({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const partsOfCents = dollars({ maximumSignificantDigits: 2 });

function dollars(digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency: 'USD',
    ...digits
  });
}

/** US dollars: `$12.40`, and below ten cents what two digits say, `$0.000021`. */
export function formatMoney(value: number): string {
  return (value < 0.0995 ? partsOfCents : cents).format(value);
}

/** `212 kB`, `1.4 MB`, `61 MB`: powers of 1,000, as file managers show them. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  // 999.6 kB would round to "1,000 kB".
  while (Math.round(value) >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** `1,080 × 1,350` */
export function formatDimensions(width: number, height: number): string {
  return `${formatCount(width)} × ${formatCount(height)}`;
}

/** `2026-11-22 10:31` in the person's time; the text itself where it is no date. */
export function formatTime(timestamp: string): string {
  const day = localDay(timestamp);
  if (day === undefined) {
    return timestamp;
  }
  const date = new Date(readTimestamp(timestamp));
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `2026-11-22`, likewise. */
export function formatDay(timestamp: string): string {
  return localDay(timestamp) ?? timestamp;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
