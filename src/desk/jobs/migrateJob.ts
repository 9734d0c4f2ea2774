import type { Pause } from '../../app/jobs/longRun';
import { migrate } from '../../app/jobs/migrate/migrate';
import type { MigrationOptions } from '../../app/jobs/migrate/migrate';
import type {
  MigrationProgress,
  MigrationReport
} from '../../app/jobs/migrate/migrateReport';
import { WalkedTree } from '../../app/jobs/source/walkedTree';
import { withLevel } from '../../app/jobs/source/withLevel';
import { NotSupported } from '../../domain/errors';
import type { JobPace } from '../../domain/jobs/list/jobPace';
import { paceWith } from '../../domain/jobs/list/jobPace';
import type { PickedFolder } from '../../ports/jobs/folderPicker';
import type { ServerJob } from '../../domain/jobs/serverJob';
import { serverFolder, worksOn } from '../../domain/jobs/serverJob';
import type { Problem } from '../../words/errors';
import type { JobDataset } from './job';
import { Job } from './job';
import type { JobStatus } from './jobStatus';
import type {
  MigrateQuestion,
  MigrateStep,
  MigrateTools
} from './migrateSteps';
import { checkAllowed, NOTHING, UNASKED } from './migrateSteps';
import { migrateStatus } from './migrateStatus';
import { ServerMigration } from './server/serverMigration';
import { foldersBeside, startOnServer } from './server/serverTools';

export { foundNothing } from '../../app/jobs/migrate/migrateReport';
export { reportEstimate as estimateOf } from '../../app/jobs/reportEstimate';
export { folderName } from './migrateSteps';
export type {
  MigrateQuestion,
  MigrateState,
  MigrateStep,
  MigrateTools
} from './migrateSteps';
export { hasWork } from './migrateStatus';
export type { MigrationReport } from '../../app/jobs/migrate/migrateReport';

/** `migrate` step by step: asks for a folder, looks, shows what would be sent, sends it. */
export class MigrateJob extends Job<MigrateQuestion, MigrateStep> {
  readonly name = 'migrate';
  /** Products that the last look counted. */
  private _total = 0;
  /** Of the last run beside the server; null if the page did it. */
  private _beside: ServerMigration | null = null;
  /** Why the server runs none for this connection; null until it says so. */
  private _refusal: Problem | null = null;
  private _hears: () => void = () => undefined;

  constructor(
    dataset: JobDataset,
    private readonly _tools: MigrateTools,
    question: Partial<MigrateQuestion> = {}
  ) {
    super(dataset, { ...UNASKED, ...question }, { kind: 'asking' });
  }

  /** Why the Jupyter server cannot run it, so that the page does; null if it can. */
  get serverUnable(): Problem | null {
    return this._tools.server.feed.store.state.unable ?? this._refusal;
  }

  /** What runs beside the server goes on without the page. */
  get running(): boolean {
    return super.running && this._beside === null;
  }

  /** Offers the folder that was chosen the last time, and asks whether the server runs jobs. */
  async start(): Promise<void> {
    const { feed } = this._tools.server;
    // It is part of what is shown.
    this._hears = feed.store.subscribe(() => this.store.set({}));
    this._attach();
    // The server may take its time to say whether it can. It never rejects.
    void feed.refresh();
    const [, folder] = await Promise.all([
      super.start(),
      this._tools.picker.last()
    ]);
    if (folder && this.state.question.folder === null) {
      this.ask({ folder });
    }
  }

  /** Paths of the server's folders beside the one that is typed. */
  readonly foldersBeside = (typed: string): Promise<readonly string[]> =>
    foldersBeside(this._tools.server, typed);

  /** Changes the question, or shows a migration beside the server. */
  ask(patch: Partial<MigrateQuestion>): void {
    super.ask(patch);
    if (typeof patch.serverJob === 'string') {
      this._attach();
    }
  }

  /** Whether it can be asked that now. */
  takes(patch: Partial<MigrateQuestion>): boolean {
    return (
      this.state.step.kind === 'asking' ||
      (typeof patch.serverJob === 'string' && !this._work.running)
    );
  }

  /** Whether the Jupyter server runs what is shown, or ran it. */
  get beside(): boolean {
    return this._beside !== null;
  }

  /** Whether the connection named another dataset when the server began what is shown. */
  get outdated(): boolean {
    const request = this._beside?.request;
    return !!request && !worksOn(request, this._tools.server.connection);
  }

