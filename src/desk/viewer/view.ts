import type { PixelSize } from '../../domain/viewer/crop';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far an image is turned, in degrees with the clock. */
export type Turn = 0 | 90 | 180 | 270;

/** The place that an image has on the screen, in CSS pixels. */
export interface Viewport extends PixelSize {
  /** Pixels of the screen in one CSS pixel. */
  readonly ratio: number;
}

/**
 * How an image is looked at, in terms that hold on another image and another
 * viewport too: stepping and comparing show the same region.
 */
export interface View {
  /** As `Zoom` says. */
  readonly zoom: Zoom;
  /** What lies in the middle of the viewport, as parts of the turned image's width and height. */
  readonly centre: Point;
}

/**
 * `fit`: all of it. `actual`: one pixel of the image on one pixel of the
 * screen, the only size at which a screen shows what is there and no more. Or
 * how many times as large as `fit`.
 */
export type Zoom = 'fit' | 'actual' | number;

/** Where the turned image lies on its viewport, in CSS pixels; whole pixels of the screen, or it would be blurred. */
export interface Box extends PixelSize {
  readonly left: number;
  readonly top: number;
}

export const MIDDLE: Point = { x: 0.5, y: 0.5 };

export const FITTED: View = { zoom: 'fit', centre: MIDDLE };

/** What a turned image measures. */
export function turnedSize(size: PixelSize, turn: Turn): PixelSize {
  return turn % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** CSS pixels a pixel of the image, at `fit`. A small image is not blown up. */
export function fitScale(viewport: Viewport, size: PixelSize): number {
  return Math.min(
    1,
    Math.max(1, viewport.width) / size.width,
    Math.max(1, viewport.height) / size.height
  );
}

/** Whether two images are larger on top of each other than side by side. */
export function isStacked(
  room: PixelSize,
  { width, height }: PixelSize
): boolean {
  const fitted = (across: number, down: number): number =>
    Math.min(room.width / across / width, room.height / down / height);
  return fitted(1, 2) > fitted(2, 1);
}

/** How many times as large as fitted a zoom is. */
export function timesOf(
  zoom: Zoom,
  viewport: Viewport,
  size: PixelSize
): number {
  switch (zoom) {
    case 'fit':
      return 1;
    case 'actual':
      return 1 / viewport.ratio / fitScale(viewport, size);
    default:
      return zoom;
  }
}

/** Pixels of the screen a pixel of the image, as "62 %" says it. */
export function partOf(
  times: number,
  viewport: Viewport,
  size: PixelSize
): number {
  return times * fitScale(viewport, size) * viewport.ratio;
}

/**
 * The place of an image.
 *
 * @param times - as `timesOf` says; of two that are compared, the first one's for both
 */
export function placed(
  centre: Point,
  times: number,
  viewport: Viewport,
  size: PixelSize
): Box {
  const scale = times * fitScale(viewport, size);
  const { x, y } = bounded(centre, scale, viewport, size);
  const whole = (length: number): number =>
    Math.round(length * viewport.ratio) / viewport.ratio;
  const [width, height] = [
    whole(size.width * scale),
    whole(size.height * scale)
  ];
  return {
    left: whole(viewport.width / 2 - x * width),
    top: whole(viewport.height / 2 - y * height),
    width,
    height
  };
}

/** Which part of the image lies under a point of the viewport: 0 to 1, and beyond it outside. */
export function partAt(point: Point, box: Box): Point {
  return {
    x: (point.x - box.left) / Math.max(1, box.width),
    y: (point.y - box.top) / Math.max(1, box.height)
  };
}

/**
 * The centre as far as the image goes: no side that fits is off the middle,
 * and no other leaves the viewport half empty.
 *
 * @param scale - CSS pixels a pixel of the image
 */
export function bounded(
  { x, y }: Point,
  scale: number,
  viewport: Viewport,
  size: PixelSize
): Point {
  return {
    x: boundedSide(x, size.width * scale, viewport.width),
    y: boundedSide(y, size.height * scale, viewport.height)
  };
}

function boundedSide(at: number, length: number, room: number): number {
  const half = room / 2 / length;
  return half >= 0.5 ? 0.5 : Math.max(half, Math.min(1 - half, at));
}
