import type { Flag } from './teamSettings';

/** The flag with this id, or with this label in any case. */
export function flagNamed(
  flags: readonly Flag[],
  text: string
): Flag | undefined {
  const folded = (label: string): string =>
    label.normalize('NFC').trim().toLowerCase();
  return (
    flags.find(({ id }) => id === text) ??
    flags.find(({ label }) => folded(label) === folded(text))
  );
}
