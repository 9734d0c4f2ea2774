import type { RepairOutcome } from '../../app/jobs/verify/repair';
import type { Verification } from '../../app/jobs/verify/verifyReport';
import { FINDING_KINDS } from '../../domain/jobs/verify/finding';
import type { Repair } from '../../domain/jobs/verify/repairs';
import { findingText, findingTitle } from '../../words/jobs/findings';
import { reasonText } from '../../words/jobs/reasons';
import {
  comparedText,
  repairText,
  repairedText,
  verifyRemarks
} from '../../words/jobs/reports';
import { PLAIN } from '../../words/trans';
import {
  addressText,
  failedSections,
  section,
  textOf
} from '../terminal/reportLines';

/** Lines of one kind that a person is shown; `--json` has all. */
const SHOWN_OF_A_KIND = 20;

/** What a verification found, by kind. */
export function findingsText({ findings }: Verification): string {
  return textOf(
    FINDING_KINDS.flatMap(kind =>
      counted(
        findingTitle(kind, PLAIN),
        findings
          .filter(finding => finding.kind === kind)
          .map(finding =>
            line(addressText(finding), findingText(finding, PLAIN))
          )
      )
    )
  );
}

/** What `--repair` is about to do, or would. */
export function planText(plan: readonly Repair[], dryRun: boolean): string {
  return textOf(
    plan.length === 0
      ? ['Nothing is to be repaired']
      : counted(
          dryRun ? 'Would be repaired' : 'To be repaired',
          plan.map(repairLine)
        )
  );
}

/** The repairs that were not made and why, and the sum. */
export function sumText(
  verification: Verification,
  outcomes: readonly RepairOutcome[],
  remaining: number
): string {
  const left = outcomes.flatMap(({ repair, reason }) =>
    reason ? [`${repairLine(repair)} ${reasonText(reason, PLAIN)}`] : []
  );
  const done = outcomes.length - left.length;
  return textOf([
    ...counted('Left as they are', left),
    ...failedSections('Not checked', verification.notChecked),
    ...verifyRemarks({ ...verification, notChecked: [] }, PLAIN),
    `${comparedText(verification, PLAIN)} ${repairedText(done, remaining, PLAIN)}`
  ]);
}

function counted(title: string, lines: readonly string[]): string[] {
  return section(`${title} (${lines.length})`, lines, SHOWN_OF_A_KIND);
}

function repairLine(repair: Repair): string {
  const address = 'mainCategory' in repair ? addressText(repair) : '';
  const what = repairText(repair, PLAIN);
  return 'paths' in repair
    ? line(address, `${repair.paths.join(', ')}. ${what}`)
    : line(address, what);
}

function line(address: string, text: string): string {
  return address === '' ? text : `${address}: ${text}`;
}
