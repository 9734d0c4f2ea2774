import { setTimeout as wait } from 'node:timers/promises';

import { Cancelled } from '../../domain/errors';
import type { Clock } from '../../ports/clock';

/** This computer's clock, corrected by a service's answers. */
export class SystemClock implements Clock {
  /** @param offset - ms from the local clock to the service's */
  constructor(private readonly offset: () => number = () => 0) {}

  now(): number {
    return Date.now() + this.offset();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    try {
      await wait(ms, undefined, { signal });
    } catch (cause) {
      throw new Cancelled('wait-ended', {}, { cause });
    }
  }
}
