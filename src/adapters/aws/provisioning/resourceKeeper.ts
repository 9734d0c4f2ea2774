import type {
  Finding,
  Resource,
  ResourceState
} from '../../../ports/jobs/provisioning';

/** Inspects and makes one resource. Both methods translate the service's errors. */
export interface ResourceKeeper {
  /** @throws the project's own errors, which `provisioning.ts` turns into findings */
  inspect(): Promise<Finding>;
  /** Called if the resource is missing or different. Waits until it can be used. */
  make(): Promise<Finding>;
}

export function finding(
  resource: Resource,
  state: ResourceState,
  text: string,
  remedy?: string
): Finding {
  return { resource, state, text, ...(remedy !== undefined && { remedy }) };
}

/** The remedy if set-up can make the resource. */
export const RUN_SETUP = 'Run the set-up: jupyterlab-curation setup.';
