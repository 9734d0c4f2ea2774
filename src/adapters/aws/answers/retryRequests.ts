import {
  NO_RETRY_INCREMENT,
  Retry as Costs,
  StandardRetryStrategy
} from '@smithy/core/retry';
import type {
  RetryErrorInfo,
  RetryErrorType,
  StandardRetryToken
} from '@smithy/types';

import type { Attempt, Retry } from '../../../ports/connection/retry';
import type { Effects } from './effects';
import { isUnanswered } from './errorKinds';
import type { RetryBudget } from './retryBudget';
import { REQUEST_LONGEST_WAIT } from './retryCounts';
import { readSdkError } from './sdkError';

export interface RequestRetriesOptions extends Pick<Effects, 'random'> {
  /** The first one included. */
  readonly maxAttempts: number;
  readonly budget: RetryBudget;
  /** For requests that nobody waits for, such as pictures. */
  readonly background: boolean;
}

/** The SDK's standard retries, with a budget that clients share. */
export class RequestRetries extends StandardRetryStrategy {
  /**
   * Each request has a strategy of its own, which counts its attempts and waits.
   * A strategy of the SDK also has a budget, whose size cannot be chosen.
   */
  private readonly ofRequest = new WeakMap<object, StandardRetryStrategy>();

  constructor(private readonly options: RequestRetriesOptions) {
    super(options.maxAttempts);
  }

  override async acquireInitialRetryToken(
    scope: string
  ): Promise<StandardRetryToken> {
    const { maxAttempts, random } = this.options;
    const strategy = new StandardRetryStrategy({
      maxAttempts,
      backoff: new Backoff(random)
    });
    const token = await strategy.acquireInitialRetryToken(scope);
    this.ofRequest.set(token, strategy);
    return token;
  }

  /** Takes from the budget and waits. Throws if no further attempt is allowed. */
  override async refreshRetryTokenForRetry(
    token: StandardRetryToken,
    info: RetryErrorInfo
  ): Promise<StandardRetryToken> {
    const { budget, background } = this.options;
    const errorType = typeOf(info);
    const cost =
      errorType === 'THROTTLING' ? Costs.throttlingCost() : Costs.cost();
    const strategy = this.ofRequest.get(token);
    if (strategy === undefined || !budget.take(cost, background)) {
      throw new Error('The retries are used up.');
    }
    try {
      const next = await strategy.refreshRetryTokenForRetry(token, {
        ...info,
        errorType
      });
      this.ofRequest.set(next, strategy);
      return next;
    } catch (error) {
      budget.give(cost);
      throw error;
    }
  }

  override recordSuccess(token: StandardRetryToken): void {
    this.options.budget.give(token.getRetryCost() ?? NO_RETRY_INCREMENT);
  }
}

/** The SDK recognises fewer browsers' texts for a cut connection than `errorKinds.ts`. */
function typeOf({ error, errorType }: RetryErrorInfo): RetryErrorType {
  return error !== undefined && isUnanswered(readSdkError(error))
    ? 'TRANSIENT'
    : errorType;
}

/** Full jitter, with a source of chance that tests can replace. */
class Backoff {
  /** ms; the longest first wait. */
  private base = 0;

  constructor(private readonly random: () => number) {}

  setDelayBase(base: number): void {
    this.base = base;
  }

  computeNextBackoffDelay(retries: number): number {
    return (
      this.random() * Math.min(this.base * 2 ** retries, REQUEST_LONGEST_WAIT)
    );
  }
}

const TYPES: Readonly<
  Record<NonNullable<Attempt<unknown>['trouble']>, RetryErrorType>
> = { throttled: 'THROTTLING', passing: 'TRANSIENT' };

/** The same retries for requests that the SDK does not send, such as those to presigned URLs. */
export function retryBy(retries: RequestRetries): Retry {
  return async (attempt, signal) => {
    let token = await retries.acquireInitialRetryToken('');
    for (;;) {
      const { outcome, trouble } = await attempt();
      if (trouble === undefined) {
        retries.recordSuccess(token);
        return outcome;
      }
      const next = retries.refreshRetryTokenForRetry(token, {
        errorType: TYPES[trouble]
      });
      try {
        token = await unlessAborted(next, signal);
      } catch {
        if (signal.aborted) {
          // Nobody wants it any more, so the tokens go back.
          next.then(
            unused => retries.recordSuccess(unused),
            () => undefined
          );
        }
        signal.throwIfAborted();
        return outcome;
      }
    }
  };
}

function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) {
      stop();
    }
  });
}
