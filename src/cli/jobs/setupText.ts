import type { SetupReport } from '../../app/jobs/setup';
import {
  effectText,
  priceOfProtection,
  setupSentence,
  setupSum
} from '../../words/jobs/setup';
import { PLAIN } from '../../words/trans';
import { textOf } from '../terminal/reportLines';

function isOffered({ action }: SetupReport['steps'][number]): boolean {
  return action === 'offer';
}

/** Whether protection that costs something is or may be switched on. */
function isProtection({
  resource,
  action
}: SetupReport['steps'][number]): boolean {
  return resource === 'table-protection' && ['make', 'offer'].includes(action);
}

/** The report of a set-up: one line a resource, what to do about the others, the sum last. */
export function setupText(report: SetupReport): string {
  const { dryRun, steps, made, forPerson } = report;
  return textOf([
    ...steps.map(({ resource, effect, finding }) => {
      const after = made.find(found => found.resource === resource);
      const word = effectText({ effect, finding }, dryRun, PLAIN);
      const { text } = setupSentence(after ?? finding, PLAIN);
      return `${resource.padEnd(22)} ${word.padEnd(24)} ${text}`;
    }),
    ...[
      ...steps.filter(isOffered).map(({ finding }) => finding),
      ...forPerson
    ].map(
      finding =>
        `${finding.resource}: ${setupSentence(finding, PLAIN).remedy ?? 'look at it by hand'}`
    ),
    ...(steps.some(isProtection) ? [priceOfProtection(PLAIN)] : []),
    setupSum(report, PLAIN)
  ]);
}
