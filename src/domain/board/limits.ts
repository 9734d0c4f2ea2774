import * as z from 'zod';

import { HASH_BITS } from '../images/pictureMeasures';

/** From when on an image gets an amber check. A limit that is undefined is not checked. */
export interface Limits {
  /** In pixels on the shorter side, for slots without a `minSide` of their own. */
  readonly minSide: number | undefined;
  /** From 0 (sharp) to 1, as `blurOf` measures it. */
  readonly blur: number | undefined;
  /** How many bits the hashes of the same picture may differ by, of 64. */
  readonly alike: number | undefined;
}

export const DEFAULT_LIMITS: Limits = { minSide: 300, blur: 0.7, alike: 2 };

/** Of an image's shorter side, in pixels. */
export const sideShape = z.number().int().min(0).max(100_000);

const off = z.literal(false);

/** As a team's settings have them; `false` switches a check off. */
export const limitsShape = z.object({
  min_side: z.union([off, sideShape]).optional(),
  blur: z.union([off, z.number().min(0).max(1)]).optional(),
  alike: z
    .union([
      off,
      z
        .number()
        .int()
        .min(0)
        .max(HASH_BITS / 4)
    ])
    .optional()
});

/** What is left out keeps its default. */
export function readLimits({
  min_side: minSide,
  blur,
  alike
}: z.infer<typeof limitsShape> = {}): Limits {
  const read = (
    value: number | false | undefined,
    byDefault: number | undefined
  ): number | undefined => (value === false ? undefined : (value ?? byDefault));
  return {
    minSide: read(minSide, DEFAULT_LIMITS.minSide),
    blur: read(blur, DEFAULT_LIMITS.blur),
    alike: read(alike, DEFAULT_LIMITS.alike)
  };
}
