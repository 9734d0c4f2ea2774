import type { PackReport } from '../../app/jobs/pack/packReport';
import { reasonText } from '../../words/jobs/reasons';
import { stoppedText } from '../../words/jobs/longRuns';
import { packSum } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import {
  addressText,
  failedSections,
  isFailure,
  section,
  textOf
} from '../terminal/reportLines';

/** The report of a packing: what is not packed, the sum last. */
export function packText(report: PackReport): string {
  return textOf([
    ...section(
      'Not packed, or not with all images',
      report.forPerson
        .filter(left => !isFailure(left))
        .map(
          product =>
            `${addressText(product)}: ${reasonText(product.why, PLAIN)}`
        )
    ),
    ...failedSections('Failed', report.forPerson.filter(isFailure)),
    ...(report.stopped ? [stoppedText(PLAIN)] : []),
    packSum(report, PLAIN).join(' ')
  ]);
}
