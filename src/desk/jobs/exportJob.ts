import { isWhole } from '../../app/jobs/export/exportReport';
import { exportCurated } from '../../app/jobs/export/exportCurated';
import type {
  ExportProgress,
  ExportReport
} from '../../app/jobs/export/exportReport';
import type { Category } from '../../domain/catalogueItem';
import { TooLarge } from '../../domain/errors';
import type { ExportFormat } from '../../domain/jobs/export/exportFormats';
import {
  exportHeader,
  exportLine
} from '../../domain/jobs/export/exportFormats';
import type { ExportedImages } from '../../domain/jobs/export/exportRows';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';
import type { JobDataset, JobState } from './job';
import { Job, runningStatus } from './job';
import type { JobStatus } from './jobStatus';

export type { ExportReport } from '../../app/jobs/export/exportReport';

/** What to export, and where to. */
export interface ExportQuestion {
  /** Null for all. */
  readonly category: Category | null;
  readonly format: ExportFormat;
  readonly images: ExportedImages;
  readonly withTags: boolean;
  /** On the Jupyter server; empty for a download. */
  readonly folder: string;
}

export type ExportStep =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'exporting';
      readonly progress: ExportProgress;
      readonly stopping: boolean;
    }
  | {
      readonly kind: 'exported';
      readonly report: ExportReport;
      /** The file; undefined if it was stopped before it was whole. */
      readonly file: string | undefined;
    }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface ExportState extends JobState {
  readonly question: ExportQuestion;
  readonly step: ExportStep;
}

export interface ExportTools {
  readonly bucket: string;
  /**
   * Writes a new file, over none.
   *
   * @param folder - on the Jupyter server; empty for a download
   * @returns its name
   */
  readonly save: (
    text: readonly string[],
    format: ExportFormat,
    folder: string
  ) => Promise<string>;
}

/** Characters that a page holds. A hundred bytes of a row make half a million rows. */
const MOST = 100_000_000;

/** `export` step by step: asks, reads, and writes the file when all of it is there. */
export class ExportJob extends Job<ExportQuestion, ExportStep> {
  readonly name = 'export';

  constructor(
    dataset: JobDataset,
    private readonly _tools: ExportTools,
    question: Partial<ExportQuestion> = {}
  ) {
    super(
      dataset,
      {
        category: null,
        format: 'jsonl',
        images: 'chosen',
        withTags: false,
        folder: '',
        ...question
      },
      { kind: 'asking' }
    );
  }

  /** Reads the rows, then writes the file. One that would not be whole is not written. */
  export(): void {
    const { category, format, images, withTags, folder } = this.state.question;
    const { bucket, save } = this._tools;
    this._work.begin(
      async signal => {
        const tell = (progress: ExportProgress): void =>
          this._step({ kind: 'exporting', progress, stopping: signal.aborted });
        tell({ products: 0, images: 0, bytes: 0 });
        const text = [exportHeader(format)];
        let length = 0;
        const report = await exportCurated(this._dataset, {
          bucket,
          images,
          withTags,
          dryRun: false,
          write: async rows => {
            const lines = rows
              .map(row => exportLine(row, format, bucket))
              .join('');
            length += lines.length;
            if (length > MOST) {
              throw new TooLarge('export-too-large', { limit: MOST });
            }
            text.push(lines);
          },
          category: category ?? undefined,
          signal,
          onProgress: tell
        });
        const file = isWhole(report)
          ? await save(text, format, folder)
          : undefined;
        return { report, file };
      },
      ended => this._step({ kind: 'exported', ...ended }),
      error => this._step({ kind: 'failed', problem: this._problemOf(error) })
    );
  }

  status(): JobStatus | null {
    const { step } = this.state;
    switch (step.kind) {
      case 'asking':
        return null;
      case 'exporting':
        return runningStatus(step, this.state);
      case 'exported':
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
}
