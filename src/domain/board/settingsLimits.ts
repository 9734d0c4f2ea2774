import * as z from 'zod';

/** How much a team's settings may have. More than this is a mistake, and would fill every desk. */
export const MOST = {
  slots: 40,
  holdReasons: 100,
  flags: 100,
  /** Characters of an id. */
  id: 100,
  /** Characters of a label, a hold reason, or the guideline's version. */
  label: 500,
  /** Paths into `meta.json` to one thing, and the names in one of them. */
  metaPaths: 20,
  metaPathNames: 10
} as const;

/** The id of a slot or a flag: any text without control characters. */
export const idShape = line(MOST.id);

/** A text that is shown on one line. */
export const labelShape = line(MOST.label);

function line(most: number): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(text => !/\p{Cc}/u.test(text), {
      message: 'has a control character'
    });
}

/** A list with so many entries at the most. */
export function atMost<T extends z.ZodType>(
  most: number,
  entry: T
): z.ZodArray<T> {
  return z.array(entry).max(most, { message: `has more than ${most} entries` });
}
