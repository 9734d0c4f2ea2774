/** Lets at most so many tasks run at a time; the others wait in their order. */
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
