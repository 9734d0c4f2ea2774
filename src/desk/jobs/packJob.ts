import { pack } from '../../app/jobs/pack/pack';
import type { PackProgress, PackReport } from '../../app/jobs/pack/packReport';
import type { Category } from '../../domain/catalogueItem';
import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';
import type { JobDataset, JobState } from './job';
import { Job, runningStatus } from './job';
import type { JobStatus } from './jobStatus';

export type { PackReport } from '../../app/jobs/pack/packReport';

/** What to pack. */
export interface PackQuestion {
  /** Null for all. */
  readonly category: Category | null;
}

/** The step that a packing has reached. */
export type PackStep =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'packing';
      readonly progress: PackProgress;
      /** The service is in trouble: when it goes on, in ms since the epoch. */
      readonly until: number | null;
      readonly stopping: boolean;
    }
  | { readonly kind: 'packed'; readonly report: PackReport }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface PackState extends JobState {
  readonly question: PackQuestion;
  readonly step: PackStep;
}

export interface PackJobOptions {
  /** Makes the thumbnails; it is disposed of with the job. */
  readonly maker: ThumbnailMaker & { dispose(): void };
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/**
 * `pack` in the page. It may take hours behind other tabs, so it waits for a
 * service in trouble. Another run goes on where one was stopped.
 */
export class PackJob extends Job<PackQuestion, PackStep> {
  readonly name = 'pack';

  constructor(
    dataset: JobDataset,
    private readonly _options: PackJobOptions,
    question: Partial<PackQuestion> = {}
  ) {
    super(dataset, { category: null, ...question }, { kind: 'asking' });
  }

  pack(): void {
    const { maker, random } = this._options;
    this._work.begin(
      async signal => {
        let until: number | null = null;
        let counts: PackProgress = { products: 0, written: 0 };
        const show = (): void =>
          this._step({
            kind: 'packing',
            progress: counts,
            until,
            stopping: signal.aborted
          });
        show();
        return pack(this._dataset, {
          maker,
          dryRun: false,
          category: this.state.question.category ?? undefined,
          signal,
          pauses: {
            clock: this._dataset.clock,
            random,
            tell: pause => {
              until = pause.until;
              show();
            }
          },
          // The tally is changed in place, so a copy is shown.
          onProgress: ({ products, written }) => {
            until = null;
            counts = { products, written };
            show();
          }
        });
      },
      report => this._step({ kind: 'packed', report }),
      error =>
        this._step({
          kind: 'failed',
          problem: this._problemOf(error)
        })
    );
  }

  /** What has a current pack is not packed again. */
  resume(): void {
    this.pack();
  }

  status(): JobStatus | null {
    const { step } = this.state;
    switch (step.kind) {
      case 'asking':
        return null;
      case 'packing':
        return {
          ...runningStatus(step, this.state),
          ...(step.until !== null && { phase: 'waiting', until: step.until })
        };
      case 'packed':
        return {
          phase: endPhase(
            step.report.stopped,
            step.report.forPerson.length > 0
          ),
          report: step.report
        };
      case 'failed':
        return { phase: 'failed', problem: step.problem };
    }
  }

  async dispose(): Promise<void> {
    await super.dispose();
    this._options.maker.dispose();
  }
}
