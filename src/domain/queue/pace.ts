/** The middle of some values; undefined if there is none. Of an even number of values it is the mean of the middle two. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length === 0
    ? undefined
    : (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}
