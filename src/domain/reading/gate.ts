/** An AbortSignal, as far as it is used. */
export interface Leaving {
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(
    type: 'abort',
    leave: () => void,
    options: { readonly once: true }
  ): void;
  removeEventListener(type: 'abort', leave: () => void): void;
}

/** What one task takes up until it leaves. */
export interface Place {
  /** It holds more or less than it said. */
  weigh(weight: number): void;
  /** A second call does nothing. */
  leave(): void;
}

/** A task that waits for room. */
interface Waiting {
  readonly weight: number;
  readonly begin: () => void;
}

/** Limits how many tasks run at a time, and how much they hold. The others wait in the order in which they came. */
export class Gate {
  private readonly waiting: Waiting[] = [];
  private running = 0;
  private held = 0;

  /**
   * @param limit - tasks at a time, at least 1
   * @param most - what they hold together, for example in bytes. A task that
   * holds more runs alone
   */
  constructor(
    private limit: number,
    private readonly most = Infinity
  ) {}

  /** Whether tasks wait. */
  get isFull(): boolean {
    return this.waiting.length > 0;
  }

  /** @param limit - tasks at a time from now on. What runs is not ended */
  setLimit(limit: number): void {
    this.limit = limit;
    this.letIn();
  }

  /** @param weight - what the task holds while it runs */
  async run<Result>(task: () => Promise<Result>, weight = 0): Promise<Result> {
    const entered = this.enter(weight);
    const place = entered instanceof Promise ? await entered : entered;
    try {
      return await task();
    } finally {
      place.leave();
    }
  }

  /**
   * Lets a task in that says itself when it leaves.
   *
   * @param signal - takes it out of those that wait
   * @returns a promise if it has to wait
   * @throws the signal's reason if it fires while it waits
   */
  enter(weight: number, signal?: Leaving): Place | Promise<Place> {
    return this.waiting.length > 0 || !this.fits(weight)
      ? this.wait(weight, signal)
      : this.place(weight);
  }

  private async wait(weight: number, signal?: Leaving): Promise<Place> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(waiting), 1);
        reject(signal?.reason);
        // The next one may hold less.
        this.letIn();
      };
      const waiting: Waiting = {
        weight,
        begin: () => {
          signal?.removeEventListener('abort', leave);
          resolve(this.place(weight));
        }
      };
      this.waiting.push(waiting);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  private place(weight: number): Place {
    let held = weight;
    let left = false;
    this.running++;
    this.held += weight;
    const hold = (now: number): void => {
      this.held += now - held;
      held = now;
    };
    return {
      weigh: now => {
        if (!left) {
          hold(now);
          this.letIn();
        }
      },
      leave: () => {
        if (!left) {
          left = true;
          this.running--;
          hold(0);
          this.letIn();
        }
      }
    };
  }

  private fits(weight: number): boolean {
    return (
      this.running === 0 ||
      (this.running < this.limit && this.held + weight <= this.most)
    );
  }

  private letIn(): void {
    while (this.waiting.length > 0 && this.fits(this.waiting[0].weight)) {
      this.waiting.shift()?.begin();
    }
  }
}
