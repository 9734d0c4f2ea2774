import type { ExportReport } from '../../../app/jobs/export/exportReport';
import { exportSum } from '../../../words/jobs/pages/exportPage';
import { PLAIN } from '../../../words/trans';
import { leftSections, textOf } from '../../terminal/reportLines';

/** The report of an export: what is not in it, the sum last. @param report - with the file that was written */
export function exportText(
  report: ExportReport & { readonly file?: string }
): string {
  const { forPerson, file } = report;
  return textOf([
    ...leftSections(forPerson, 'Not exported'),
    exportSum(report, file, PLAIN).join(' ')
  ]);
}
