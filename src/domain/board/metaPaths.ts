import * as z from 'zod';

import { MOST, atMost } from './settingsLimits';

/**
 * Where `meta.json` has what the desk shows of a product. A path is the names of
 * fields with dots between them; in a list it goes on with each entry. The first
 * path that leads to something counts.
 */
export interface MetaPaths {
  readonly name: readonly string[];
  readonly colours: readonly string[];
}

/** Under these names, other programs write them. */
export const DEFAULT_META_PATHS: MetaPaths = {
  name: ['name', 'title', 'product_name'],
  colours: ['colors', 'colours', 'color_list', 'color']
};

const path = z
  .string()
  .trim()
  .min(1)
  .max(MOST.label)
  .refine(names => names.split('.').length <= MOST.metaPathNames, {
    message: `has more than ${MOST.metaPathNames} names`
  });

const paths = z
  .union([path, atMost(MOST.metaPaths, path).min(1)])
  .transform(given => [given].flat());

/** As a team's settings have them: one path, or several. */
export const metaPathsShape = z.object({
  name: paths.optional(),
  colours: paths.optional()
});

/** What is left out keeps its default. */
export function readMetaPaths({
  name = DEFAULT_META_PATHS.name,
  colours = DEFAULT_META_PATHS.colours
}: Partial<MetaPaths> = {}): MetaPaths {
  return { name, colours };
}
