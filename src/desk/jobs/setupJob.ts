import type { SetupReport } from '../../app/jobs/setup';
import { setUp } from '../../app/jobs/setup';
import type { Resource } from '../../ports/jobs/provisioning';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';
import type { JobDataset, JobState } from './job';
import { Job } from './job';
import type { JobStatus } from './jobStatus';

export type { SetupReport } from '../../app/jobs/setup';

/** What to set up beyond what is missing. */
export interface SetupQuestion {
  /** Protects also a table that was there before. */
  readonly protectTable: boolean;
}

/** The step that a set-up has reached. Only `making` writes, and only what `planned` showed. */
export type SetupJobStep =
  | { readonly kind: 'asking' }
  | { readonly kind: 'looking'; readonly stopping: boolean }
  | { readonly kind: 'planned'; readonly report: SetupReport }
  | {
      readonly kind: 'making';
      readonly plan: SetupReport;
      /** What is being made. */
      readonly resource: Resource | null;
      /** Resources that were made, or could not be. */
      readonly done: number;
      readonly stopping: boolean;
    }
  | {
      readonly kind: 'made';
      readonly report: SetupReport;
      /** It was stopped before it had made everything. */
      readonly stopped: boolean;
    }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface SetupState extends JobState {
  readonly question: SetupQuestion;
  readonly step: SetupJobStep;
}

/** `setup` step by step: shows what is there and what it would make, then makes it. */
export class SetupJob extends Job<SetupQuestion, SetupJobStep> {
  readonly name = 'setup';

  constructor(dataset: JobDataset, question: Partial<SetupQuestion> = {}) {
    super(dataset, { protectTable: false, ...question }, { kind: 'asking' });
  }

  /** There may be no table yet, and no category is asked for. */
  async start(): Promise<void> {
    this.store.set({ categories: { state: 'ready', value: [] } });
  }

  /** Finds out what is there; changes nothing. */
  look(): void {
    this._work.begin(
      async signal => {
        this._step({ kind: 'looking', stopping: false });
        const report = await setUp(this._dataset.provisioning, {
          ...this.state.question,
          dryRun: true,
          listUnusable: true
        });
        return signal.aborted ? undefined : report;
      },
      report =>
        this._step(report ? { kind: 'planned', report } : { kind: 'asking' }),
      error => this._failed(error)
    );
  }

  /** Makes what the plan shows. */
  make(): void {
    const { step, question } = this.state;
    if (step.kind !== 'planned' || !canMake(step.report)) {
      return;
    }
    const plan = step.report;
    let done = -1;
    this._work.begin(
      async signal => {
        const tell = (resource: Resource | null): void =>
          this._step({
            kind: 'making',
            plan,
            resource,
            done: Math.max(0, done),
            stopping: signal.aborted
          });
        tell(null);
        const report = await setUp(this._dataset.provisioning, {
          ...question,
          signal,
          onMake: ({ resource }) => {
            done++;
            tell(resource);
          }
        });
        return {
          report,
          stopped: report.made.length < makes(report) && signal.aborted
        };
      },
      made => this._step({ kind: 'made', ...made }),
      error => this._failed(error)
    );
  }

  /** Does the rest, after another look. */
  resume(): void {
    this.look();
  }

  status(): JobStatus | null {
    const { step } = this.state;
    switch (step.kind) {
      case 'asking':
        return null;
      case 'looking':
        return { phase: 'running', stopping: step.stopping };
      case 'planned':
        return {
          phase: canMake(step.report)
            ? 'asking'
            : endPhase(false, step.report.forPerson.length > 0),
          report: step.report
        };
      case 'making':
        return {
          phase: 'running',
          stopping: step.stopping,
          count: {
            what: 'resources',
            done: step.done,
            total: makes(step.plan)
          }
        };
      case 'made':
        return {
          phase: endPhase(step.stopped, step.report.forPerson.length > 0),
          report: step.report
        };
      case 'failed':
        return { phase: 'failed', problem: step.problem };
    }
  }

  private _failed(error: unknown): void {
    this._step({
      kind: 'failed',
      problem: this._problemOf(error)
    });
  }
}

/** How many resources a plan makes. */
export function makes({ steps }: SetupReport): number {
  return steps.filter(({ action }) => action === 'make').length;
}

/** Whether something can be made: nothing of another kind is in the way. */
export function canMake(plan: SetupReport): boolean {
  return (
    makes(plan) > 0 &&
    plan.steps.every(({ finding }) => finding.state !== 'unusable')
  );
}
