import { isWhole } from '../../app/jobs/export/exportReport';
import { exportCurated } from '../../app/jobs/export/exportCurated';
import type { ParquetLoader } from '../../app/jobs/export/encoderOf';
import { encoderOf } from '../../app/jobs/export/encoderOf';
import type {
  ExportProgress,
  ExportReport
} from '../../app/jobs/export/exportReport';
import type { Category } from '../../domain/catalogueItem';
import { TooLarge } from '../../domain/errors';
import type { ExportFormat } from '../../domain/jobs/export/exportFormats';
import { namesOnce } from '../../domain/jobs/export/exportFormats';
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
  readonly parquet: ParquetLoader;
  /**
   * Writes a new file, over none.
   *
   * @param folder - on the Jupyter server; empty for a download
   * @returns its name
   */
  readonly save: (
    pieces: readonly Uint8Array<ArrayBuffer>[],
    format: ExportFormat,
    folder: string
  ) => Promise<string>;
}

/** Bytes that a page holds: some 300,000 rows of JSON Lines, or a million rows of Parquet. */
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
    const { bucket, parquet, save } = this._tools;
    this._work.begin(
      async signal => {
        const tell = (progress: ExportProgress): void =>
          this._step({ kind: 'exporting', progress, stopping: signal.aborted });
        tell({ products: 0, images: 0, bytes: 0 });
        const encoder = await encoderOf(format, bucket, parquet);
        const pieces: Uint8Array<ArrayBuffer>[] = [];
        let bytes = 0;
        const keep = (piece: Uint8Array<ArrayBuffer>): void => {
          bytes += piece.length;
          if (bytes > MOST) {
            throw new TooLarge('export-too-large', { limit: MOST });
          }
          pieces.push(piece);
        };
        const report = await exportCurated(this._dataset, {
          bucket,
          images,
          once: namesOnce(format),
          withTags,
          dryRun: false,
          write: async rows => keep(encoder.add(rows)),
          category: category ?? undefined,
          signal,
          onProgress: tell
        });
        if (!isWhole(report)) {
          return { report, file: undefined };
        }
        keep(encoder.end());
        return { report, file: await save(pieces, format, folder) };
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
