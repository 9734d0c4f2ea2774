import type { Lanes } from '../../../../src/domain/jobs/lanes';
import {
  FIRST_LANES,
  MOST_LANES,
  isEnough,
  lanesAfter
} from '../../../../src/domain/jobs/lanes';

/** A store with a latency in ms and a capacity in requests a second. It refuses what is over a limit. */
interface Store {
  readonly latency: number;
  readonly capacity: number;
  /** Requests a second. */
  readonly refuses?: number;
}

const MS = 1000;

/** The numbers of requests in flight of a run against a store. Each window is off by up to 2 %. */
function runAgainst(
  store: Store,
  windows: number,
  first = FIRST_LANES
): number[] {
  const limits: number[] = [];
  let lanes: Lanes = first;
  for (let n = 0; n < windows; n++) {
    const wanted = (lanes.limit * 1000) / store.latency;
    const rate =
      Math.min(wanted, store.capacity) * (1 + (((n * 7) % 5) - 2) / 100);
    const refused = rate > (store.refuses ?? Infinity);
    lanes = lanesAfter(lanes, {
      done: (rate * MS) / 1000,
      ms: MS,
      throttled: refused ? 3 : 0,
      full: true
    });
    limits.push(lanes.limit);
  }
  return limits;
}

describe('the requests in flight', () => {
  it('become more as long as that is faster', () => {
    const limits = runAgainst({ latency: 200, capacity: 10_000 }, 10);
    expect(limits.slice(0, 3)).toEqual([48, 72, 108]);
    expect(limits.at(-1)).toBe(MOST_LANES);
  });

  it('stay where more are no faster, and are seldom tried', () => {
    const limits = runAgainst({ latency: 10, capacity: 250 }, 200);
    expect(Math.max(...limits)).toBe(48);
    expect(limits.filter(limit => limit !== 32).length).toBeLessThan(10);
  });

  it('settle at what the store can do', () => {
    const limits = runAgainst({ latency: 100, capacity: 600 }, 200);
    // 60 in flight are all that it can do.
    expect(
      limits.filter(limit => limit >= 48 && limit <= 72).length
    ).toBeGreaterThan(180);
  });

  it('are half as many after a refusal, down to one', () => {
    const seen = { done: 1, ms: MS, throttled: 1, full: true };
    expect(lanesAfter(FIRST_LANES, seen).limit).toBe(16);
    expect(lanesAfter({ ...FIRST_LANES, limit: 1 }, seen).limit).toBe(1);
  });

  it('fall below what a store refuses, and come back slowly', () => {
    const store = { latency: 100, capacity: 10_000, refuses: 100 };
    const limits = runAgainst(store, 100);
    // 10 in flight are 100 a second.
    const refused = limits.filter(limit => limit > 10).length;
    expect(Math.min(...limits)).toBeGreaterThan(1);
    expect(refused).toBeLessThan(20);
  });

  it('become more again when a storm is over', () => {
    const lanes: Lanes = { limit: 2, hold: 8, vain: 0 };
    const limits = runAgainst({ latency: 200, capacity: 10_000 }, 40, lanes);
    expect(limits.at(-1)).toBe(MOST_LANES);
  });

  it('do not become more without work for them', () => {
    const seen = { done: 1000, ms: MS, throttled: 0, full: false };
    expect(lanesAfter(FIRST_LANES, seen).limit).toBe(32);
  });

  it('are judged by enough answers, and by a refusal soon', () => {
    const seen = { done: 127, ms: 600, throttled: 0, full: true };
    expect(isEnough(seen, FIRST_LANES)).toBe(false);
    expect(isEnough({ ...seen, done: 128 }, FIRST_LANES)).toBe(true);
    expect(isEnough({ ...seen, throttled: 1 }, FIRST_LANES)).toBe(true);
    expect(isEnough({ ...seen, throttled: 1, ms: 10 }, FIRST_LANES)).toBe(
      false
    );
  });
});
