import { INITIAL_RETRY_TOKENS } from '@smithy/core/retry';

/** Of the SDK's 500, of which a retry takes 5 where throttled and 14 where cut. */
const RESERVE = INITIAL_RETRY_TOKENS / 2;

/**
 * The retries that are left to all clients of a connection together: each
 * client's own would let a hundred pictures of a bucket in trouble go on
 * asking while a save to it is given up. Successes fill it again.
 */
export class RetryBudget {
  private left = INITIAL_RETRY_TOKENS;

  /**
   * Takes a retry's cost, where it is there.
   *
   * @param background - what nobody waits for leaves the reserve to the others
   */
  take(cost: number, background: boolean): boolean {
    if (this.left - cost < (background ? RESERVE : 0)) {
      return false;
    }
    this.left -= cost;
    return true;
  }

  give(cost: number): void {
    this.left = Math.min(INITIAL_RETRY_TOKENS, this.left + cost);
  }
}
