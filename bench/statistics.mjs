/** The middle of some numbers; of an even count the mean of the two. NaN of none. */
export function median(numbers) {
  const sorted = ascending(numbers);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

/**
 * The smallest of the numbers that this share of them does not pass: the
 * nearest rank, so that it is one that was measured. NaN of none.
 *
 * @param share - above 0, at most 1: 0.95 for the 95th percentile
 */
export function percentile(numbers, share) {
  const sorted = ascending(numbers);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

function ascending(numbers) {
  return [...numbers].sort((a, b) => a - b);
}
