import type { Category } from '../../domain/catalogueItem';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';
import { Job, runningStatus } from './job';
import type { JobStatus } from './jobStatus';

/** What every such job is asked. */
interface Asked {
  /** Null for all. */
  readonly category: Category | null;
}

/** What of a report decides how the job ended. */
interface Ended {
  readonly stopped: boolean;
  readonly forPerson: readonly unknown[];
}

/** The step that a job which looks first has reached. Only `doing` writes. */
export type TwoStep<Progress, Report> =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'looking';
      readonly progress: Progress;
      readonly stopping: boolean;
    }
  /** What would be done. */
  | { readonly kind: 'shown'; readonly report: Report }
  | {
      readonly kind: 'doing';
      readonly progress: Progress;
      readonly stopping: boolean;
    }
  | { readonly kind: 'done'; readonly report: Report }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      /** Whether it had begun to write. */
      readonly begun: boolean;
    };

/** One run of the job. */
export interface TwoStepRun<Progress> {
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  readonly tell: (progress: Progress) => void;
}

/** A job that shows what it would do, and does it when the person says so. */
export abstract class TwoStepJob<
  Question extends Asked,
  Progress extends { readonly products: number },
  Report extends Ended
> extends Job<Question, TwoStep<Progress, Report>> {
  /** Finds what would be done; changes nothing. */
  look(): void {
    this._run('looking', true, report => this._step({ kind: 'shown', report }));
  }

  /** Does it. What changed since it was shown is judged anew. */
  carryOut(): void {
    const { step } = this.state;
    if (step.kind === 'shown' && this._worth(step.report)) {
      this._run('doing', false, report => this._step({ kind: 'done', report }));
    }
  }

  status(): JobStatus | null {
    const { step } = this.state;
    switch (step.kind) {
      case 'asking':
        return null;
      case 'looking':
      case 'doing':
        return runningStatus(step, this.state);
      case 'failed':
        return { phase: 'failed', problem: step.problem };
      case 'shown':
      case 'done': {
        const { report } = step;
        const over = endPhase(report.stopped, report.forPerson.length > 0);
        return {
          phase:
            step.kind === 'shown' && this._worth(report) && !report.stopped
              ? 'asking'
              : over,
          report
        };
      }
    }
  }

  /** Whether there is anything to do. */
  protected abstract _worth(report: Report): boolean;

  protected abstract _act(run: TwoStepRun<Progress>): Promise<Report>;

  protected abstract readonly _nothing: Progress;

  private _run(
    kind: 'looking' | 'doing',
    dryRun: boolean,
    ended: (report: Report) => void
  ): void {
    this._work.begin(
      async signal => {
        const tell = (progress: Progress): void =>
          this._step({ kind, progress, stopping: signal.aborted });
        tell(this._nothing);
        return this._act({ dryRun, signal, tell });
      },
      ended,
      error =>
        this._step({
          kind: 'failed',
          problem: this._problemOf(error),
          begun: !dryRun
        })
    );
  }
}
