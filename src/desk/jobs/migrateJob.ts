import type { Pause } from '../../app/jobs/longRun';
import { migrate } from '../../app/jobs/migrate/migrate';
import type { MigrationOptions } from '../../app/jobs/migrate/migrate';
import type {
  MigrationProgress,
  MigrationReport
} from '../../app/jobs/migrate/migrateReport';
import { WalkedTree } from '../../app/jobs/source/walkedTree';
import { NotAllowed } from '../../domain/errors';
import type { JobPace } from '../../domain/jobs/list/jobPace';
import { paceWith } from '../../domain/jobs/list/jobPace';
import type { ImageDecoder } from '../../ports/images/imageDecoder';
import type { ThumbnailMaker } from '../../ports/images/thumbnailMaker';
import type { FolderPicker, PickedFolder } from '../../ports/jobs/folderPicker';
import type { JobPhase } from '../../domain/jobs/list/jobPhase';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';
import type { JobDataset, JobState } from './job';
import { Job } from './job';
import type { JobStatus } from './jobStatus';

export { foundNothing } from '../../app/jobs/migrate/migrateReport';
export type { MigrationReport } from '../../app/jobs/migrate/migrateReport';

/** What to migrate. */
export interface MigrateQuestion {
  /** Null until one is chosen. */
  readonly folder: PickedFolder | null;
  /** Whether new products get packs of thumbnails. */
  readonly packs: boolean;
  /** Whether whole files take the place of broken and missing ones. */
  readonly replaceBroken: boolean;
}

/** The step that a migration has reached. Only `sending` writes anything. */
export type MigrateStep =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'looking';
      readonly progress: MigrationProgress;
      readonly stopping: boolean;
    }
  /** What would be sent. */
  | { readonly kind: 'shown'; readonly report: MigrationReport }
  | {
      readonly kind: 'sending';
      readonly progress: MigrationProgress;
      /** Products that the look counted. */
      readonly total: number;
      readonly pace: JobPace;
      /** ms since the epoch. */
      readonly at: number;
      /** Set while the run waits for a service in trouble. */
      readonly pause: Pause | null;
      readonly stopping: boolean;
    }
  | { readonly kind: 'sent'; readonly report: MigrationReport }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      /** What was sent by then, if it had begun. */
      readonly sent: MigrationProgress | null;
    };

export interface MigrateState extends JobState {
  readonly question: MigrateQuestion;
  readonly step: MigrateStep;
}

/** What a migration out of the page needs besides the dataset. */
export interface MigrateTools {
  readonly picker: FolderPicker;
  /** Decodes images before they are sent, and makes thumbnails of them. */
  readonly pictures: ImageDecoder & ThumbnailMaker;
  readonly etagOf: MigrationOptions['etagOf'];
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Ends what they hold. */
  dispose(): void;
}

const NOTHING: MigrationProgress = { products: 0, imagesSent: 0, bytesSent: 0 };

/** `migrate` step by step: asks for a folder, looks, shows what would be sent, sends it. */
export class MigrateJob extends Job<MigrateQuestion, MigrateStep> {
  readonly name = 'migrate';
  /** Products that the last look counted. */
  private _total = 0;

  constructor(
    dataset: JobDataset,
    private readonly _tools: MigrateTools,
    question: Partial<MigrateQuestion> = {}
  ) {
    super(
      dataset,
      { folder: null, packs: true, replaceBroken: false, ...question },
      { kind: 'asking' }
    );
  }

  /** Offers the folder that was chosen the last time. */
  async start(): Promise<void> {
    const [, folder] = await Promise.all([
      super.start(),
      this._tools.picker.last()
    ]);
    if (folder && this.state.question.folder === null) {
      this.ask({ folder });
    }
  }

  /** Lets the person choose a folder, in the course of a click. */
  async choose(): Promise<void> {
    try {
      const folder = await this._tools.picker.pick();
      if (folder) {
        this.ask({ folder });
      }
    } catch (error) {
      this._failed(error, null);
    }
  }

  /** Finds what would be sent; writes nothing. It is called in the course of a click. */
  look(): void {
    const { folder } = this.state.question;
    if (folder === null) {
      return;
    }
    this._work.begin(
      async signal => {
        await checkAllowed(folder);
        const tell = (progress: MigrationProgress): void => {
          this._total = progress.products;
          this._step({ kind: 'looking', progress, stopping: signal.aborted });
        };
        tell(NOTHING);
        return this._migrate(folder, {
          ...this._options(signal, tell),
          dryRun: true
        });
      },
      report => this._step({ kind: 'shown', report }),
      error => this._failed(error, null)
    );
  }

