/**
 * How many requests a run has in flight: more as long as that makes it faster,
 * half as many if the service says that they are too many.
 */
export interface Lanes {
  /** Requests at a time. */
  readonly limit: number;
  /** What there was before the last growth, which is on trial. */
  readonly before?: { readonly limit: number; readonly rate: number };
  /** Windows until the next growth. */
  readonly hold: number;
  /** Growths one after another that did not help. Each makes the next hold longer. */
  readonly vain: number;
}

/** What a run did in some time. */
export interface LanesWindow {
  /** Requests that were answered. */
  readonly done: number;
  readonly ms: number;
  /** Answers that said that there were too many. */
  readonly throttled: number;
  /** Whether others waited for their turn at its end. */
  readonly full: boolean;
}

/** How many files were sent at a time before anything was measured. */
export const FIRST_LANES: Lanes = { limit: 32, hold: 0, vain: 0 };

/** More hold memory and connections, and no store was found to be faster with them. */
export const MOST_LANES = 128;

const GROWTH = 1.5;

/** A growth that makes a run faster by less than this is taken back. */
const WORTH = 1.05;

/** Windows without growth after the service said that it is too much, and after a growth in vain. */
const HOLD = 8;
const LONGEST_HOLD = 64;

/** ms that a window has at least, and answers for each request in flight. */
const SHORTEST = 500;
const ANSWERS = 4;

/** Whether enough was seen to judge by. A refusal is judged at once. */
export function isEnough(
  { done, ms, throttled }: LanesWindow,
  { limit }: Lanes
): boolean {
  return ms >= SHORTEST && (throttled > 0 || done >= ANSWERS * limit);
}

/** The lanes after a window that says enough. */
export function lanesAfter(lanes: Lanes, seen: LanesWindow): Lanes {
  const { limit, before, hold, vain } = lanes;
  const { done, ms, throttled, full } = seen;
  if (throttled > 0) {
    return { limit: Math.max(1, Math.floor(limit / 2)), hold: HOLD, vain: 0 };
  }
  if (hold > 0) {
    return { limit, hold: hold - 1, vain };
  }
  if (!full) {
    // There is no work for more.
    return { limit, hold: 0, vain };
  }
  const rate = done / ms;
  if (before && rate < before.rate * WORTH) {
    const longer = Math.min(HOLD * 2 ** vain, LONGEST_HOLD);
    return { limit: before.limit, hold: longer, vain: vain + 1 };
  }
  const more = Math.min(Math.ceil(limit * GROWTH), MOST_LANES);
  return more === limit
    ? { limit, hold: LONGEST_HOLD, vain }
    : {
        limit: more,
        before: { limit, rate },
        hold: 0,
        vain: before ? 0 : vain
      };
}
