/** How fast products come and go, in ms. */
export interface Pace {
  /** From one product to the next; undefined before the second one. */
  readonly product: number | undefined;
  /** To fetch the pictures of one; undefined before the first has come. */
  readonly load: number | undefined;
}

/**
 * How many of the next products are brought near: as many as the person goes
 * through while one comes, and one more, within what is allowed. Where nothing
 * was measured yet, all that is allowed.
 */
export function productsAhead({ product, load }: Pace, most: number): number {
  if (product === undefined || load === undefined) {
    return most;
  }
  const meanwhile = Math.ceil(load / Math.max(1, product));
  return Math.min(most, meanwhile + 1);
}

/** A mean that follows: the newest counts half. */
export function followed(mean: number | undefined, now: number): number {
  return mean === undefined ? now : (mean + now) / 2;
}
