import { INITIAL_RETRY_TOKENS } from '@smithy/core/retry';

/** Of the SDK's 500 tokens. A retry takes 5 after throttling and 14 after a cut connection. */
const RESERVE = INITIAL_RETRY_TOKENS / 2;

/**
 * The retry budget that all clients of a connection share. With a budget for
 * each client, a hundred pictures could go on retrying against a bucket in
 * trouble while a save to it is given up. Successes refill it.
 */
export class RetryBudget {
  private left: number;

  /** @param tokens - the most that it has. Default: those of the SDK. */
  constructor(private readonly tokens = INITIAL_RETRY_TOKENS) {
    this.left = tokens;
  }

  /**
   * Takes the cost of a retry if the budget has it.
   *
   * @param background - leaves the reserve to requests that somebody waits for
   */
  take(cost: number, background: boolean): boolean {
    if (this.left - cost < (background ? RESERVE : 0)) {
      return false;
    }
    this.left -= cost;
    return true;
  }

  give(cost: number): void {
    this.left = Math.min(this.tokens, this.left + cost);
  }
}
