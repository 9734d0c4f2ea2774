import { foldText } from '../../sameName';

/**
 * Names that differ by their Unicode form or by case only. They are different
 * keys in S3, but a person sees one name, and the next computer may have room
 * for one of them.
 *
 * @returns groups of at least two, in the order of the names
 */
export function lookAlikes<Name extends string>(
  names: readonly Name[]
): readonly (readonly Name[])[] {
  const groups = new Map<string, Name[]>();
  for (const name of new Set(names)) {
    const folded = foldText(name);
    groups.set(folded, [...(groups.get(folded) ?? []), name]);
  }
  return [...groups.values()].filter(group => group.length > 1);
}
