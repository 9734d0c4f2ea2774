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

/** A finding in the words of one part. */
export function finding(
  part: Part,
  state: PartState,
  text: string,
  remedy?: string
): Finding {
  return { part, state, text, ...(remedy !== undefined && { remedy }) };
}

/** What the set-up command is called where a part can be made. */
export const RUN_SETUP = 'Run the set-up: jupyterlab-curation setup.';
