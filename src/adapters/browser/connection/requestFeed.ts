import type {
  CountRequest,
  Requests
} from '../../../ports/connection/requests';

/** Passes on to whoever follows what the edges count. Nothing is kept. */
export class RequestFeed implements Requests {
  private readonly followers = new Set<CountRequest>();

  /** For the edges. */
  readonly count: CountRequest = sent =>
    this.followers.forEach(follower => follower(sent));

  follow(count: CountRequest): () => void {
    this.followers.add(count);
    return () => this.followers.delete(count);
  }
}
