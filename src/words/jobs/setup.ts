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

/** What becomes of one resource. */
export function effectText(
  {
    effect,
    finding
  }: {
    readonly effect: string;
    readonly finding: Pick<ResourceFinding, 'state'>;
  },
  dryRun: boolean,
  trans: Trans
): string {
  switch (effect) {
    case 'created':
      return dryRun ? trans.__('would be created') : trans.__('created');
    case 'changed':
      return dryRun ? trans.__('would be changed') : trans.__('changed');
    case 'failed':
      return trans.__('not made');
    default:
      return finding.state === 'ok'
        ? trans.__('as it should be')
        : trans.__('only reported');
  }
}

/** What the protection of a table costs. Prices of other regions than us-east-1 differ a little. */
export function priceOfProtection(trans: Trans): string {
  return trans.__(
    'Point-in-time recovery is paid by the size of the table: about $0.20 for each GB and month in us-east-1, which is about $0.04 a month for 100,000 products of 2 kB. Protection from being deleted costs nothing.'
  );
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
