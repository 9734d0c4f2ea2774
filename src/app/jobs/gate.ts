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
    if (this.waiting.length > 0 || !this.fits(weight)) {
      await new Promise<void>(begin => this.waiting.push({ weight, begin }));
    } else {
      this.enter(weight);
    }
    try {
      return await task();
    } finally {
      this.running--;
      this.held -= weight;
      this.letIn();
    }
  }

  private fits(weight: number): boolean {
    return (
      this.running === 0 ||
      (this.running < this.limit && this.held + weight <= this.most)
    );
  }

  private enter(weight: number): void {
    this.running++;
    this.held += weight;
  }

  private letIn(): void {
    while (this.waiting.length > 0 && this.fits(this.waiting[0].weight)) {
      const next = this.waiting.shift();
      if (next) {
        this.enter(next.weight);
        next.begin();
      }
    }
  }
}
