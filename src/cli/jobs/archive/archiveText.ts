import type { ArchiveReport } from '../../../app/jobs/archive/archiveReport';
import { formatBytes } from '../../../words/format';
import { archiveSum, archiveYesText } from '../../../words/jobs/archive';
import { stoppedText } from '../../../words/jobs/longRuns';
import { PLAIN } from '../../../words/trans';
import {
  addressText,
  leftSections,
  section,
  textOf
} from '../../terminal/reportLines';

/** The report of an archiving: what it tagged, what it left, the sum last. */
export function archiveText(report: ArchiveReport): string {
  const { dryRun, stopped, archived, forPerson } = report;
  return textOf([
    ...section(
      dryRun ? 'Would be tagged' : 'Tagged',
      archived.map(
        image => `${addressText(image)} (${formatBytes(image.bytes, PLAIN)})`
      )
    ),
    ...leftSections(forPerson),
    ...(stopped ? [stoppedText(PLAIN)] : []),
    [
      ...archiveSum(report, PLAIN),
      ...(dryRun ? [archiveYesText(PLAIN)] : [])
    ].join(' ')
  ]);
}
