/** Says what is being done, once at its start and once at its end with its wall time. */
export async function step(what, act) {
  const begun = performance.now();
  console.log(`  … ${what}`);
  const value = await act();
  console.log(`  ✓ ${what} (${seconds(performance.now() - begun)})`);
  return value;
}

/** A wall time in words: `0.4 s`, `61 s`. */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}
