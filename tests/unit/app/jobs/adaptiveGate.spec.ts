import { AdaptiveGate } from '../../../../src/app/jobs/adaptiveGate';

/** A gate with tasks that take 100 ms of a clock that a test turns. */
class Run {
  now = 0;
  refused = 0;
  private readonly ends: (() => void)[] = [];
  readonly gate = new AdaptiveGate({
    most: Infinity,
    now: () => this.now,
    throttled: () => this.refused
  });

  constructor(tasks: number) {
    for (let n = 0; n < tasks; n++) {
      void this.gate.run(() => new Promise<void>(end => this.ends.push(end)));
    }
  }

  /** Ends the tasks that run. @returns how many these were */
  async round(ms = 100): Promise<number> {
    await settle();
    const ending = this.ends.splice(0);
    this.now += ms;
    ending.forEach(end => end());
    await settle();
    return ending.length;
  }
}

const settle = (): Promise<void> => new Promise(done => setTimeout(done));

describe('a gate that adapts', () => {
  it('lets in more while that makes the run faster', async () => {
    const run = new Run(2000);
    const counts: number[] = [];
    for (let n = 0; n < 25; n++) {
      counts.push(await run.round());
    }
    expect(counts[0]).toBe(32);
    expect(counts.at(-1)).toBe(128);
  });

  it('lets in half as many after a refusal', async () => {
    const run = new Run(500);
    await run.round();
    run.refused = 3;
    await run.round(1000);
    expect(await run.round()).toBe(16);
  });

  it('goes on if the clock is set back', async () => {
    const run = new Run(200);
    await run.round();
    expect(await run.round(-10_000)).toBe(32);
    expect(await run.round()).toBe(32);
  });
});
