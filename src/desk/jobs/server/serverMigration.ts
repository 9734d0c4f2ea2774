import type { MigrationProgress } from '../../../app/jobs/migrate/migrateReport';
import { NotSupported } from '../../../domain/errors';
import type { JobPace } from '../../../domain/jobs/list/jobPace';
import { paceWith } from '../../../domain/jobs/list/jobPace';
import { readToldMigration } from '../../../domain/jobs/migrate/toldReport';
import type { Clock } from '../../../ports/clock';
import { serverEndedProblem } from '../../../words/jobs/pages/migratePage';
import type { Trans } from '../../../words/trans';
import type { MigrateStep } from '../migrateSteps';
import { NOTHING } from '../migrateSteps';
import type { KnownServerJob } from './serverJobFeed';
import type { RunningBeside, ServerRunOptions } from './serverRun';
import { ServerRun, whyNoReport } from './serverRun';

export interface ServerMigrationOptions extends ServerRunOptions<MigrateStep> {
  readonly clock: Pick<Clock, 'now'>;
  readonly trans: Trans;
}

/** One migration beside the Jupyter server, as steps of the migration's page. */
export class ServerMigration extends ServerRun<MigrateStep> {
  private _progress = NOTHING;
  private _pace: JobPace = [];

  constructor(private readonly _options: ServerMigrationOptions) {
    super(_options);
  }

  /** Null if nothing was sent: it only looks, or did not begin. */
  get sent(): MigrationProgress | null {
    return this.dryRun || this.request === null ? null : this._progress;
  }

  protected _running(
    known: KnownServerJob | undefined,
    running: RunningBeside
  ): MigrateStep {
    this._progress = progressOf(known);
    const progress = this._progress;
    if (this.dryRun) {
      return { kind: 'looking', progress, ...running };
    }
    const at = this._options.clock.now();
    this._pace = paceWith(this._pace, at, progress.products);
    const said = known?.silent?.text ?? known?.pause?.text;
    return {
      kind: 'sending',
      progress,
      total: known?.job.progress?.total,
      pace: this._pace,
      at,
      pause: said === undefined ? null : { said },
      ...running
    };
  }

  protected async _last(
    known: KnownServerJob | undefined
  ): Promise<MigrateStep> {
    const { feed, trans } = this._options;
    this._progress = progressOf(known);
    const problem = whyNoReport(known, serverEndedProblem(trans));
    if (known === undefined || problem) {
      return {
        kind: 'failed',
        problem: problem ?? serverEndedProblem(trans),
        sent: this.sent
      };
    }
    const report = readToldMigration(await feed.report(known.job.id));
    if (report === undefined) {
      throw new NotSupported('server-without-jobs', {});
    }
    return { kind: this.dryRun ? 'shown' : 'sent', report };
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
