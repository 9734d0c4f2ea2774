import { Invalid } from '../errors';
import { fileKind, mediaType } from '../images/fileKind';
import { endingFor, imageType } from '../images/imageName';

/** The size of an image in pixels, as it is shown: rotated by its EXIF orientation. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** An area of an image, in the same pixels, from the upper left corner. */
export interface CropArea extends PixelSize {
  readonly left: number;
  readonly top: number;
}

/** Which edges of an area are dragged: -1 the left or upper one, 1 the right or lower one, 0 neither. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** The smallest side of a crop in pixels, or the side of the image if that is smaller. */
export const LEAST_SIDE = 16;

/**
 * The area that a crop begins with: the middle of what is in sight.
 *
 * @param inSight - a part of the image; by default all of it
 */
export function firstArea(
  size: PixelSize,
  inSight: CropArea = { left: 0, top: 0, ...size }
): CropArea {
  const across = middleOf(inSight.left, inSight.width, size.width);
  const down = middleOf(inSight.top, inSight.height, size.height);
  return {
    left: across.from,
    top: down.from,
    width: across.length,
    height: down.length
  };
}

/** An area moved within the image. */
export function movedArea(
  area: CropArea,
  by: { readonly x: number; readonly y: number },
  size: PixelSize
): CropArea {
  return {
    ...area,
    left: between(0, Math.round(area.left + by.x), size.width - area.width),
    top: between(0, Math.round(area.top + by.y), size.height - area.height)
  };
}

/**
 * An area with some edges moved, inside the image and never smaller than the
 * smallest side.
 *
 * @param ratio - width by height, if the ratio must not change
 */
export function resizedArea(
  area: CropArea,
  handle: Handle,
  by: { readonly x: number; readonly y: number },
  size: PixelSize,
  ratio?: number
): CropArea {
  const across = pulled(area.left, area.width, handle.x, by.x, size.width);
  const down = pulled(area.top, area.height, handle.y, by.y, size.height);
  const free = {
    left: across.from,
    width: across.length,
    top: down.from,
    height: down.length
  };
  return ratio === undefined ? free : inRatio(free, area, handle, size, ratio);
}

/** The area between two points of the image, never smaller than the smallest side. */
export function drawnArea(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  size: PixelSize,
  ratio?: number
): CropArea {
  const handle: Handle = {
    x: to.x < from.x ? -1 : 1,
    y: to.y < from.y ? -1 : 1
  };
  const corner: CropArea = {
    left: cornerSide(from.x, handle.x, size.width),
    top: cornerSide(from.y, handle.y, size.height),
    width: 0,
    height: 0
  };
  const by = { x: to.x - corner.left, y: to.y - corner.top };
  return resizedArea(corner, handle, by, size, ratio);
}

/**
 * Rejects an area that an image cannot have, before anything is read.
 *
 * @param size - of the image, where it is known
 * @throws Invalid naming the image
 */
export function checkArea(
  filename: string,
  { left, top, width, height }: CropArea,
  size?: PixelSize
): void {
  if (![left, top, width, height].every(Number.isInteger)) {
    throw new Invalid('crop-not-whole', { filename });
  }
  const [wide, high] = [size?.width ?? Infinity, size?.height ?? Infinity];
  if (width < least(wide) || height < least(high)) {
    throw new Invalid('crop-too-small', {
      filename,
      width,
      height,
      least: LEAST_SIDE
    });
  }
  if (left < 0 || top < 0 || left + width > wide || top + height > high) {
    throw new Invalid('crop-outside', { filename, size });
  }
}

/**
 * The type of a crop: its source's type if browsers can write it, else PNG,
 * which is lossless and keeps what is transparent. The bytes of the source
 * decide, and its name only if they do not tell.
 */
export function cropType(filename: string, source: Uint8Array): string {
  const type = mediaType(fileKind(source)) ?? imageType(filename);
  return type === 'image/jpeg' || type === 'image/webp' ? type : 'image/png';
}

/** `detail_002-crop.jpg` for `detail_002.jpg`. The ending changes only if the type does. */
export function cropName(filename: string, type: string): string {
  const dot = filename.lastIndexOf('.');
  const stem = dot > 0 ? filename.slice(0, dot) : filename;
  const ending =
    imageType(filename) === type ? filename.slice(dot) : `.${endingFor(type)}`;
  return `${stem}-crop${ending}`;
}

function least(length: number): number {
  return Math.min(LEAST_SIDE, length);
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

interface Span {
  readonly from: number;
  readonly length: number;
}

/** How much of what is in sight a first area covers. */
const FIRST = 0.8;

/** The middle of a part of a side, not smaller than the smallest side. */
function middleOf(from: number, length: number, whole: number): Span {
  const middle = Math.max(least(whole), Math.round(length * FIRST));
  const first = Math.round(from + (length - middle) / 2);
  return { from: between(0, first, whole - middle), length: middle };
}

/** One side with its first or last edge moved. */
function pulled(
  from: number,
  length: number,
  edge: -1 | 0 | 1,
  by: number,
  whole: number
): Span {
  const end = from + length;
  if (edge < 0) {
    const first = between(0, Math.round(from + by), end - least(whole));
    return { from: first, length: end - first };
  }
  const last =
    edge > 0 ? between(from + least(whole), Math.round(end + by), whole) : end;
  return { from, length: last - from };
}

/** Where a side begins that is drawn from a point, so that the smallest side fits. */
function cornerSide(at: number, edge: -1 | 0 | 1, whole: number): number {
  const room = least(whole);
  return edge < 0
    ? between(room, Math.round(at), whole)
    : between(0, Math.round(at), whole - room);
}

/**
 * Fits an area to a ratio. The side that was dragged further decides. Edges
 * that were not dragged stay, and the area stays inside the image.
 */
function inRatio(
  free: CropArea,
  before: CropArea,
  { x, y }: Handle,
  size: PixelSize,
  ratio: number
): CropArea {
  const right = before.left + before.width;
  const bottom = before.top + before.height;
  const room = {
    width: x < 0 ? right : size.width - before.left,
    height: y < 0 ? bottom : size.height - before.top
  };
  const byHeight =
    x === 0 ||
    (y !== 0 &&
      Math.abs(free.height - before.height) * ratio >
        Math.abs(free.width - before.width));
  const wanted = byHeight ? free.height * ratio : free.width;
  const smallest = Math.max(least(size.width), least(size.height) * ratio);
  const width = Math.min(
    Math.max(wanted, smallest),
    room.width,
    room.height * ratio
  );
  const [wide, high] = [Math.round(width), Math.round(width / ratio)];
  return {
    left: x < 0 ? right - wide : before.left,
    top: y < 0 ? bottom - high : before.top,
    width: wide,
    height: high
  };
}
