import type { Lanes } from '../../domain/jobs/lanes';
import { FIRST_LANES, isEnough, lanesAfter } from '../../domain/jobs/lanes';
import { Gate } from '../../domain/reading/gate';

export interface AdaptiveGateOptions {
  /** What tasks hold together at most, for example in bytes. */
  readonly most: number;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Answers so far that said that there were too many requests. Default: none. */
  readonly throttled?: () => number;
}

/** A gate that lets in as many tasks at a time as the service bears. */
export class AdaptiveGate {
  private readonly gate: Gate;
  private lanes: Lanes = FIRST_LANES;
  private begun: number;
  private done = 0;
  private refused: number;

  constructor(private readonly options: AdaptiveGateOptions) {
    this.gate = new Gate(this.lanes.limit, options.most);
    this.begun = options.now();
    this.refused = this.throttled;
  }

  /** @param weight - what the task holds while it runs */
  run<Result>(task: () => Promise<Result>, weight = 0): Promise<Result> {
    return this.gate.run(async () => {
      try {
        return await task();
      } finally {
        this.note();
      }
    }, weight);
  }

  private get throttled(): number {
    return this.options.throttled?.() ?? 0;
  }

  private note(): void {
    this.done++;
    const { done, throttled } = this;
    const now = this.options.now();
    const seen = {
      done,
      ms: now - this.begun,
      throttled: throttled - this.refused,
      full: this.gate.isFull
    };
    if (isEnough(seen, this.lanes)) {
      this.lanes = lanesAfter(this.lanes, seen);
      this.gate.setLimit(this.lanes.limit);
    } else if (seen.ms >= 0) {
      return;
    }
    // Also if the clock was set back.
    this.begun = now;
    this.done = 0;
    this.refused = throttled;
  }
}
