import type { Clock } from '../../../src/ports/clock';

/** A wrong clock of a computer that no server's answer corrects. */
export class WrongClock implements Clock {
  /** @param off - ms ahead of the world's clock; negative if it is behind */
  constructor(
    private readonly world: Clock,
    private readonly off: number
  ) {}

  now(): number {
    return this.world.now() + this.off;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.world.sleep(ms, signal);
  }
}
