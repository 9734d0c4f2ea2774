import { Invalid } from '../errors';
import type { QueueRow } from '../product/product';
import { foldName, foldText, plainStart, sameName } from '../sameName';

/** By `last_updated_at`, which is the order of the indexes. */
export type QueueOrder = 'newest' | 'oldest';

/** Which products of a category and status the queue shows, and in which order. */
export interface QueueFilter {
  /** Beginning of the product id, letter by letter. */
  readonly prefix?: string;
  readonly minImages?: number;
  readonly maxImages?: number;
  /** The whole name of who completed it, in any case; meant for completed products only. */
  readonly completedBy?: string;
  /** One of its quality flags. */
  readonly flag?: string;
  /** A part of its note, in any case. */
  readonly note?: string;
  /** A part of the reason for which it is held, in any case; meant for held products only. */
  readonly reason?: string;
  /** A part of its name, in any case. Only products that were opened have a known name. */
  readonly name?: string;
  /** Newest first by default. */
  readonly order?: QueueOrder;
}

export const NO_FILTER: QueueFilter = {};

/** Conditions of a filter; its order leaves nothing out. */
const CONDITIONS = [
  'prefix',
  'minImages',
  'maxImages',
  'completedBy',
  'flag',
  'note',
  'reason',
  'name'
] as const;

/**
 * A filter from a command's arguments. Texts are trimmed, and empty ones are
 * ignored.
 *
 * @throws Invalid if a number is no count, or no count can be in between
 */
export function readFilter(given: QueueFilter): QueueFilter {
  const { minImages: least, maxImages: most } = given;
  for (const count of [least, most]) {
    if (count !== undefined && !(Number.isInteger(count) && count >= 0)) {
      throw new Invalid('filter-count', { count });
    }
  }
  if (least !== undefined && most !== undefined && least > most) {
    throw new Invalid('filter-range', { least, most });
  }
  const { order } = given;
  if (order !== undefined && order !== 'newest' && order !== 'oldest') {
    throw new Invalid('filter-order', { order });
  }
  const filter = {
    prefix: given.prefix?.trim() || undefined,
    minImages: least,
    maxImages: most,
    completedBy: given.completedBy?.trim() || undefined,
    flag: given.flag?.trim() || undefined,
    note: given.note?.trim() || undefined,
    reason: given.reason?.trim() || undefined,
    name: given.name?.trim() || undefined,
    order
  };
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined)
  );
}

/**
 * The conditions of a filter that apply to products of a status: only completed
 * products have `completedBy`, and only held ones a reason.
 */
export function filterFor(filter: QueueFilter, status: string): QueueFilter {
  const left = [
    ...(status === 'COMPLETED' ? [] : ['completedBy']),
    ...(status === 'PASS' ? [] : ['reason'])
  ];
  return left.some(name => Object.hasOwn(filter, name))
    ? Object.fromEntries(
        Object.entries(filter).filter(([name]) => !left.includes(name))
      )
    : filter;
}

/** How many conditions a filter has. */
export function conditionsOf(filter: QueueFilter): number {
  return CONDITIONS.filter(name => filter[name] !== undefined).length;
}

/** Whether products must be read to apply the filter. A prefix alone is part of the request, as far as it is the same in each Unicode form. */
export function needsReading(filter: QueueFilter): boolean {
  const { prefix } = filter;
  return (
    prefix !== requestedPrefix(filter) ||
    conditionsOf({ ...filter, prefix: undefined }) > 0
  );
}

/** The part of the prefix by which products can be asked for. */
export function requestedPrefix({ prefix }: QueueFilter): string | undefined {
  return prefix === undefined ? undefined : plainStart(prefix) || undefined;
}

/** Whether a product meets every condition of a filter. */
export function matchesFilter(row: QueueRow, filter: QueueFilter): boolean {
  const { prefix, minImages, maxImages, completedBy, flag } = filter;
  const contains = (text = '', part: string | undefined): boolean =>
    part === undefined || foldText(text).includes(foldText(part));
  return (
    (prefix === undefined ||
      foldName(row.productId).startsWith(foldName(prefix))) &&
    (minImages === undefined || row.imageCount >= minImages) &&
    (maxImages === undefined || row.imageCount <= maxImages) &&
    (completedBy === undefined ||
      foldText(row.completedBy ?? '') === foldText(completedBy)) &&
    (flag === undefined || row.flags.some(one => sameName(one, flag))) &&
    contains(row.note, filter.note) &&
    contains(row.holdReason, filter.reason) &&
    contains(row.name, filter.name)
  );
}
