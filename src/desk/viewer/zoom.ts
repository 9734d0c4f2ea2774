import type { PixelSize } from '../../domain/viewer/crop';
import type { Point, Viewport, View, Zoom } from './view';
import {
  bounded,
  FITTED,
  fitScale,
  partAt,
  placed,
  timesOf,
  wholeScale
} from './view';

/** The greatest zoom, in screen pixels for each pixel of the image. */
const MOST = 8;

/** The factor of one key press or button. */
const ZOOM_STEP = 1.25;

/** An image in its viewport. `size` is that of the turned image. */
export interface ViewedImage {
  readonly view: View;
  readonly viewport: Viewport;
  readonly size: PixelSize;
}

/** Another size. What is under a point of the viewport stays there; by default the middle. */
export function zoomedAt(
  { view, viewport, size }: ViewedImage,
  zoom: Zoom,
  at: Point = { x: viewport.width / 2, y: viewport.height / 2 }
): View {
  const before = timesOf(view.zoom, viewport, size);
  const under = partAt(at, placed(view.centre, before, viewport, size));
  const held = { x: withinOne(under.x), y: withinOne(under.y) };
  const scale = timesOf(zoom, viewport, size) * fitScale(viewport, size);
  const centre = {
    x: held.x + (viewport.width / 2 - at.x) / (size.width * scale),
    y: held.y + (viewport.height / 2 - at.y) / (size.height * scale)
  };
  return kept({ zoom, centre }, viewport, size);
}

/** Larger or smaller by a factor, within the limits. */
export function zoomedBy(
  viewed: ViewedImage,
  factor: number,
  at?: Point
): View {
  const { view, viewport, size } = viewed;
  const before = timesOf(view.zoom, viewport, size);
  return zoomedAt(viewed, named(before * factor, viewport, size), at);
}

/** One step larger or smaller; `fit` and `actual` are not skipped. */
export function zoomedStep(viewed: ViewedImage, direction: 'in' | 'out'): View {
  const { view, viewport, size } = viewed;
  const before = timesOf(view.zoom, viewport, size);
  const after = before * (direction === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP);
  const between = (times: number): boolean =>
    (times - before) * (times - after) < 0 && !same(times, before);
  const stop = (['fit', 'actual'] as const).find(zoom =>
    between(timesOf(zoom, viewport, size))
  );
  return zoomedAt(viewed, stop ?? named(after, viewport, size));
}

/** `actual`, or `fit` if it is already `actual`. */
export function toggledActual(viewed: ViewedImage, at?: Point): View {
  return zoomedAt(viewed, isActual(viewed) ? 'fit' : 'actual', at);
}

/** Whether one pixel of the image is one of the screen. */
export function isActual({ view, viewport, size }: ViewedImage): boolean {
  return same(
    timesOf(view.zoom, viewport, size),
    timesOf('actual', viewport, size)
  );
}

/** Moved by CSS pixels, as far as the image goes. */
export function panned({ view, viewport, size }: ViewedImage, by: Point): View {
  const scale = timesOf(view.zoom, viewport, size) * fitScale(viewport, size);
  const { x, y } = bounded(view.centre, scale, viewport, size);
  const centre = {
    x: x - by.x / (size.width * scale),
    y: y - by.y / (size.height * scale)
  };
  return kept({ ...view, centre }, viewport, size);
}

/** The same region after the image is turned by a quarter. */
export function turnedView(view: View, back: boolean): View {
  const { x, y } = view.centre;
  return {
    ...view,
    centre: back ? { x: y, y: 1 - x } : { x: 1 - y, y: x }
  };
}

/**
 * The factor that a turn of the wheel means. A notch of a mouse is about one key
 * step; a pinch comes as small steps with Ctrl, and follows the fingers.
 */
export function wheelFactor({
  deltaY,
  deltaMode,
  ctrlKey
}: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const pixels = deltaMode === 0 ? deltaY : deltaY * 33;
  const held = Math.max(-100, Math.min(100, pixels));
  // A mouse with Ctrl sends whole notches: at the speed of a pinch they would jump.
  return Math.exp(-held * (ctrlKey && Math.abs(held) < 50 ? 0.01 : 0.0022));
}

/** A size within the limits, by its name if it has one. */
function named(times: number, viewport: Viewport, size: PixelSize): Zoom {
  const actual = timesOf('actual', viewport, size);
  const whole = wholeScale(viewport, size) / fitScale(viewport, size);
  const least = Math.min(1, actual, whole);
  const most = Math.max(1, actual * MOST);
  const held = Math.max(least, Math.min(most, times));
  return same(held, 1) ? 'fit' : same(held, actual) ? 'actual' : held;
}

/** A view within the limits. If all of the image is in sight, the next image begins at its top. */
function kept(
  { zoom, centre }: View,
  viewport: Viewport,
  size: PixelSize
): View {
  const scale = timesOf(zoom, viewport, size) * fitScale(viewport, size);
  const isWhole =
    size.width * scale <= viewport.width &&
    size.height * scale <= viewport.height;
  return {
    zoom,
    centre: isWhole ? FITTED.centre : bounded(centre, scale, viewport, size)
  };
}

function same(a: number, b: number): boolean {
  return Math.abs(a / b - 1) < 0.001;
}

function withinOne(part: number): number {
  return Math.max(0, Math.min(1, part));
}
