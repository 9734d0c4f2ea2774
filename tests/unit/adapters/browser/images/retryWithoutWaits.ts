import {
  RequestRetries,
  retryBy
} from '../../../../../src/adapters/aws/answers/retryRequests';
import { RetryBudget } from '../../../../../src/adapters/aws/answers/retryBudget';
import type { Retry } from '../../../../../src/ports/connection/retry';

/** The product's retries. Without chance there are no waits. */
export function retryWithoutWaits(): Retry {
  return retryBy(
    new RequestRetries({
      maxAttempts: 4,
      budget: new RetryBudget(),
      background: true,
      random: () => 0
    })
  );
}
