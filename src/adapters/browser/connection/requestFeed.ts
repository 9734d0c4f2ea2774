import type {
  CountRequest,
  Requests
} from '../../../ports/connection/requests';

/** Passes on to its followers what the adapters count. It stores nothing. */
export class RequestFeed implements Requests {
  private readonly followers = new Set<CountRequest>();

  /** For the adapters. */
  readonly count: CountRequest = sent =>
    this.followers.forEach(follower => follower(sent));

  follow(count: CountRequest): () => void {
    this.followers.add(count);
    return () => this.followers.delete(count);
  }
}
