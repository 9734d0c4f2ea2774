import { archive } from '../../app/jobs/archive/archive';
import type {
  ArchiveProgress,
  ArchiveReport
} from '../../app/jobs/archive/archiveReport';
import type { Category } from '../../domain/catalogueItem';
import type { ArchivePrices } from '../../domain/jobs/archive/archivePrices';
import type { JobDataset, JobState } from './job';
import type { TwoStep, TwoStepRun } from './twoStepJob';
import { TwoStepJob } from './twoStepJob';

export type { ArchiveReport } from '../../app/jobs/archive/archiveReport';

/** What to archive. */
export interface ArchiveQuestion {
  /** Null for all. */
  readonly category: Category | null;
}

export interface ArchiveState extends JobState {
  readonly question: ArchiveQuestion;
  readonly step: TwoStep<ArchiveProgress, ArchiveReport>;
}

/** `archive` step by step: asks, shows what it would tag and what that costs, tags it. */
export class ArchiveJob extends TwoStepJob<
  ArchiveQuestion,
  ArchiveProgress,
  ArchiveReport
> {
  readonly name = 'archive';
  protected readonly _nothing = { products: 0, images: 0, bytes: 0 };

  /** @param _prices - of the bucket; undefined if they are not known */
  constructor(
    dataset: JobDataset,
    private readonly _prices: ArchivePrices | undefined,
    question: Partial<ArchiveQuestion> = {}
  ) {
    super(dataset, { category: null, ...question }, { kind: 'asking' });
  }

  protected _worth({ images }: ArchiveReport): boolean {
    return images > 0;
  }

  protected _act({
    dryRun,
    signal,
    tell
  }: TwoStepRun<ArchiveProgress>): Promise<ArchiveReport> {
    return archive(this._dataset, {
      now: () => this._dataset.clock.now(),
      dryRun,
      prices: this._prices,
      category: this.state.question.category ?? undefined,
      signal,
      onProgress: tell
    });
  }
}
