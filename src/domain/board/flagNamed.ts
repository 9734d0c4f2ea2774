import { foldText, sameName } from '../sameName';
import type { Flag } from './teamSettings';

/** The flag with this id, or with this label in any case. */
export function flagNamed(
  flags: readonly Flag[],
  text: string
): Flag | undefined {
  const folded = (label: string): string => foldText(label.trim());
  return (
    flags.find(({ id }) => sameName(id, text)) ??
    flags.find(({ label }) => folded(label) === folded(text))
  );
}
