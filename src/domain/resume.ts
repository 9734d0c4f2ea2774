import * as z from 'zod';

/** Where a person stopped, one a connection. Under 2 kB: each write stores the whole database. */
const resumeShape = z.object({
  version: z.literal(1),
  /** ms since the epoch. */
  savedAt: z.number(),
  category: z
    .object({ mainCategory: z.string(), subCategory: z.number() })
    .optional(),
  status: z.string().optional(),
  productId: z.string().optional(),
  productUpdatedAt: z.string().optional(),
  image: z.string().optional(),
  thumbnailSize: z.number().optional()
});

export type Resume = Readonly<z.infer<typeof resumeShape>>;

/** @returns undefined for what another version wrote or what is broken */
export function readResume(value: unknown): Resume | undefined {
  const read = resumeShape.safeParse(value);
  return read.success ? read.data : undefined;
}
