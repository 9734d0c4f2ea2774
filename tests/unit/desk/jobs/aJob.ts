import { MemoryProvisioning, SequenceIds } from '../../../support/memory';
import type { JobDataset } from '../../../../src/desk/jobs/job';
import type { CuratedDataset } from '../../app/jobs/curatedDataset';
import { NOW } from '../../app/jobs/curatedDataset';
import { PLAIN } from '../../../../src/words/trans';

/** A curated dataset with what a job needs. */
export function jobDataset(dataset: CuratedDataset): JobDataset {
  return {
    ...dataset.faulty(),
    clock: { now: () => NOW, sleep: async () => undefined },
    ids: new SequenceIds('job'),
    provisioning: new MemoryProvisioning(),
    trans: PLAIN
  };
}

interface Stepped<Step extends { readonly kind: string }> {
  readonly state: { readonly step: Step };
  readonly store: { subscribe(listener: () => void): () => void };
}

/** Resolves with the step when a job has come to one of these. */
export function step<
  Step extends { readonly kind: string },
  Kind extends Step['kind']
>(
  job: Stepped<Step>,
  ...kinds: readonly Kind[]
): Promise<Extract<Step, { kind: Kind }>> {
  return new Promise(resolve => {
    const look = (): boolean => {
      const now = job.state.step;
      const there = (kinds as readonly string[]).includes(now.kind);
      if (there) {
        resolve(now as Extract<Step, { kind: Kind }>);
      }
      return there;
    };
    if (!look()) {
      const end = job.store.subscribe(() => {
        if (look()) {
          end();
        }
      });
    }
  });
}