  /** Whether it shows this migration beside the server. */
  shows(serverJob: string): boolean {
    return this._beside?.shows(serverJob) === true;
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
    if (this._asksServer) {
      this._runBeside(true, () => this._startBeside(true));
      return;
    }
    const folder = this._folder;
    if (folder === null) {
      return;
    }
    this._beside = null;
    this._work.begin(
      async signal => {
        await checkAllowed(folder);
        const tell = (progress: MigrationProgress): void => {
          this._total = progress.products;
          this._step({ kind: 'looking', progress, stopping: signal.aborted });
        };
        tell(NOTHING);
        const report = await this._migrate(folder, {
          ...this._options(signal, tell),
          dryRun: true
        });
        return withLevel(report, folder.folder, folder.name);
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
    if (!this._maySend()) {
      return;
    }
    if (this._beside !== null) {
      this._sendBeside(this._beside);
      return;
    }
    const folder = this._folder;
    if (folder === null) {
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

  /** Stops it as soon as it can, wherever it runs. */
  cancel(): void {
    if (this._beside === null) {
      super.cancel();
    } else {
      this._beside.cancel();
    }
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
    if (this._beside !== null) {
      // The server's own list has it.
      return null;
    }
    return migrateStatus(step, error => this._problemOf(error));
  }

  async dispose(): Promise<void> {
    this._hears();
    await super.dispose();
    this._tools.dispose();
  }

  /** Whether the server is to run it. */
  private get _asksServer(): boolean {
    const { place } = this.state.question;
    return place === 'server' && this.serverUnable === null;
  }

  /** What the page reads. */
  private get _folder(): PickedFolder | null {
    const { place, folder, serverFolder: typed } = this.state.question;
    return place === 'computer'
      ? folder
      : this._tools.server.folder(serverFolder(typed));
  }

  /** Shows a migration beside the server that runs or has ended. */
  private _attach(): void {
    const { serverJob } = this.state.question;
    const { feed } = this._tools.server;
    const known = serverJob === null ? undefined : feed.find(serverJob);
    if (known && !this._work.running) {
      const { folder, options } = known.job.request;
      super.ask({
        serverJob: null,
        place: 'server',
        serverFolder: folder ?? '',
        // What is sent after a look is what it looked for.
        packs: options.noPacks !== true,
        add: options.add === true,
        replaceBroken: options.replaceBroken === true
      });
      this._runBeside(options.dryRun === true, async () => known.job);
    }
  }

  private _startBeside(dryRun: boolean): Promise<ServerJob> {
    return startOnServer(this._tools.server, this.state.question, dryRun);
  }

  private _sendBeside(before: ServerMigration): void {
    const { ran, dryRun } = before;
    const { feed } = this._tools.server;
    if (ran && !dryRun) {
      // The server starts it again with the same request.
      this._runBeside(false, () => feed.resume(ran.id), before);
    } else if (this.outdated) {
      // Nobody has seen what it would do to the dataset of now.
      this.look();
    } else {
      this._runBeside(false, () => this._startBeside(false));
    }
  }

  /**
   * Follows a run beside the server to its end.
   *
   * @param before - what it goes on with
   */
  private _runBeside(
    dryRun: boolean,
    begin: () => Promise<ServerJob>,
    before?: ServerMigration
  ): void {
    const { clock, trans } = this._dataset;
    const run = new ServerMigration({
      feed: this._tools.server.feed,
      clock,
      trans,
      dryRun,
      show: step => this._step(step)
    });
    this._work.begin(
      signal => {
        this._beside = run;
        return run.toTheEnd(begin, signal);
      },
      // None if the page is closed: the run goes on.
      step => step && this._step(step),
      error => {
        if (before && !run.request) {
          // It did not begin: what it would have gone on with is still there.
          this._beside = before;
        } else if (!run.request && error instanceof NotSupported) {
          this._beside = null;
          this._refusal = { ...this._problemOf(error), remedy: undefined };
        }
        this._failed(error, run.sent ?? before?.sent ?? null);
      }
    );
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
    const { packs, replaceBroken, add } = this.state.question;
    const { etagOf, pictures, random } = this._tools;
    const { clock, ids, throttled } = this._dataset;
    return {
      signal,
      throttled,
      now: () => clock.now(),
      ids,
      etagOf,
      replaceBroken,
      add,
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
