import type { PurgeReport } from '../../app/jobs/purge/purgeReport';
import { formatBytes, formatUtc } from '../../words/format';
import { stoppedText } from '../../words/jobs/longRuns';
import { purgedImageText, purgeSum } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import {
  addressText,
  leftLine,
  leftSections,
  section,
  textOf
} from '../terminal/reportLines';

/** The report of a purge: what went, what was left, the sum last. */
export function purgeText(report: PurgeReport): string {
  const { dryRun, stopped, purged, skipped, forPerson } = report;
  return textOf([
    ...section(
      dryRun ? 'Would be purged' : 'Purged',
      purged.map(
        image =>
          `${addressText(image)} (${formatBytes(image.bytes + image.hidden, PLAIN)}), ${purgedImageText(formatUtc(image.deletedAt, PLAIN), image.deletedBy, PLAIN)}`
      )
    ),
    ...section('Skipped', skipped.map(leftLine)),
    ...leftSections(forPerson),
    ...(stopped ? [stoppedText(PLAIN)] : []),
    purgeSum(report, PLAIN).join(' ')
  ]);
}
