/** The result of one attempt. */
export interface Attempt<Outcome> {
  readonly outcome: Outcome;
  /**
   * Why another attempt may succeed: `throttled` if the service asked for fewer
   * requests, `passing` if the connection was cut or the service failed.
   * Undefined if the outcome is final.
   */
  readonly trouble?: 'throttled' | 'passing';
  /** What was thrown, if the service was asked through its SDK. It tells whether there was an answer. */
  readonly error?: unknown;
}

/**
 * Repeats an attempt until it meets no trouble, a few times at most. The waits
 * between grow and have jitter. Each repetition takes from the retry budget
 * that all requests of a connection share.
 *
 * @returns the outcome of the last attempt
 * @throws the signal's reason if it fires, and what `attempt` throws
 */
export type Retry = <Outcome>(
  attempt: () => Promise<Attempt<Outcome>>,
  signal: AbortSignal
) => Promise<Outcome>;
