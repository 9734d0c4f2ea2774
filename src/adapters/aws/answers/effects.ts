/** Time and chance, which tests replace. */
export interface Effects {
  /** ms since the epoch. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Resolves after some ms. */
  sleep(ms: number): Promise<void>;
  /** ms by which this clock is ahead of one that the service has not confirmed; undefined if none is known. */
  doubt?(): number | undefined;
  /** Whether the Jupyter server could relay requests to an endpoint. */
  relays?(endpoint: string): boolean;
}
