import type { PackReport } from '../../app/jobs/pack/packReport';
import { stoppedText } from '../../words/jobs/longRuns';
import { packSum } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import { leftSections, textOf } from '../terminal/reportLines';

/** The report of a packing: what is not packed, the sum last. */
export function packText(report: PackReport): string {
  return textOf([
    ...leftSections(report.forPerson, 'Not packed, or not with all images'),
    ...(report.stopped ? [stoppedText(PLAIN)] : []),
    packSum(report, PLAIN).join(' ')
  ]);
}
