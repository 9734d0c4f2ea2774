/** The middle of some values; undefined if there is none. Of an even number of values it is the mean of the middle two. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length === 0
    ? undefined
    : (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

/** The day of a time in the time zone of this machine, as `2026-11-22`. */
export function localDay(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-');
}
