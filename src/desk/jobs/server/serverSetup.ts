import { NotSupported } from '../../../domain/errors';
import { setupEndedProblem } from '../../../words/jobs/pages/setupPage';
import type { Trans } from '../../../words/trans';
import type { SetupJobStep } from './setupSteps';
import type { KnownServerJob } from './serverJobFeed';
import type { RunningBeside, ServerRunOptions } from './serverRun';
import { ServerRun, whyNoReport } from './serverRun';
import { resourceNamed, toldSetupReport } from './toldSetupReport';

export interface ServerSetupOptions extends ServerRunOptions<SetupJobStep> {
  /** How many resources it makes. */
  readonly total: number;
  readonly trans: Trans;
}

/** One set-up beside the Jupyter server, as steps of the set-up's page. */
export class ServerSetup extends ServerRun<SetupJobStep> {
  constructor(private readonly _options: ServerSetupOptions) {
    super(_options);
  }

  protected _running(
    known: KnownServerJob | undefined,
    running: RunningBeside
  ): SetupJobStep {
    if (this.dryRun) {
      return { kind: 'looking', ...running };
    }
    const progress = known?.job.progress;
    return {
      kind: 'making',
      total: this._options.total,
      resource: resourceNamed(progress?.resource) ?? null,
      done: progress?.counts.resources ?? 0,
      ...running
    };
  }

  protected async _last(
    known: KnownServerJob | undefined
  ): Promise<SetupJobStep> {
    const { feed, trans } = this._options;
    const ended = setupEndedProblem(trans);
    const problem = whyNoReport(known, ended);
    if (known === undefined || problem) {
      return { kind: 'failed', problem: problem ?? ended };
    }
    const report = toldSetupReport(await feed.report(known.job.id));
    if (report === undefined) {
      throw new NotSupported('server-without-jobs', {});
    }
    return this.dryRun
      ? { kind: 'planned', report, why: null }
      : { kind: 'made', report };
  }
}
