import type { PrefetchPurpose } from '../../../ports/images/thumbnails';

/** A browser keeps six connections to a host; one is left for saves. */
const AT_ONCE = 5;
/** While a save runs, which may send several requests at a time. */
const AT_ONCE_BESIDE_SAVES = 2;
/** Of what is not in sight: whatever comes in sight finds a way that is free. */
const AHEAD_AT_ONCE = 3;

/** Images under way or received and not made small yet, so that what is received does not pile up. */
const IN_WORK = 20;

/** In the order in which they are served. */
const PURPOSES: readonly Purpose[] = ['sight', 'next', 'recent'];

/** What a picture is wanted for. */
export type Purpose = 'sight' | PrefetchPurpose;

export interface Urgency {
  readonly purpose: Purpose;
  /** Lower is served first, among what is wanted for the same. */
  readonly priority: number;
}

/** Negative where `a` is served before `b`. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  return (
    PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose) ||
    a.priority - b.priority
  );
}

/** How urgent one picture is that several want: as for the one who needs it most. */
export function mostUrgent(wants: Iterable<Urgency>): Urgency | undefined {
  let most: Urgency | undefined;
  for (const want of wants) {
    if (most === undefined || compareUrgency(want, most) < 0) {
      most = want;
    }
  }
  return most;
}

/** What waits for a request to the bucket, and what has one under way. */
export interface Turns<T> {
  readonly waiting: Iterable<T>;
  readonly loading: Iterable<T>;
  /** What has been received and is being made small: it needs no request any more. */
  readonly making: Iterable<T>;
  /** What is being looked for at hand: it may have to wait for a request, too. */
  readonly looking: Iterable<T>;
  /** Whether changes are on their way: they go first. */
  readonly saving: boolean;
  /** Undefined where nobody wants it any more. */
  readonly urgency: (one: T) => Urgency | undefined;
}

/**
 * The one to be loaded next, or undefined while it has to wait: all requests
 * go to one host. What is not in sight begins only once everything in sight is
 * there, and never beside a save.
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
  const inSight = (one: T): boolean => urgency(one)?.purpose === 'sight';
  const mayBegin =
    best?.urgency.purpose === 'sight' ||
    (!saving &&
      underWay.length < AHEAD_AT_ONCE &&
      !inWork.concat(...looking).some(inSight));
  return mayBegin ? best?.one : undefined;
}
