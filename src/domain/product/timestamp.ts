/** Later dates have a sign and six digits, which an index sorts before all others. */
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
const FIRST = Date.parse('0001-01-01T00:00:00.000Z');

/**
 * The `last_updated_at` of a change: now, but always later than the one that
 * was read, so that a slow clock never makes time run backwards. A text that is
 * not a date counts as past, and so does the last date that there is.
 *
 * @param now - ms since the epoch, corrected by the server's clock
 * @returns ISO 8601 with ms and Z
 */
export function nextTimestamp(now: number, before: string | undefined): string {
  const read = before === undefined ? NaN : readTimestamp(before);
  const at = read < LAST ? Math.max(now, read + 1) : now;
  return new Date(Math.min(Math.max(at, FIRST), LAST)).toISOString();
}

/** ms since the epoch; NaN for a text that is not a date of the years 0001 to 9999. */
export function readTimestamp(text: string): number {
  const at = Date.parse(withZone(text));
  return at >= FIRST && at <= LAST ? at : NaN;
}

/** The same as `dayAt` of a text; undefined if it is not a date. */
export function localDay(text: string): string | undefined {
  const at = readTimestamp(text);
  return Number.isNaN(at) ? undefined : dayAt(at);
}

/**
 * `2026-11-22` in the time zone of this machine.
 *
 * @param at - ms since the epoch
 */
export function dayAt(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-');
}

/** Other programs write UTC without a zone, which JavaScript would read as local time. */
function withZone(text: string): string {
  return /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T')
    ? text
    : `${text}Z`;
}
