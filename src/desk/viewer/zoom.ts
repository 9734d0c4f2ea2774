import type { PixelSize } from '../../domain/viewer/crop';
import type { Point, Stage, View, Zoom } from './view';
import { bounded, fitScale, partAt, placed, timesOf } from './view';

/** How far beyond one pixel of the image a pixel of the screen one can go in. */
const MOST = 8;

/** What one key or button makes of the size. */
export const ZOOM_STEP = 1.25;

/** An image on its stage. `size` is that of the turned image. */
export interface Looked {
  readonly view: View;
  readonly stage: Stage;
  readonly size: PixelSize;
}

/** Another size, with what lies under a point of the stage staying there: the middle where none is given. */
export function zoomedAt(
  { view, stage, size }: Looked,
  zoom: Zoom,
  at: Point = { x: stage.width / 2, y: stage.height / 2 }
): View {
  const before = timesOf(view.zoom, stage, size);
  const under = partAt(at, placed(view.centre, before, stage, size));
  const held = { x: withinOne(under.x), y: withinOne(under.y) };
  const scale = timesOf(zoom, stage, size) * fitScale(stage, size);
  const centre = {
    x: held.x + (stage.width / 2 - at.x) / (size.width * scale),
    y: held.y + (stage.height / 2 - at.y) / (size.height * scale)
  };
  return { zoom, centre: bounded(centre, scale, stage, size) };
}

/** Larger or smaller by a factor, within the limits. */
export function zoomedBy(looked: Looked, factor: number, at?: Point): View {
  const { view, stage, size } = looked;
  const before = timesOf(view.zoom, stage, size);
  return zoomedAt(looked, named(before * factor, stage, size), at);
}

/** One step larger or smaller; `fit` and `actual` are not stepped over. */
export function zoomedStep(looked: Looked, direction: 'in' | 'out'): View {
  const { view, stage, size } = looked;
  const before = timesOf(view.zoom, stage, size);
  const after = before * (direction === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP);
  const between = (times: number): boolean =>
    (times - before) * (times - after) < 0 && !same(times, before);
  const stop = (['fit', 'actual'] as const).find(zoom =>
    between(timesOf(zoom, stage, size))
  );
  return zoomedAt(looked, stop ?? named(after, stage, size));
}

/** `actual`, or `fit` where it is `actual` already. */
export function toggledActual(looked: Looked, at?: Point): View {
  return zoomedAt(looked, isActual(looked) ? 'fit' : 'actual', at);
}

/** Whether one pixel of the image is one of the screen. */
export function isActual({ view, stage, size }: Looked): boolean {
  return same(timesOf(view.zoom, stage, size), timesOf('actual', stage, size));
}

/** Moved under the stage by CSS pixels, as far as the image goes. */
export function panned({ view, stage, size }: Looked, by: Point): View {
  const scale = timesOf(view.zoom, stage, size) * fitScale(stage, size);
  const { x, y } = bounded(view.centre, scale, stage, size);
  const centre = {
    x: x - by.x / (size.width * scale),
    y: y - by.y / (size.height * scale)
  };
  return { ...view, centre: bounded(centre, scale, stage, size) };
}

/** The same region once the image is turned by a quarter. */
export function turnedView(view: View, back: boolean): View {
  const { x, y } = view.centre;
  return {
    ...view,
    centre: back ? { x: y, y: 1 - x } : { x: 1 - y, y: x }
  };
}

/**
 * What a wheel turned means as a factor. A notch of a mouse is about a key's
 * step; a pinch comes in small steps with Ctrl, and follows the fingers.
 */
export function wheelFactor({
  deltaY,
  deltaMode,
  ctrlKey
}: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const pixels = deltaMode === 0 ? deltaY : deltaY * 33;
  const held = Math.max(-100, Math.min(100, pixels));
  // A mouse with Ctrl sends whole notches: as fast as a pinch they would leap.
  return Math.exp(-held * (ctrlKey && Math.abs(held) < 50 ? 0.01 : 0.0022));
}

/** A size within the limits, by its name where it has one. */
function named(times: number, stage: Stage, size: PixelSize): Zoom {
  const actual = timesOf('actual', stage, size);
  const least = Math.min(1, actual);
  const most = Math.max(1, actual * MOST);
  const held = Math.max(least, Math.min(most, times));
  return same(held, 1) ? 'fit' : same(held, actual) ? 'actual' : held;
}

function same(a: number, b: number): boolean {
  return Math.abs(a / b - 1) < 0.001;
}

function withinOne(part: number): number {
  return Math.max(0, Math.min(1, part));
}
