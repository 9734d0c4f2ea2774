import * as z from 'zod';

import type { QueueFilter } from './queueFilter';
import { readFilter } from './queueFilter';

/** An invalid filter is dropped, so that the rest of the record can be used. */
const filterShape = z
  .object({
    prefix: z.string().optional(),
    minImages: z.number().optional(),
    maxImages: z.number().optional(),
    completedBy: z.string().optional(),
    flag: z.string().optional(),
    note: z.string().optional(),
    reason: z.string().optional(),
    name: z.string().optional(),
    order: z.enum(['newest', 'oldest']).optional()
  })
  .transform((given, context): QueueFilter => {
    try {
      return readFilter(given);
    } catch (error) {
      context.addIssue({ code: 'custom', message: String(error) });
      return z.NEVER;
    }
  })
  .optional()
  .catch(undefined);

/** Where a person stopped, one record for each connection. It is below 2 kB, because each write stores the whole database. */
const resumeShape = z.object({
  version: z.literal(1),
  /** ms since the epoch. */
  savedAt: z.number(),
  category: z
    .object({ mainCategory: z.string(), subCategory: z.number() })
    .optional(),
  status: z.string().optional(),
  /** The filter of the queue. Earlier records have none. */
  filter: filterShape,
  productId: z.string().optional(),
  productUpdatedAt: z.string().optional(),
  image: z.string().optional(),
  thumbnailSize: z.number().optional()
});

export type Resume = Readonly<z.infer<typeof resumeShape>>;

/** @returns undefined if another version wrote it or it is broken */
export function readResume(value: unknown): Resume | undefined {
  const read = resumeShape.safeParse(value);
  return read.success ? read.data : undefined;
}

/** Characters of JSON. Filters that people type have a few dozen. */
const MOST_FILTER = 500;

/** The filter to remember: none if it selects all products, or would make the record large. */
export function rememberedFilter(filter: QueueFilter): QueueFilter | undefined {
  return Object.keys(filter).length > 0 &&
    JSON.stringify(filter).length <= MOST_FILTER
    ? filter
    : undefined;
}
