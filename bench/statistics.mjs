/**
 * The middle number, or the mean of the two in the middle. NaN if there is none.
 *
 * @param {number[]} numbers
 */
export function median(numbers) {
  const sorted = ascending(numbers);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

/**
 * A percentile by nearest rank, so that the result is one of the numbers. NaN if
 * there is none.
 *
 * @param {number[]} numbers
 * @param {number} share - above 0, at most 1: 0.95 for the 95th percentile
 */
export function percentile(numbers, share) {
  const sorted = ascending(numbers);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

/** @param {number[]} numbers */
function ascending(numbers) {
  return [...numbers].sort((a, b) => a - b);
}
