import type { MigrationProgress } from '../../../app/jobs/migrate/migrateReport';
import { NotSupported } from '../../../domain/errors';
import type { JobPace } from '../../../domain/jobs/list/jobPace';
import { paceWith } from '../../../domain/jobs/list/jobPace';
import { readToldMigration } from '../../../domain/jobs/migrate/toldReport';
import type { ServerJob } from '../../../domain/jobs/serverJob';
import { serverJobLives } from '../../../domain/jobs/serverJob';
import type { Clock } from '../../../ports/clock';
import { serverEndedProblem } from '../../../words/jobs/pages/migratePage';
import type { Trans } from '../../../words/trans';
import type { MigrateStep } from '../migrateSteps';
import { NOTHING } from '../migrateSteps';
import type { KnownServerJob, ServerJobFeed } from './serverJobFeed';

export interface ServerMigrationOptions {
  readonly feed: ServerJobFeed;
  readonly clock: Pick<Clock, 'now'>;
  readonly trans: Trans;
  /** Whether it only looks. */
  readonly dryRun: boolean;
  readonly show: (step: MigrateStep) => void;
}

/** One migration beside the Jupyter server, as steps of the migration's page. */
export class ServerMigration {
  private _id: string | null = null;
  private _request: ServerJob['request'] | null = null;
  private _cancelled = false;
  private _progress = NOTHING;
  private _pace: JobPace = [];

  constructor(private readonly _options: ServerMigrationOptions) {}

  get dryRun(): boolean {
    return this._options.dryRun;
  }

  /** Undefined before the server has taken it, and when it has it no more. */
  get ran(): ServerJob | undefined {
    return this._id === null
      ? undefined
      : this._options.feed.find(this._id)?.job;
  }

  /** What the server was asked for; null before it has taken it. */
  get request(): ServerJob['request'] | null {
    return this._request;
  }

  /** Null if nothing was sent: it only looks, or did not begin. */
  get sent(): MigrationProgress | null {
    return this.dryRun || this._id === null ? null : this._progress;
  }

  /** Whether it is this job of the server. */
  shows(id: string): boolean {
    return this.ran?.id === id;
  }

  /** Lets it finish what is in flight and end. Another server's cannot be cancelled. */
  cancel(): void {
    const known = this._known();
    if (!this._cancelled && known?.job.elsewhere !== true) {
      this._cancelled = true;
      this._show(known);
      this._cancelAtServer();
    }
  }

  /**
   * Begins it, and shows how far it is until it has ended.
   *
   * @param signal - ends that; the run goes on
   * @returns the last step; undefined after the signal
   * @throws what `begin` throws, and what `ServerJobs.report` throws
   */
  async toTheEnd(
    begin: () => Promise<ServerJob>,
    signal: AbortSignal
  ): Promise<MigrateStep | undefined> {
    this._show(undefined);
    const begun = await begin();
    this._id = begun.id;
    this._request = begun.request;
    if (this._cancelled) {
      this._cancelAtServer();
    }
    await this._ended(signal);
    return signal.aborted ? undefined : this._lastStep();
  }

  private _known(): KnownServerJob | undefined {
    return this._id === null ? undefined : this._options.feed.find(this._id);
  }

  private _cancelAtServer(): void {
    const { feed } = this._options;
    const id = this._id;
    if (id !== null) {
      feed.try(id, async () => {
        try {
          await feed.cancel(id);
        } catch (error) {
          // It goes on, and may be cancelled again.
          this._cancelled = false;
          throw error;
        }
      });
    }
  }

  private _ended(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const look = (): void => {
        const known = this._known();
        if (!signal.aborted && known && serverJobLives(known.job)) {
          this._show(known);
        } else {
          stop();
          signal.removeEventListener('abort', look);
          resolve();
        }
      };
      const stop = this._options.feed.store.subscribe(look);
      signal.addEventListener('abort', look);
      look();
    });
  }

  private _show(known: KnownServerJob | undefined): void {
    const { clock, dryRun, show } = this._options;
    this._progress = progressOf(known);
    const progress = this._progress;
    const running = {
      stopping: this._cancelled || known?.job.stage === 'stopping',
      ...(known?.refused && { refused: known.refused.text }),
      ...(known?.job.elsewhere && { elsewhere: true })
    };
    if (dryRun) {
      show({ kind: 'looking', progress, ...running });
      return;
    }
    const at = clock.now();
    this._pace = paceWith(this._pace, at, progress.products);
    const said = known?.silent?.text ?? known?.pause?.text;
    show({
      kind: 'sending',
      progress,
      total: known?.job.progress?.total,
      pace: this._pace,
      at,
      pause: said === undefined ? null : { said },
      ...running
    });
  }

  private async _lastStep(): Promise<MigrateStep> {
    const { feed, trans, dryRun } = this._options;
    const known = this._known();
    this._progress = progressOf(known);
    const ended = serverEndedProblem(trans);
    if (known === undefined || known.job.stage === 'interrupted') {
      return { kind: 'failed', problem: ended, sent: this.sent };
    }
    const { id, hasReport, problem } = known.job;
    if (!hasReport) {
      const { text, remedy } = problem ?? ended;
      return {
        kind: 'failed',
        problem: { kind: 'Unexpected', text, remedy },
        sent: this.sent
      };
    }
    const report = readToldMigration(await feed.report(id));
    if (report === undefined) {
      throw new NotSupported('server-without-jobs', {});
    }
    return { kind: dryRun ? 'shown' : 'sent', report };
  }
}

function progressOf(known: KnownServerJob | undefined): MigrationProgress {
  const progress = known?.job.progress;
  return progress
    ? {
        products: progress.products,
        imagesSent: progress.counts.imagesSent ?? 0,
        bytesSent: progress.counts.bytesSent ?? 0
      }
    : NOTHING;
}
