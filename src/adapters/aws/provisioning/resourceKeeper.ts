import type { FoundResource } from '../../../domain/foundResource';
import type {
  ResourceFinding,
  Resource,
  ResourceState
} from '../../../ports/jobs/provisioning';

/** Inspects and makes one resource. Both methods translate the service's errors. */
export interface ResourceKeeper {
  /** @throws the project's own errors, which `provisioning.ts` turns into findings */
  inspect(): Promise<ResourceFinding>;
  /** Called if the resource is missing or different. Waits until it can be used. */
  make(): Promise<ResourceFinding>;
}

export function finding(
  resource: Resource,
  state: ResourceState,
  found: FoundResource
): ResourceFinding {
  return { resource, state, found };
}
