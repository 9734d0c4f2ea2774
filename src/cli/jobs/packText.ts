import type { PackReport } from '../../app/jobs/pack/packReport';
import { reasonText } from '../../words/jobs/reasons';
import { packSum, stoppedText } from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import { addressText, section, textOf } from '../terminal/reportLines';

/** The report of a packing: what is not packed, the sum last. */
export function packText(report: PackReport): string {
  return textOf([
    ...section(
      'Not packed, or not with all images',
      report.forPerson.map(
        product => `${addressText(product)}: ${reasonText(product.why, PLAIN)}`
      )
    ),
    ...(report.stopped ? [stoppedText(PLAIN)] : []),
    packSum(report, PLAIN).join(' ')
  ]);
}
