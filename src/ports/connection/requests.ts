import type { RequestSent } from '../../domain/connection/cost/requestSent';

/**
 * Hears of each request that went out, retries included, once it is over;
 * told by whoever sends them, at the edge. Must not throw.
 */
export type CountRequest = (sent: RequestSent) => void;

/** The requests of one connection, as they are over. */
export interface Requests {
  /** @returns ends the following */
  follow(count: CountRequest): () => void;
}
