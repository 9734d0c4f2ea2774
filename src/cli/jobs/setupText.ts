import type { SetupReport } from '../../app/jobs/setup';
import { setupSentence, setupSum } from '../../words/jobs/setup';
import { PLAIN } from '../../words/trans';
import { textOf } from '../terminal/reportLines';

const ACTIONS = {
  keep: 'as it should be',
  make: 'to be made',
  offer: 'left as it is',
  leave: 'left'
};

function isOffered({ action }: SetupReport['steps'][number]): boolean {
  return action === 'offer';
}

/** The report of a set-up: one line a resource, what to do about the others, the sum last. */
export function setupText(report: SetupReport): string {
  const { steps, made, forPerson } = report;
  return textOf([
    ...steps.map(({ resource, action, finding }) => {
      const after = made.find(found => found.resource === resource);
      const word = after ? `made: ${after.state}` : ACTIONS[action];
      const { text } = setupSentence(after ?? finding, PLAIN);
      return `${resource.padEnd(22)} ${word.padEnd(16)} ${text}`;
    }),
    ...[
      ...steps.filter(isOffered).map(({ finding }) => finding),
      ...forPerson
    ].map(
      finding =>
        `${finding.resource}: ${setupSentence(finding, PLAIN).remedy ?? 'look at it by hand'}`
    ),
    setupSum(report, PLAIN)
  ]);
}
