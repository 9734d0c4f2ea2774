import type { ExportReport } from '../../../app/jobs/export/exportReport';
import { exportSum } from '../../../words/jobs/pages/exportPage';
import { reasonText } from '../../../words/jobs/reasons';
import { PLAIN } from '../../../words/trans';
import {
  addressText,
  failedSections,
  isFailure,
  section,
  textOf
} from '../../terminal/reportLines';

/** The report of an export: what is not in it, the sum last. @param report - with the file that was written */
export function exportText(
  report: ExportReport & { readonly file?: string }
): string {
  const { forPerson, file } = report;
  return textOf([
    ...section(
      'Not exported',
      forPerson
        .filter(left => !isFailure(left))
        .map(left => `${addressText(left)}: ${reasonText(left.why, PLAIN)}`)
    ),
    ...failedSections('Failed', forPerson.filter(isFailure)),
    exportSum(report, file, PLAIN).join(' ')
  ]);
}
