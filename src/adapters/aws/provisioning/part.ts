import type { FoundResource } from '../../../domain/jobs/foundResource';
import type {
  Finding,
  Part,
  PartState
} from '../../../ports/jobs/provisioning';

/** One part: looking at it, and making it so. Both translate what the service says. */
export interface PartKeeper {
  /** @throws the project's errors; `provisioning.ts` makes findings of them */
  inspect(): Promise<Finding>;
  /** Makes it so where it is missing or different, and waits until it is. */
  make(): Promise<Finding>;
}

export function finding(
  part: Part,
  state: PartState,
  found: FoundResource
): Finding {
  return { part, state, found };
}
