import { readTimestamp } from '../domain/product/timestamp';
import type { Trans } from './trans';

/** What is made once for each locale: to make one takes longer than to use it. */
interface Formats {
  readonly count: Intl.NumberFormat;
  readonly tenths: Intl.NumberFormat;
  readonly percent: Intl.NumberFormat;
  readonly cents: Intl.NumberFormat;
  readonly partsOfCents: Intl.NumberFormat;
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const MONEY = { style: 'currency', currency: 'USD' } as const;

const made = new Map<string, Formats>();

function formatsOf({ locale }: Trans): Formats {
  let formats = made.get(locale);
  if (formats === undefined) {
    const number = (options?: Intl.NumberFormatOptions): Intl.NumberFormat =>
      new Intl.NumberFormat(locale, options);
    formats = {
      count: number({ maximumFractionDigits: 3 }),
      tenths: number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
      percent: number({ style: 'percent' }),
      cents: number({
        ...MONEY,
        minimumFractionDigits: 2,
        maximumFractionDigits: 2
      }),
      partsOfCents: number({ ...MONEY, maximumSignificantDigits: 2 }),
      day: new Intl.DateTimeFormat(locale, DAY),
      time: new Intl.DateTimeFormat(locale, {
        ...DAY,
        hour: 'numeric',
        minute: '2-digit'
      })
    };
    made.set(locale, formats);
  }
  return formats;
}

/** `1,284` */
export function formatCount(trans: Trans, count: number): string {
  return formatsOf(trans).count.format(count);
}

/**
 * `62%`, without decimals.
 *
 * @param part - of 1
 */
export function formatPercent(trans: Trans, part: number): string {
  return formatsOf(trans).percent.format(part);
}

/** US dollars: `$12.40`, and two significant digits below ten cents, `$0.000021`. */
export function formatMoney(trans: Trans, dollars: number): string {
  const { cents, partsOfCents } = formatsOf(trans);
  return (dollars < 0.0995 ? partsOfCents : cents).format(dollars);
}

/** `212 kB`, `1.4 MB`, `61 MB`: powers of 1,000, as file managers show them. */
export function formatBytes(trans: Trans, bytes: number): string {
  const { count, tenths } = formatsOf(trans);
  let value = bytes;
  let unit = 0;
  // 999.6 kB would round to "1,000 kB".
  while (Math.round(value) >= 1000 && unit < 4) {
    value /= 1000;
    unit += 1;
  }
  const number =
    unit > 1 && value < 9.95
      ? tenths.format(value)
      : count.format(Math.round(value));
  switch (unit) {
    case 0:
      return trans.__('%1 B', number);
    case 1:
      return trans.__('%1 kB', number);
    case 2:
      return trans.__('%1 MB', number);
    case 3:
      return trans.__('%1 GB', number);
    default:
      return trans.__('%1 TB', number);
  }
}

/** `1,080 × 1,350` */
export function formatDimensions(
  trans: Trans,
  width: number,
  height: number
): string {
  return `${formatCount(trans, width)} × ${formatCount(trans, height)}`;
}

/** `Nov 22, 2026, 10:31 AM` in the person's time zone; a text that is no date is returned as it is. */
export function formatTime(trans: Trans, timestamp: string): string {
  const at = readTimestamp(timestamp);
  return Number.isNaN(at) ? timestamp : formatsOf(trans).time.format(at);
}

/** `Nov 22, 2026`, likewise. A day without a time is that day in every time zone. */
export function formatDay(trans: Trans, timestamp: string): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(timestamp)
    ? Date.parse(`${timestamp}T00:00:00`)
    : readTimestamp(timestamp);
  return Number.isNaN(at) ? timestamp : formatsOf(trans).day.format(at);
}
