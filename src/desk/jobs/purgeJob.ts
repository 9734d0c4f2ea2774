import { purge, PURGE_DAYS } from '../../app/jobs/purge/purge';
import type { PurgeOptions } from '../../app/jobs/purge/purge';
import type {
  PurgeProgress,
  PurgeReport
} from '../../app/jobs/purge/purgeReport';
import type { Category } from '../../domain/catalogueItem';
import type { ProductAddress } from '../../domain/product/objectKey';
import type { JobPhase } from '../../domain/jobs/list/jobPhase';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';
import type { JobDataset, JobState } from './job';
import { Job, runningStatus } from './job';
import type { JobStatus } from './jobStatus';

export type { PurgeReport } from '../../app/jobs/purge/purgeReport';

/** What to purge. */
export interface PurgeQuestion {
  /** Null for all. */
  readonly category: Category | null;
  /** Since their deletion; images that were deleted later stay. */
  readonly olderThanDays: number;
}

/** The step that a purge has reached. Only `purging` destroys anything, and only what `shown` listed. */
export type PurgeStep =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'looking';
      readonly progress: PurgeProgress;
      readonly stopping: boolean;
    }
  /** What would go. */
  | { readonly kind: 'shown'; readonly report: PurgeReport }
  | {
      readonly kind: 'purging';
      readonly progress: PurgeProgress;
      /** What was shown. */
      readonly shown: PurgeReport;
      readonly stopping: boolean;
    }
  | { readonly kind: 'purged'; readonly report: PurgeReport }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      /** What was purged by then, if it had begun. */
      readonly purged: PurgeProgress | null;
    };

export interface PurgeState extends JobState {
  readonly question: PurgeQuestion;
  readonly step: PurgeStep;
}

const NOTHING: PurgeProgress = { products: 0, images: 0, bytes: 0 };

/** `purge` step by step: asks, shows what would go, gets a confirmation, purges. */
export class PurgeJob extends Job<PurgeQuestion, PurgeStep> {
  readonly name = 'purge';

  /** @param _confirm - asks the person, with what would go */
  constructor(
    dataset: JobDataset,
    private readonly _confirm: (shown: PurgeReport) => Promise<boolean>,
    question: Partial<PurgeQuestion> = {}
  ) {
    super(
      dataset,
      { category: null, olderThanDays: PURGE_DAYS, ...question },
      { kind: 'asking' }
    );
  }

  /** Finds what would go; changes nothing. */
  look(): void {
    this._work.begin(
      async signal => {
        const tell = (progress: PurgeProgress): void =>
          this._step({ kind: 'looking', progress, stopping: signal.aborted });
        tell(NOTHING);
        return purge(this._dataset, {
          ...this._options(signal, tell),
          dryRun: true
        });
      },
      report => this._step({ kind: 'shown', report }),
      error => this._failed(error, null)
    );
  }

  /** Purges what is shown and nothing else, after the person confirms. */
  purge(): void {
    const { step } = this.state;
    if (step.kind !== 'shown' || step.report.images === 0) {
      return;
    }
    const shown = step.report;
    let purged = NOTHING;
    this._work.begin(
      async signal => {
        if (!(await this._confirm(shown)) || signal.aborted) {
          return undefined;
        }
        const tell = (progress: PurgeProgress): void => {
          purged = progress;
          this._step({
            kind: 'purging',
            progress,
            shown,
            stopping: signal.aborted
          });
        };
        tell(NOTHING);
        const listed = new Set(
          shown.purged.map(image => nameOf(image, image.path))
        );
        return purge(this._dataset, {
          ...this._options(signal, tell),
          dryRun: false,
          only: (product, path) => listed.has(nameOf(product, path))
        });
      },
      report => report && this._step({ kind: 'purged', report }),
      error => this._failed(error, purged)
    );
  }

  status(): JobStatus | null {
    const { step } = this.state;
    switch (step.kind) {
      case 'asking':
        return null;
      case 'looking':
        return runningStatus(step, this.state);
      case 'purging':
        return {
          phase: 'running',
          stopping: step.stopping,
          count: {
            what: 'images',
            done: step.progress.images,
            total: step.shown.purged.length
          }
        };
      case 'failed':
        return { phase: 'failed', problem: step.problem };
      case 'shown':
        return {
          phase:
            step.report.images > 0 && !step.report.stopped
              ? 'asking'
              : phaseOf(step.report),
          report: step.report
        };
      case 'purged':
        return { phase: phaseOf(step.report), report: step.report };
    }
  }

  private _options(
    signal: AbortSignal,
    tell: (progress: PurgeProgress) => void
  ): Omit<PurgeOptions, 'dryRun'> {
    const { category, olderThanDays } = this.state.question;
    return {
      category: category ?? undefined,
      olderThanDays,
      signal,
      now: () => this._dataset.clock.now(),
      ids: this._dataset.ids,
      // The tally is changed in place, so a copy is shown.
      onProgress: ({ products, images, bytes }) =>
        tell({ products, images, bytes })
    };
  }

  private _failed(error: unknown, purged: PurgeProgress | null): void {
    this._step({
      kind: 'failed',
      problem: this._problemOf(error),
      purged
    });
  }
}

function phaseOf({ stopped, forPerson }: PurgeReport): JobPhase {
  return endPhase(stopped, forPerson.length > 0);
}

function nameOf(
  { mainCategory, subCategory, productId }: ProductAddress,
  path: string
): string {
  return JSON.stringify([mainCategory, subCategory, productId, path]);
}
