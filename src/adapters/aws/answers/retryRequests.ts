import {
  getRetryAfterHint,
  NO_RETRY_INCREMENT,
  Retry as Costs,
  StandardRetryStrategy
} from '@smithy/core/retry';
import type {
  SdkError,
  RetryErrorInfo,
  RetryErrorType,
  StandardRetryToken
} from '@smithy/types';

import type { Attempt, Retry } from '../../../ports/connection/retry';
import type { Effects } from './effects';
import { isUnanswered } from './errorKinds';
import type { RetryBudget } from './retryBudget';
import {
  PATIENT_REQUEST_ATTEMPTS,
  PATIENT_REQUEST_LONGEST_WAIT,
  REQUEST_LONGEST_WAIT
} from './retryCounts';
import { readSdkError } from './sdkError';

export interface RequestRetriesOptions extends Pick<Effects, 'random'> {
  /** The first one included. */
  readonly maxAttempts: number;
  /**
   * For a long run: more attempts and longer waits, as soon as the service has
   * answered once, until this signal is aborted. An address that never answered
   * may be wrong.
   */
  readonly patient?: AbortSignal;
  /** Nobody waits for an answer once it is aborted, and nothing is repeated. */
  readonly closed?: AbortSignal;
  readonly budget: RetryBudget;
  /** For requests that nobody waits for, such as pictures. */
  readonly background: boolean;
  /** Called for each answer that says that there are too many requests, and for each that came too late. */
  readonly onThrottled?: () => void;
}

/**
 * The SDK's standard retries, with a budget that clients share. Each service
 * needs its own: that one has answered says nothing of another's address.
 */
export class RequestRetries extends StandardRetryStrategy {
  /**
   * Each request has a strategy of its own, which counts its attempts and waits.
   * A strategy of the SDK also has a budget, whose size cannot be chosen.
   */
  private readonly ofRequest = new WeakMap<object, RequestStrategy>();
  private answered = false;

  constructor(private readonly options: RequestRetriesOptions) {
    super(options.maxAttempts);
  }

  override async acquireInitialRetryToken(
    scope: string
  ): Promise<StandardRetryToken> {
    const { maxAttempts, patient, random } = this.options;
    const backoff = new Backoff(random, patient !== undefined);
    const strategy = new StandardRetryStrategy({
      maxAttempts: patient ? PATIENT_REQUEST_ATTEMPTS : maxAttempts,
      backoff
    });
    const token = await strategy.acquireInitialRetryToken(scope);
    this.ofRequest.set(token, { strategy, backoff });
    return token;
  }

  /** Takes from the budget and waits. Throws if no further attempt is allowed. */
  override async refreshRetryTokenForRetry(
    token: StandardRetryToken,
    info: RetryErrorInfo
  ): Promise<StandardRetryToken> {
    const { budget, background, patient, closed, maxAttempts } = this.options;
    closed?.throwIfAborted();
    const errorType = typeOf(info);
    if (errorType === 'THROTTLING' || isLate(info)) {
      this.options.onThrottled?.();
    }
    this.answered ||= !isWithoutAnswer(info);
    const isPatient = patient && this.answered && !patient.aborted;
    if (!isPatient && token.getRetryCount() + 1 >= maxAttempts) {
      throw new Error('The attempts are used up.');
    }
    const cost =
      errorType === 'THROTTLING' ? Costs.throttlingCost() : Costs.cost();
    const request = this.ofRequest.get(token);
    if (request === undefined || !budget.take(cost, background)) {
      throw new Error('The retries are used up.');
    }
    try {
      const next = await request.strategy.refreshRetryTokenForRetry(token, {
        ...info,
        errorType
      });
      await wait(request.backoff.held, isPatient ? patient : undefined);
      closed?.throwIfAborted();
      this.ofRequest.set(next, request);
      return next;
    } catch (error) {
      budget.give(cost);
      throw error;
    }
  }

  override recordSuccess(token: StandardRetryToken): void {
    this.answered = true;
    this.options.budget.give(token.getRetryCost() ?? NO_RETRY_INCREMENT);
  }
}

/** The SDK recognises fewer browsers' texts for a cut connection than `errorKinds.ts`. */
function typeOf(info: RetryErrorInfo): RetryErrorType {
  return isWithoutAnswer(info) ? 'TRANSIENT' : info.errorType;
}

/** A line, or a store, that carries less than it is given. */
function isLate({ error }: RetryErrorInfo): boolean {
  return error !== undefined && readSdkError(error).code === 'TimeoutError';
}

function isWithoutAnswer({ error }: RetryErrorInfo): boolean {
  return error !== undefined && isUnanswered(readSdkError(error));
}

interface RequestStrategy {
  readonly strategy: StandardRetryStrategy;
  readonly backoff: Backoff;
}

/** Full jitter, with a source of chance that tests can replace. */
class Backoff {
  /** ms that the SDK does not wait, because it cannot be interrupted. */
  held = 0;
  /** ms; the longest first wait. */
  private base = 0;

  constructor(
    private readonly random: () => number,
    private readonly patient: boolean
  ) {}

  setDelayBase(base: number): void {
    this.base = base;
  }

  computeNextBackoffDelay(retries: number): number {
    const longest = this.patient
      ? PATIENT_REQUEST_LONGEST_WAIT
      : REQUEST_LONGEST_WAIT;
    const ms = this.random() * Math.min(this.base * 2 ** retries, longest);
    this.held = this.patient ? ms : 0;
    return this.patient ? 0 : ms;
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
      const { outcome, trouble, error } = await attempt();
      if (trouble === undefined) {
        retries.recordSuccess(token);
        return outcome;
      }
      const next = retries.refreshRetryTokenForRetry(token, {
        errorType: TYPES[trouble],
        error: error as RetryErrorInfo['error'],
        retryAfterHint: getRetryAfterHint((error as SdkError)?.$response)
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

/** A wait that leaves no timer behind if it is aborted, which would keep the process alive. */
async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms > 0) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const over = new Promise<void>(resolve => {
      timer = setTimeout(resolve, ms);
    });
    await (signal ? unlessAborted(over, signal) : over).finally(() =>
      clearTimeout(timer)
    );
  }
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