  /**
   * Sends what is not there yet, after a look that came to its end. After it was
   * stopped or failed, it goes on.
   */
  send(): void {
    const { folder } = this.state.question;
    if (folder === null || !this._maySend()) {
      return;
    }
    const total = this._total;
    let sent = NOTHING;
    this._work.begin(
      async signal => {
        await checkAllowed(folder);
        let pace: JobPace = [];
        const tell = (pause: Pause | null): void => {
          const at = this._dataset.clock.now();
          pace = paceWith(pace, at, sent.products);
          this._step({
            kind: 'sending',
            progress: sent,
            total,
            pace,
            at,
            pause,
            stopping: signal.aborted
          });
        };
        tell(null);
        const options = this._options(signal, progress => {
          sent = progress;
          tell(null);
        });
        return this._migrate(folder, {
          ...options,
          // Somebody may be away: a run outlasts what passes.
          pauses: {
            clock: this._dataset.clock,
            random: this._tools.random,
            tell
          },
          decoder: this._tools.pictures
        });
      },
      report => this._step({ kind: 'sent', report }),
      error => this._failed(error, sent)
    );
  }

  /** Goes on after it was stopped or failed. */
  resume(): void {
    const { step } = this.state;
    if (step.kind === 'sent' || (step.kind === 'failed' && step.sent)) {
      this.send();
    } else if (step.kind !== 'asking') {
      this.look();
    }
  }

  status(): JobStatus | null {
    const { step } = this.state;
    switch (step.kind) {
      case 'asking':
        return null;
      case 'looking':
        return {
          phase: 'running',
          stopping: step.stopping,
          count: { what: 'products', done: step.progress.products }
        };
      case 'shown':
        return {
          phase: step.report.stopped
            ? 'stopped'
            : hasWork(step.report)
              ? 'asking'
              : phaseOf(step.report),
          report: step.report
        };
      case 'sending':
        return {
          phase: step.pause ? 'waiting' : 'running',
          ...(step.pause && {
            until: step.pause.until,
            problem: this._problemOf(step.pause.error)
          }),
          stopping: step.stopping,
          pace: step.pace,
          count: {
            what: 'products',
            done: step.progress.products,
            total: step.total
          }
        };
      case 'sent':
        return { phase: phaseOf(step.report), report: step.report };
      case 'failed':
        return { phase: 'failed', problem: step.problem };
    }
  }

  async dispose(): Promise<void> {
    await super.dispose();
    this._tools.dispose();
  }

  private _maySend(): boolean {
    const { step } = this.state;
    switch (step.kind) {
      case 'shown':
        return !step.report.stopped;
      case 'failed':
        return step.sent !== null;
      default:
        return step.kind === 'sent';
    }
  }

  private _migrate(
    { folder }: PickedFolder,
    options: MigrationOptions
  ): Promise<MigrationReport> {
    const tree = new WalkedTree(folder);
    return migrate({ ...this._dataset, tree }, options);
  }

  private _options(
    signal: AbortSignal,
    tell: (progress: MigrationProgress) => void
  ): MigrationOptions {
    const { packs, replaceBroken } = this.state.question;
    const { etagOf, pictures, random } = this._tools;
    const { clock, ids, throttled } = this._dataset;
    return {
      signal,
      throttled,
      now: () => clock.now(),
      ids,
      etagOf,
      replaceBroken,
      thumbnails: packs ? pictures : undefined,
      wait: ms =>
        // What follows finds out by itself that it was stopped.
        clock.sleep(ms * (1 + random()), signal).catch(() => undefined),
      // The tally is changed in place, so a copy is shown.
      onProgress: ({ products, imagesSent, bytesSent }) =>
        tell({ products, imagesSent, bytesSent })
    };
  }

  private _failed(error: unknown, sent: MigrationProgress | null): void {
    this._step({
      kind: 'failed',
      problem: this._problemOf(error),
      sent
    });
  }
}

/** Whether a run would write anything. */
export function hasWork(report: MigrationReport): boolean {
  const { created, added, exchanged, replaced } = report;
  return created + added.length + exchanged.length + replaced.length > 0;
}

function phaseOf({ stopped, forPerson }: MigrationReport): JobPhase {
  return endPhase(stopped, forPerson.length > 0);
}

/** @throws NotAllowed if the page may not read the folder */
async function checkAllowed({ name, allowed }: PickedFolder): Promise<void> {
  if (!(await allowed())) {
    throw new NotAllowed('folder-refused', { folder: name });
  }
}
