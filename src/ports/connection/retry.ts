/** What one attempt came to. */
export interface Attempt<Outcome> {
  readonly outcome: Outcome;
  /**
   * Why another attempt may fare better: `throttled` where the service asked
   * to slow down, `passing` where the way was cut or the service stumbled.
   * Undefined where the outcome stands.
   */
  readonly trouble?: 'throttled' | 'passing';
}

/**
 * Attempts something until it meets no trouble, a few times at the most. In
 * between it waits, longer each time and by chance (jitter), and takes from a
 * budget of retries that everything sent to the place shares.
 *
 * @returns the last outcome; it has met trouble where nothing more may be tried
 * @throws the signal's reason where it fires, and what `attempt` throws
 */
export type Retry = <Outcome>(
  attempt: () => Promise<Attempt<Outcome>>,
  signal: AbortSignal
) => Promise<Outcome>;
