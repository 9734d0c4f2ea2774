import { Invalid } from '../../domain/errors';
import type { Provisioning } from '../../ports/jobs/provisioning';
import type { MigrationDataset, MigrationOptions } from './migrate/migrate';
import { migrate } from './migrate/migrate';
import { setUp } from './setup';

/** An empty sandbox, and what is to be migrated into it. */
export interface EmptySample extends MigrationDataset {
  readonly provisioning: Provisioning;
}

/**
 * Sets the sandbox up and migrates the sample into it. What is there stays as
 * it is, so that it can be interrupted and called again.
 *
 * @throws Invalid if a resource could not be made; what `migrate` throws, and
 * the reason of a product that could not be created
 */
export async function fillSample(
  { provisioning, ...dataset }: EmptySample,
  options: MigrationOptions
): Promise<void> {
  const [unmade] = (await setUp(provisioning)).forPerson;
  if (unmade) {
    throw new Invalid('resource-unusable', { found: unmade.found });
  }
  const { forPerson } = await migrate(dataset, options);
  // What a curator changed since is for a person too, and no failure.
  for (const { reason } of forPerson) {
    if (reason.code === 'not-created') {
      throw reason.error;
    }
  }
}
