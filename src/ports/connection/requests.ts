import type { RequestSent } from '../../domain/connection/cost/requestSent';

/**
 * Called by the adapters after each request, including each retry. Must not
 * throw.
 */
export type CountRequest = (sent: RequestSent) => void;

/** The requests of one connection, each when it is over. */
export interface Requests {
  /** @returns stops it */
  follow(count: CountRequest): () => void;
}
