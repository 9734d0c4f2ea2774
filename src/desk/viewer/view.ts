import { isLongPage } from '../../domain/images/longPage';
import type { CropArea, PixelSize } from '../../domain/viewer/crop';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far an image is turned, in degrees clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** The visible area of an image on the screen, in CSS pixels. */
export interface Viewport extends PixelSize {
  /** Screen pixels in one CSS pixel. */
  readonly ratio: number;
}

/**
 * How an image is viewed, in terms that also hold for another image and another
 * viewport, so that stepping and comparing show the same region.
 */
export interface View {
  /** See `Zoom`. */
  readonly zoom: Zoom;
  /** What is in the middle of the viewport, as fractions of the turned image's width and height. */
  readonly centre: Point;
}

/**
 * `fit`: the whole image, or the whole width of a long page. `actual`: one pixel of the image on one pixel of the
 * screen, the only size at which a screen shows exactly what is there. A number:
 * how many times as large as `fit`.
 */
export type Zoom = 'fit' | 'actual' | number;

/** Where the turned image is in its viewport, in CSS pixels; on whole screen pixels, so that it is not blurred. */
export interface Box extends PixelSize {
  readonly left: number;
  readonly top: number;
}

/** An image that fits is in the middle anyway. A long page begins at its top. */
export const FITTED: View = { zoom: 'fit', centre: { x: 0.5, y: 0 } };

/** The size of a turned image. */
export function turnedSize(size: PixelSize, turn: Turn): PixelSize {
  return turn % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** CSS pixels for each pixel of the image at `fit`. A small image is not enlarged. */
export function fitScale(viewport: Viewport, size: PixelSize): number {
  return isLongPage(size)
    ? Math.min(1, Math.max(1, viewport.width) / size.width)
    : wholeScale(viewport, size);
}

/** The same if all of the image is to be seen. */
export function wholeScale(viewport: Viewport, size: PixelSize): number {
  return Math.min(
    1,
    Math.max(1, viewport.width) / size.width,
    Math.max(1, viewport.height) / size.height
  );
}

/** Whether two images are larger one above the other than side by side. */
export function isStacked(
  room: PixelSize,
  { width, height }: PixelSize
): boolean {
  const fitted = (across: number, down: number): number =>
    Math.min(room.width / across / width, room.height / down / height);
  return fitted(1, 2) > fitted(2, 1);
}

/** How many times as large as `fit` a zoom is. */
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

/** Screen pixels for each pixel of the image, shown as "62 %". */
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
 * @param times - see `timesOf`; if two are compared, that of the first for both
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

/** Which part of the image is under a point of the viewport: 0 to 1, outside the image less or more. */
export function partAt(point: Point, box: Box): Point {
  return {
    x: (point.x - box.left) / Math.max(1, box.width),
    y: (point.y - box.top) / Math.max(1, box.height)
  };
}

/**
 * The centre, limited to the image: a side that fits is centred, and a side that
 * does not fit leaves no empty space.
 *
 * @param scale - CSS pixels for each pixel of the image
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

/** The pixels of an image that are in sight, in whole pixels. */
export function areaInSight(
  box: Box,
  viewport: Viewport,
  size: PixelSize
): CropArea {
  const first = partAt({ x: 0, y: 0 }, box);
  const last = partAt({ x: viewport.width, y: viewport.height }, box);
  const across = inSight(first.x, last.x, size.width);
  const down = inSight(first.y, last.y, size.height);
  return {
    left: across.from,
    top: down.from,
    width: across.length,
    height: down.length
  };
}

function inSight(
  from: number,
  to: number,
  length: number
): { from: number; length: number } {
  const first = Math.round(Math.max(0, from) * length);
  return { from: first, length: Math.round(Math.min(1, to) * length) - first };
}

/** Which of so many screens is in sight, from 1. */
export interface Screen {
  readonly at: number;
  readonly of: number;
}

/** How far a page key moves, as a part of the viewport. What was at one edge is then at the other. */
export const PAGE_PART = 0.9;

/** The screen of an image that page keys have come to; undefined if its height fits. */
export function screenOf(box: Box, viewport: Viewport): Screen | undefined {
  const hidden = box.height - viewport.height;
  if (hidden < 1) {
    return undefined;
  }
  const page = viewport.height * PAGE_PART;
  const of = 1 + Math.ceil(hidden / page);
  return { at: Math.min(of, 1 + Math.ceil(-box.top / page - 0.1)), of };
}
