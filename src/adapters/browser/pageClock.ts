import { Cancelled } from '../../domain/errors';
import type { Clock } from '../../ports/clock';

/** The page's clock, corrected by the service's. */
export class PageClock implements Clock {
  /** @param _offset - ms from the local clock to the service's */
  constructor(private readonly _offset: () => number) {}

  now(): number {
    return Date.now() + this._offset();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(new Cancelled('wait-ended', {}));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      if (signal?.aborted) {
        stop();
      } else {
        signal?.addEventListener('abort', stop, { once: true });
      }
    });
  }
}
