import * as z from 'zod';

import { itemName } from '../catalogueItem';
import type { ItemKey } from '../catalogueItem';

/** What a text is typed for. */
export type TypedFor =
  | { readonly kind: 'note' | 'hold'; readonly product: ItemKey }
  /** The conditions of the queue's filter, as JSON. */
  | { readonly kind: 'filter' };

/** A text that was typed and not sent: a draft. */
export interface TypedText {
  readonly about: TypedFor;
  readonly text: string;
}

/** The longest text that is kept, in characters. A note in the table is far shorter. */
export const MOST_TYPED = 20_000;

const product = z.object({ subCategory: z.number(), productId: z.string() });

const shape = z.object({
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('note'), product }),
    z.object({ kind: z.literal('hold'), product }),
    z.object({ kind: z.literal('filter') })
  ]),
  text: z.string().max(MOST_TYPED)
});

/** @returns undefined if another version stored it or it is broken */
export function readTypedText(value: unknown): TypedText | undefined {
  const read = shape.safeParse(value);
  return read.success ? read.data : undefined;
}

/** Different for everything that a text can be typed for. */
export function typedName(about: TypedFor): string {
  return about.kind === 'filter'
    ? about.kind
    : `${about.kind} ${itemName(about.product)}`;
}
