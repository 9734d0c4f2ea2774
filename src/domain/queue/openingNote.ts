import * as z from 'zod';

import type { ItemKey } from '../catalogueItem';

/** DynamoDB's limit of a sort key, in bytes. */
const LONGEST_ID = 1024;

const shape = z.object({
  subCategory: z.number(),
  productId: z.string().min(1).max(LONGEST_ID)
});

/** @returns undefined if the text is not the JSON of a product's key */
export function readItemKey(text: string): ItemKey | undefined {
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
