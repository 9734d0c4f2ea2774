/** How much of a job was done at a time. */
interface PaceSample {
  /** ms since the epoch. */
  readonly at: number;
  readonly done: number;
}

/** The last samples of a job, the oldest first. */
export type JobPace = readonly PaceSample[];

/** ms between two samples. */
const APART = 1000;

/** ms that a rate looks back. A job's parts differ, so that a shorter time jumps. */
const WINDOW = 30_000;

/** ms. What was done in less says nothing. */
const ENOUGH = 2000;

/**
 * The pace with one more sample. It begins anew if the job does, or if the clock
 * was set back.
 *
 * @param at - ms since the epoch
 */
export function paceWith(pace: JobPace, at: number, done: number): JobPace {
  const last = pace.at(-1);
  if (last && (at < last.at || done < last.done)) {
    return [{ at, done }];
  }
  return last && at - last.at < APART
    ? pace
    : [...pace.filter(sample => at - sample.at <= WINDOW), { at, done }];
}

/**
 * What is done in a second, by the last half minute.
 *
 * @param at - now, in ms since the epoch
 * @param done - by now
 * @returns undefined if nobody can tell yet
 */
export function rateOf(
  pace: JobPace,
  at: number,
  done: number
): number | undefined {
  const first = pace.at(0);
  if (first === undefined || at - first.at < ENOUGH || done <= first.done) {
    return undefined;
  }
  return ((done - first.done) * 1000) / (at - first.at);
}

/**
 * The ms that a job will still take at this rate.
 *
 * @returns undefined if nobody can tell
 */
export function timeLeft(
  { done, total }: { readonly done: number; readonly total?: number },
  rate: number | undefined
): number | undefined {
  return rate === undefined || rate <= 0 || total === undefined || total < done
    ? undefined
    : ((total - done) * 1000) / rate;
}
