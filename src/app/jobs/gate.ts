/** Limits how many tasks run at a time. The others wait in the order in which they came. */
export class Gate {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  /** @param limit - at least 1 */
  constructor(private readonly limit: number) {}

  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.limit) {
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
    this.running++;
    try {
      return await task();
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}
