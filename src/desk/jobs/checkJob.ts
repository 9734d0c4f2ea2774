import type { RepairOutcome } from '../../app/jobs/verify/repair';
import { repair } from '../../app/jobs/verify/repair';
import type { VerifyReport } from '../../app/jobs/verify/repairReport';
import { repairReport } from '../../app/jobs/verify/repairReport';
import { verify } from '../../app/jobs/verify/verify';
import type { VerifyProgress } from '../../app/jobs/verify/verifyReport';
import type { Category } from '../../domain/catalogueItem';
import { planRepairs } from '../../domain/jobs/verify/repairs';
import type { JobPhase } from '../../domain/jobs/list/jobPhase';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';
import type { JobDataset, JobState } from './job';
import { Job, runningStatus } from './job';
import type { JobStatus } from './jobStatus';

export type { VerifyReport } from '../../app/jobs/verify/repairReport';

/** What to check. */
export interface CheckQuestion {
  /** Null for all. */
  readonly category: Category | null;
  /** Only counts the products. */
  readonly countersOnly: boolean;
}

/** The step that a check has reached. From `found` on there is a report. */
export type CheckStep =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'checking';
      readonly progress: VerifyProgress;
      readonly stopping: boolean;
    }
  | { readonly kind: 'found'; readonly report: VerifyReport }
  | { readonly kind: 'planned'; readonly report: VerifyReport }
  | {
      readonly kind: 'repairing';
      readonly report: VerifyReport;
      /** Repairs of the plan that were made or skipped. */
      readonly done: number;
      readonly stopping: boolean;
    }
  | {
      readonly kind: 'repaired';
      readonly report: VerifyReport;
      /** It was stopped or failed; the rest of the plan was not begun. */
      readonly problem: Problem | 'stopped' | null;
    }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface CheckState extends JobState {
  readonly question: CheckQuestion;
  readonly step: CheckStep;
}

/**
 * `verify` step by step: asks, checks, shows the plan of repairs, repairs. Only
 * the last step writes.
 */
export class CheckJob extends Job<CheckQuestion, CheckStep> {
  readonly name = 'verify';

  constructor(dataset: JobDataset, question: Partial<CheckQuestion> = {}) {
    super(
      dataset,
      { category: null, countersOnly: false, ...question },
      { kind: 'asking' }
    );
  }

  /** Compares; writes nothing. */
  check(): void {
    const { category, countersOnly } = this.state.question;
    this._work.begin(
      async signal => {
        const tell = (progress: VerifyProgress): void =>
          this._step({ kind: 'checking', progress, stopping: signal.aborted });
        tell({ products: 0, findings: 0 });
        const verification = await verify(this._dataset, {
          category: category ?? undefined,
          countersOnly,
          signal,
          now: () => this._dataset.clock.now(),
          onProgress: tell
        });
        const plan = planRepairs(verification.findings, 'all');
        return repairReport(verification, plan, [], true);
      },
      report => this._step({ kind: 'found', report }),
      error =>
        this._step({
          kind: 'failed',
          problem: this._problemOf(error)
        })
    );
  }

  /** Shows what a repair would do, or the findings again. */
  showPlan(shown: boolean): void {
    const { step } = this.state;
    if (step.kind === 'found' || step.kind === 'planned') {
      const { report } = step;
      this._step({ kind: shown ? 'planned' : 'found', report });
    }
  }

  /** Carries out the plan that is shown. */
  repair(): void {
    const { step } = this.state;
    if (step.kind !== 'planned') {
      return;
    }
    const { report } = step;
    const outcomes: RepairOutcome[] = [];
    const end = (problem: Problem | 'stopped' | null): void =>
      this._step({
        kind: 'repaired',
        report: repairReport(report, report.plan, outcomes, false),
        problem
      });
    const progress = (stopping: boolean): void =>
      this._step({
        kind: 'repairing',
        report,
        done: outcomes.length,
        stopping
      });
    this._work.begin(
      async signal => {
        progress(false);
        await repair(this._dataset, report.plan, {
          signal,
          ids: this._dataset.ids,
          categories: report.categories,
          now: () => this._dataset.clock.now(),
          onOutcome: outcome => {
            outcomes.push(outcome);
            progress(signal.aborted);
          }
        });
      },
      () => end(outcomes.length < report.plan.length ? 'stopped' : null),
      // What was repaired by then stays repaired, and is shown.
      error => end(this._problemOf(error))
    );
  }

  status(): JobStatus | null {
    const { step } = this.state;
    switch (step.kind) {
      case 'asking':
        return null;
      case 'checking':
        return runningStatus(step, this.state);
      case 'repairing':
        return {
          phase: 'running',
          stopping: step.stopping,
          count: {
            what: 'repairs',
            done: step.done,
            total: step.report.plan.length
          }
        };
      case 'failed':
        return { phase: 'failed', problem: step.problem };
      case 'repaired':
        return step.problem !== null && step.problem !== 'stopped'
          ? { phase: 'failed', problem: step.problem, report: step.report }
          : {
              phase:
                step.problem === 'stopped' ? 'stopped' : phaseOf(step.report),
              report: step.report
            };
      default:
        return { phase: phaseOf(step.report), report: step.report };
    }
  }
}

function phaseOf({ stopped, remaining, notChecked }: VerifyReport): JobPhase {
  return endPhase(stopped, remaining > 0 || notChecked.length > 0);
}
