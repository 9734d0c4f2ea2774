import type { Pauses } from '../../../../src/app/jobs/longRun';

/** Waits that are over at once, and how long they were, in ms. */
export function passingPauses(): { pauses: Pauses; told: number[] } {
  const told: number[] = [];
  let now = Date.UTC(2026, 0, 1);
  return {
    told,
    pauses: {
      random: () => 0,
      tell: ({ until }) => void told.push(until - now),
      clock: {
        now: () => now,
        sleep: async ms => {
          // Whatever runs beside comes to its end.
          await new Promise(resolve => setImmediate(resolve));
          now += ms;
        }
      }
    }
  };
}
