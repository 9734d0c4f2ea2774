import type { Meant } from '../matrix/changes';
import type { Raw, RawItem } from '../world/testDataset';
import { chosen, deletedPaths, keyOf } from './rules';

/** The entry of `deleted` that every product begins with. */
const EARLIER = 'text/old.jpg';

/** Describes which parts of a person's intention do not hold, or hold more than once. */
export function unlikeMeant(
  now: Raw,
  productId: string,
  meant: Meant
): readonly string[] {
  const item = now.products.get(productId);
  if (item === undefined) {
    return [`${productId} is gone`];
  }
  const { status = 'PENDING', lists = {}, choices, deleted = [] } = meant;
  return [
    ...differs('current_status', item.current_status, status),
    ...Object.entries(meant.item ?? {}).flatMap(([name, value]) =>
      differs(name, item[name], value)
    ),
    ...Object.entries(lists).flatMap(([folder, names]) =>
      unlikeList(folder, item[folder] as string[], names)
    ),
    ...(choices ? unlikeChoices(item, choices) : []),
    ...unlikeList('deleted', deletedPaths(item), [EARLIER, ...deleted]),
    ...unlikeTags(now, item, meant.tags ?? {})
  ];
}

function unlikeList(
  what: string,
  there: readonly string[],
  wanted: readonly (string | RegExp)[]
): string[] {
  const rest = [...there];
  const missing = wanted.filter(want => {
    const at = rest.findIndex(name =>
      want instanceof RegExp ? want.test(name) : want === name
    );
    return at < 0 || rest.splice(at, 1).length === 0;
  });
  return missing.length + rest.length === 0
    ? []
    : [`${what} is ${there.join(' | ')}, meant was ${wanted.join(' | ')}`];
}

function unlikeChoices(
  item: RawItem,
  choices: Readonly<Record<string, unknown>>
): string[] {
  const there = chosen(item);
  const slots = [...new Set([...Object.keys(there), ...Object.keys(choices)])];
  return slots.flatMap(slot => differs(slot, there[slot], choices[slot]));
}

function unlikeTags(
  now: Raw,
  item: RawItem,
  tags: Readonly<Record<string, string | null>>
): string[] {
  return Object.entries(tags).flatMap(([path, tag]) =>
    differs(
      `the tag of ${path}`,
      now.objects.get(keyOf(item, path))?.tags.status ?? null,
      tag
    )
  );
}

function differs(what: string, there: unknown, wanted: unknown): string[] {
  return JSON.stringify(there) === JSON.stringify(wanted)
    ? []
    : [
        `${what} is ${JSON.stringify(there)}, meant was ${JSON.stringify(wanted)}`
      ];
}
