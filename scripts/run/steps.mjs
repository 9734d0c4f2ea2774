/**
 * Prints what is done when it starts, and again with its wall time when it ends.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} act
 */
export async function step(what, act) {
  const begun = performance.now();
  console.log(`  … ${what}`);
  const value = await act();
  console.log(`  ✓ ${what} (${seconds(performance.now() - begun)})`);
  return value;
}

/**
 * A wall time as text: `0.4 s`, `61 s`.
 *
 * @param {number} ms
 */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}
