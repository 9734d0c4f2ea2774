import * as z from 'zod';

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

const paths = z
  .union([z.string().trim().min(1), z.array(z.string().trim().min(1)).min(1)])
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
