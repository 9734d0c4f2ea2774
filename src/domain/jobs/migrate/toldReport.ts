import * as z from 'zod';

import type { ImagePath } from '../../images/image';
import { levelShape } from './folderLevel';

const count = z.number().int().nonnegative();

/** Programs get a reason as a sentence. */
const reason = z.string().transform(said => ({ code: 'told' as const, said }));

const product = z.object({
  mainCategory: z.string(),
  subCategory: z.number(),
  productId: z.string()
});

const paths = z.array(
  z.custom<ImagePath | 'meta.json'>(value => typeof value === 'string')
);

/** The report of `migrate` as `--json` prints it. What else it has is kept. */
const reportShape = z.looseObject({
  dryRun: z.boolean(),
  stopped: z.boolean(),
  created: count,
  existing: count,
  imagesSent: count,
  imagesThere: count,
  bytesSent: count,
  packs: count,
  added: z.array(z.object({ product, paths })),
  exchanged: z.array(z.object({ product, paths })),
  replaced: z.array(z.object({ product, paths })),
  unpacked: z.array(z.object({ product, reason })),
  skipped: z.array(z.object({ path: z.string(), reason })),
  counts: z.record(z.string(), z.number()),
  forPerson: z.array(z.object({ product, reason, paths })),
  categories: z.array(
    z.object({
      mainCategory: z.string(),
      subCategory: z.number(),
      products: z.number()
    })
  ),
  level: levelShape.optional()
});

/** A migration's report that came as JSON. */
export type ToldMigration = Readonly<z.infer<typeof reportShape>>;

/** Undefined for another shape: it is of another version. */
export function readToldMigration(value: unknown): ToldMigration | undefined {
  return reportShape.safeParse(value).data;
}
