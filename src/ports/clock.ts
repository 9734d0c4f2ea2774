/** The time, which a test must be able to choose. */
export interface Clock {
  /** ms since the epoch, corrected by the server's clock when it is known. */
  now(): number;
  /** Resolves after some ms. Rejects with Cancelled when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Ids {
  /** A new id: 20 characters of a-z and 0-9, different from every other. */
  next(): string;
}
