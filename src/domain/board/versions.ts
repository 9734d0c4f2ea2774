/**
 * Whether a version is before another, as `0.9.0` before `0.10`. What follows
 * a hyphen does not count; a part that is no number counts as 0.
 */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [partsOf(version), partsOf(than)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

function partsOf(version: string): readonly number[] {
  return version
    .split('-')[0]
    .split('.')
    .map(part => Number.parseInt(part, 10) || 0);
}
