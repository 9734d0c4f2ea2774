import type { ResourceFinding } from '../../ports/jobs/provisioning';
import { foundSentence } from '../errors';
import type { Sentence } from '../sentence';
import type { Trans } from '../trans';
import { runSetupRemedy } from './resources';

/** What was found of a resource, and what to do about it in the state it is in. */
export function setupSentence(
  { state, found }: Pick<ResourceFinding, 'state' | 'found'>,
  trans: Trans
): Sentence {
  const { text, remedy } = foundSentence(found, trans);
  if (found.code !== 'failed') {
    return { text, remedy };
  }
  return state === 'unsupported'
    ? { text }
    : { text, remedy: state === 'missing' ? runSetupRemedy(trans) : remedy };
}

/** How much a set-up made, or would make. */
export function setupSum(
  report: {
    readonly dryRun: boolean;
    readonly steps: readonly { readonly action: string }[];
    readonly made: readonly Pick<ResourceFinding, 'state'>[];
  },
  trans: Trans
): string {
  const { dryRun, steps, made } = report;
  return dryRun
    ? trans.__(
        'Nothing was changed. %1 of %2 resources would be made.',
        steps.filter(({ action }) => action === 'make').length,
        steps.length
      )
    : trans.__(
        '%1 of %2 resources were made.',
        made.filter(({ state }) => state === 'ok').length,
        steps.length
      );
}
