import { adopt } from '../../app/jobs/adopt/adopt';
import type {
  AdoptProgress,
  AdoptReport
} from '../../app/jobs/adopt/adoptReport';
import type { Category } from '../../domain/catalogueItem';
import type { JobDataset, JobState } from './job';
import type { TwoStep, TwoStepRun } from './twoStepJob';
import { TwoStepJob } from './twoStepJob';

export type { AdoptReport } from '../../app/jobs/adopt/adoptReport';

/** What to adopt. */
export interface AdoptQuestion {
  /** Null for all. */
  readonly category: Category | null;
  /** Takes out what an earlier adoption wrote. */
  readonly undo: boolean;
}

export interface AdoptState extends JobState {
  readonly question: AdoptQuestion;
  readonly step: TwoStep<AdoptProgress, AdoptReport>;
}

/** `adopt` step by step: asks, shows what it would add, adds it. */
export class AdoptJob extends TwoStepJob<
  AdoptQuestion,
  AdoptProgress,
  AdoptReport
> {
  readonly name = 'adopt';
  protected readonly _nothing = { products: 0, changed: 0 };

  constructor(dataset: JobDataset, question: Partial<AdoptQuestion> = {}) {
    super(
      dataset,
      { category: null, undo: false, ...question },
      { kind: 'asking' }
    );
  }

  protected _worth({ changed, counters }: AdoptReport): boolean {
    return changed + counters > 0;
  }

  protected _act({
    dryRun,
    signal,
    tell
  }: TwoStepRun<AdoptProgress>): Promise<AdoptReport> {
    const { category, undo } = this.state.question;
    return adopt(this._dataset, {
      now: () => this._dataset.clock.now(),
      ids: this._dataset.ids,
      dryRun,
      undo,
      category: category ?? undefined,
      signal,
      onProgress: tell
    });
  }
}
