import type { PrefetchPurpose } from '../../../ports/images/thumbnails';

/** A browser has six connections to a host. One is left for saves. */
const AT_ONCE = 5;
/** During a save, which may send several requests at a time. */
const AT_ONCE_BESIDE_SAVES = 2;
/** For prefetching. What becomes visible then finds a free connection. */
const AHEAD_AT_ONCE = 3;

/** Images that are being fetched or made small. Received images do not pile up. */
const IN_WORK = 20;

/** In the order in which they are served. */
const PURPOSES: readonly Purpose[] = ['sight', 'next', 'recent'];

/** Why a picture is wanted. */
export type Purpose = 'sight' | PrefetchPurpose;

export interface Urgency {
  readonly purpose: Purpose;
  /** Among wants for the same purpose, the lowest is served first. */
  readonly priority: number;
}

/** Negative if `a` is served before `b`. */
function compareUrgency(a: Urgency, b: Urgency): number {
  return (
    PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose) ||
    a.priority - b.priority
  );
}

/** The urgency of a picture that is wanted several times: the highest of them. */
export function mostUrgent(wants: Iterable<Urgency>): Urgency | undefined {
  let most: Urgency | undefined;
  for (const want of wants) {
    if (most === undefined || compareUrgency(want, most) < 0) {
      most = want;
    }
  }
  return most;
}

/** What waits for a request to the bucket, and what is being worked on. */
export interface Turns<T> {
  readonly waiting: Iterable<T>;
  readonly loading: Iterable<T>;
  /** What is received and being made small. It needs no request any more. */
  readonly making: Iterable<T>;
  /** What is being looked up in the cache. It may need a request too. */
  readonly looking: Iterable<T>;
  /** Whether changes are being saved. They go first. */
  readonly saving: boolean;
  /** Undefined if nobody wants it any more. */
  readonly urgency: (one: T) => Urgency | undefined;
}

/**
 * What to load next, or undefined if it has to wait. All requests go to one
 * host. Prefetching begins only when everything visible is loaded, and never
 * during a save.
 */
export function nextToLoad<T>({
  waiting,
  loading,
  making,
  looking,
  saving,
  urgency
}: Turns<T>): T | undefined {
  const underWay = [...loading];
  const inWork = underWay.concat(...making);
  if (
    underWay.length >= (saving ? AT_ONCE_BESIDE_SAVES : AT_ONCE) ||
    inWork.length >= IN_WORK
  ) {
    return undefined;
  }
  let best: { readonly one: T; readonly urgency: Urgency } | undefined;
  for (const one of waiting) {
    const its = urgency(one);
    if (its && (!best || compareUrgency(its, best.urgency) < 0)) {
      best = { one, urgency: its };
    }
  }
  const isVisible = (one: T): boolean => urgency(one)?.purpose === 'sight';
  const mayBegin =
    best?.urgency.purpose === 'sight' ||
    (!saving &&
      underWay.length < AHEAD_AT_ONCE &&
      !inWork.concat(...looking).some(isVisible));
  return mayBegin ? best?.one : undefined;
}
