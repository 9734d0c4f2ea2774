import type { AdoptReport } from '../../../app/jobs/adopt/adoptReport';
import { ADOPTIONS } from '../../../domain/jobs/adopt/adopted';
import {
  adoptSum,
  adoptYesText,
  adoptionText
} from '../../../words/jobs/adoption';
import { stoppedText } from '../../../words/jobs/longRuns';
import { PLAIN } from '../../../words/trans';
import {
  addressText,
  leftSections,
  section,
  textOf
} from '../../terminal/reportLines';

/** The report of an adoption: what it did by kind, what it left, the sum last. */
export function adoptText(report: AdoptReport): string {
  const { dryRun, stopped, adopted, counts, forPerson } = report;
  return textOf([
    ...ADOPTIONS.flatMap(kind =>
      section(
        `${dryRun ? 'Would be done' : 'Done'} (${counts[kind]}): ${adoptionText(kind, PLAIN)}`,
        adopted.filter(({ how }) => how === kind).map(addressText)
      )
    ),
    ...leftSections(forPerson),
    ...(stopped ? [stoppedText(PLAIN)] : []),
    [...adoptSum(report, PLAIN), ...(dryRun ? [adoptYesText(PLAIN)] : [])].join(
      ' '
    )
  ]);
}
