import { flagNamed } from '../../domain/board/flagNamed';
import type { Flag } from '../../domain/board/teamSettings';
import { Invalid } from '../../domain/errors';
import { own } from '../../domain/outsideRecord';
import type { QueueFilter } from '../../domain/queue/queueFilter';
import { errorText } from '../../words/errors';
import { flagLabel } from '../board/flags';
import type { Trans } from '../controls/trans';

/** The fields of the filter's form, as a person reads and writes them. */
export type FilterTexts = Readonly<
  Record<Exclude<keyof QueueFilter, 'order'>, string>
>;

/** What is wrong, by the field that it is in. */
export type FilterProblems = Readonly<
  Partial<Record<keyof FilterTexts, string>>
>;

export function textsOf(
  filter: QueueFilter,
  flags: readonly Flag[]
): FilterTexts {
  const text = (name: keyof FilterTexts): string => String(filter[name] ?? '');
  return {
    prefix: text('prefix'),
    minImages: text('minImages'),
    maxImages: text('maxImages'),
    completedBy: text('completedBy'),
    flag: flagLabel(flags, text('flag')),
    note: text('note'),
    reason: text('reason'),
    name: text('name')
  };
}

/** What was typed before, as far as it can be read, over the texts of the filter. */
export function typedTexts(
  typed: string | undefined,
  texts: FilterTexts
): FilterTexts {
  try {
    const read = (JSON.parse(typed ?? 'null') ?? {}) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(texts).map(([name, text]) => {
        const before = own(read, name);
        return [name, typeof before === 'string' ? before : text];
      })
    ) as FilterTexts;
  } catch {
    return texts;
  }
}

/** The filter of texts that have no problem. */
export function filterOf(
  { minImages, maxImages, flag, ...texts }: FilterTexts,
  flags: readonly Flag[]
): QueueFilter {
  return {
    ...texts,
    flag: flagNamed(flags, flag)?.id ?? flag,
    minImages: countIn(minImages),
    maxImages: countIn(maxImages)
  };
}

/**
 * @param offered - labels of the flags that the field offers
 * @param flags - the team's
 */
export function filterProblems(
  { minImages, maxImages, flag }: FilterTexts,
  offered: readonly string[],
  flags: readonly Flag[],
  trans: Trans
): FilterProblems {
  const problems: Partial<Record<keyof FilterTexts, string>> = {};
  for (const [name, text] of Object.entries({ minImages, maxImages })) {
    const count = countIn(text);
    if (count !== undefined && !(Number.isInteger(count) && count >= 0)) {
      const error = new Invalid('filter-count', { count: text });
      problems[name as keyof FilterTexts] = errorText(error, trans);
    }
  }
  const [least, most] = [countIn(minImages) ?? 0, countIn(maxImages)];
  if (most !== undefined && least > most) {
    problems.maxImages ??= errorText(
      new Invalid('filter-range', { least, most }),
      trans
    );
  }
  const named = flag.trim();
  if (named !== '' && !flagNamed(flags, named) && !offered.includes(named)) {
    problems.flag = errorText(
      new Invalid('filter-flag', { flag: named }),
      trans
    );
  }
  return problems;
}

function countIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}
