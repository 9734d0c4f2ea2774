import type { Reason } from '../../../domain/jobs/reason';
import type { Repair } from '../../../domain/jobs/verify/repairs';
import { mended } from '../../../domain/jobs/verify/repairs';
import type { RepairOutcome } from './repair';
import type { Verification } from './verifyReport';

/** A verification with its repairs. `verify --json` prints it, and the desk saves it. */
export interface VerifyReport extends Verification {
  /** Nothing was written: no repair was asked for, or only the plan of one. */
  readonly dryRun: boolean;
  readonly plan: readonly Repair[];
  readonly repaired: readonly Repair[];
  readonly notRepaired: readonly (Repair & { readonly reason: Reason })[];
  /** Findings that remain, those that are not stored included. */
  readonly remaining: number;
}

/**
 * The report of a verification and its repairs.
 *
 * @param dryRun - the plan was not to be carried out
 */
export function repairReport(
  verification: Verification,
  plan: readonly Repair[],
  outcomes: readonly RepairOutcome[],
  dryRun: boolean
): VerifyReport {
  return {
    ...verification,
    dryRun,
    plan,
    repaired: outcomes.filter(({ done }) => done).map(one => one.repair),
    notRepaired: outcomes.flatMap(({ repair: one, reason }) =>
      reason === undefined ? [] : [{ ...one, reason }]
    ),
    remaining: remainingOf(verification, outcomes)
  };
}

/** How many findings remain after these repairs. */
export function remainingOf(
  { findings, leftOut }: Verification,
  outcomes: readonly RepairOutcome[]
): number {
  return outcomes
    .filter(({ done }) => done)
    .reduce(
      (rest, outcome) => rest - mended(outcome.repair),
      findings.length + leftOut
    );
}
