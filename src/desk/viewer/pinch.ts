import type { Point } from './view';

/** Where two fingers are on the viewport, in CSS pixels. */
export type Fingers = readonly [Point, Point];

/** What two fingers that moved make of the view: a size, and then a place. */
export interface Pinch {
  readonly factor: number;
  /** What lay between the fingers, about which it is. */
  readonly at: Point;
  /** How far what lay there follows them, in CSS pixels. */
  readonly by: Point;
}

/** Fingers closer than this, in CSS pixels, are not told apart. */
const CLOSE = 10;

/** What lies between the fingers stays between them, as far as the image goes. */
export function pinched(before: Fingers, after: Fingers): Pinch {
  const [at, to] = [middle(before), middle(after)];
  return {
    factor: apart(after) / apart(before),
    at,
    by: { x: to.x - at.x, y: to.y - at.y }
  };
}

function middle([a, b]: Fingers): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function apart([a, b]: Fingers): number {
  return Math.max(CLOSE, Math.hypot(a.x - b.x, a.y - b.y));
}
