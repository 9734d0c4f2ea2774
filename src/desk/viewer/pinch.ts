import type { Point } from './view';

/** Where two fingers touch the viewport, in CSS pixels. */
export type Fingers = readonly [Point, Point];

/** What two fingers that moved do to the view: they scale it, then move it. */
export interface Pinch {
  readonly factor: number;
  /** The point between the fingers, about which the view is scaled. */
  readonly at: Point;
  /** How far that point then follows the fingers, in CSS pixels. */
  readonly by: Point;
}

/** Fingers that are closer than this, in CSS pixels, count as this far apart. */
const CLOSE = 10;

/** Keeps what lies between the fingers between them, as far as the image goes. */
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
