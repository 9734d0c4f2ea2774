import { Cancelled } from '../../../src/domain/errors';
import type { Clock } from '../../../src/ports/clock';

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** A clock that a test moves. */
export class ManualClock implements Clock {
  private readonly sleepers = new Set<Sleeper>();

  /** @param time - ms since the epoch */
  constructor(private time = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.time;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        this.sleepers.delete(sleeper);
        reject(new Cancelled('wait-ended', {}));
      };
      const sleeper: Sleeper = {
        at: this.time + ms,
        wake: () => {
          this.sleepers.delete(sleeper);
          signal?.removeEventListener('abort', cancel);
          resolve();
        }
      };
      if (signal?.aborted) {
        cancel();
        return;
      }
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  /** Moves on by some ms, and resolves the sleeps that end by then, in order. */
  advance(ms: number): void {
    this.time += ms;
    [...this.sleepers]
      .filter(({ at }) => at <= this.time)
      .sort((a, b) => a.at - b.at)
      .forEach(sleeper => sleeper.wake());
  }
}
