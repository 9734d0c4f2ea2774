import { setUp } from '../../app/jobs/setup';
import { endPhase } from '../../domain/jobs/list/jobPhase';
import type { ServerJob } from '../../domain/jobs/serverJob';
import { serverJobLives, worksOn } from '../../domain/jobs/serverJob';
import type { Resource } from '../../ports/jobs/provisioning';
import type { Problem } from '../../words/errors';
import { setupSentence } from '../../words/jobs/setup';
import type { JobDataset } from './job';
import { Job } from './job';
import type { JobStatus } from './jobStatus';
import { ServerSetup } from './server/serverSetup';
import type {
  SetupJobStep,
  SetupQuestion,
  SetupServer
} from './server/setupSteps';
import { UNASKED_SETUP, canMake, madeBy } from './server/setupSteps';

export type { SetupReport } from '../../app/jobs/setup';
export { canMake, makes } from './server/setupSteps';
export type { SetupQuestion, SetupState } from './server/setupSteps';

/**
 * `setup` step by step: shows what is there and what it would make, then makes
 * it. The Jupyter server does it if it can, and otherwise the page, which cannot
 * create a bucket.
 */
export class SetupJob extends Job<SetupQuestion, SetupJobStep> {
  readonly name = 'setup';
  /** Of what is shown; null if the page did it. */
  private _beside: ServerSetup | null = null;
  /** Whether it is not known yet who looks. */
  private _undecided = false;
  private _hears: () => void = () => undefined;

  constructor(
    dataset: JobDataset,
    private readonly _server: SetupServer,
    question: Partial<SetupQuestion> = {}
  ) {
    super(dataset, { ...UNASKED_SETUP, ...question }, { kind: 'asking' });
  }

  /** Why the Jupyter server cannot do it; null if it can. */
  get serverUnable(): Problem | null {
    return this._server.feed.store.state.unable;
  }

  /** Whether the Jupyter server does what is shown, or did it. */
  get beside(): boolean {
    return this._beside !== null;
  }

  /** What runs beside the server goes on without the page. */
  get running(): boolean {
    return super.running && this._beside === null;
  }

  /** There may be no table yet, and no category is asked for. */
  async start(): Promise<void> {
    const { feed } = this._server;
    // It is part of what is shown.
    this._hears = feed.store.subscribe(() => this.store.set({}));
    this.store.set({ categories: { state: 'ready', value: [] } });
    this._attach();
    // The server may take its time to say whether it can. It never rejects.
    void feed.refresh();
  }

  /** Changes the question, or shows a set-up beside the server. */
  ask(patch: Partial<SetupQuestion>): void {
    super.ask(patch);
    if (typeof patch.serverJob === 'string') {
      this._attach();
    }
  }

  /** Whether it can be asked that now. */
  takes(patch: Partial<SetupQuestion>): boolean {
    return (
      this.state.step.kind === 'asking' ||
      (typeof patch.serverJob === 'string' && !this._work.running)
    );
  }

  /** Whether it shows this set-up beside the server. */
  shows(serverJob: string): boolean {
    return this._beside?.shows(serverJob) === true;
  }

  /** Finds out what is there; changes nothing. */
  look(): void {
    this._begin(async signal => {
      this._beside = null;
      this._undecided = this.state.question.onServer;
      this._step({ kind: 'looking', stopping: false });
      if (!this.state.question.onServer) {
        return this._lookHere(signal, null);
      }
      // It may have begun one since.
      await this._server.feed.refresh();
      const running = this._runningBeside();
      this._undecided = false;
      if (signal.aborted) {
        return { kind: 'asking' };
      }
      return running
        ? this._follow(running, signal)
        : this.serverUnable
          ? this._lookHere(signal, this.serverUnable)
          : this._lookBeside(signal);
    });
  }

  /** Makes what the plan shows, and nothing else. */
  make(): void {
    const { step } = this.state;
    if (step.kind !== 'planned' || !canMake(step.report)) {
      return;
    }
    const only = madeBy(step.report);
    if (this._beside === null) {
      this._begin(signal => this._makeHere(only, signal));
    } else if (this._isOutdated(this._beside)) {
      // Nobody has seen what it would do to the dataset of now.
      this.look();
    } else {
      this._begin(signal =>
        this._run(false, only.length, signal, () => this._ask(false, only))
      );
    }
  }

  /** Stops it as soon as it can, wherever it runs. */
  cancel(): void {
    if (this._beside === null) {
      super.cancel();
    } else {
      this._beside.cancel();
    }
  }

  /** Does the rest, after another look. */
  resume(): void {
    this.look();
  }

  status(): JobStatus | null {
    const { step } = this.state;
    if (this._beside !== null || this._undecided) {
      // The server's own list has what it does.
      return null;
    }
    switch (step.kind) {
      case 'asking':
        return null;
      case 'looking':
        return { phase: 'running', stopping: step.stopping };
      case 'planned':
        return {
          phase: canMake(step.report)
            ? 'asking'
            : endPhase(false, step.report.forPerson.length > 0),
          report: step.report
        };
      case 'making':
        return {
          phase: 'running',
          stopping: step.stopping,
          count: { what: 'resources', done: step.done, total: step.total }
        };
      case 'made':
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
    this._hears();
    await super.dispose();
  }

  /** @param act - to the last step; to undefined if the page is closed and the run goes on */
  private _begin(
    act: (signal: AbortSignal) => Promise<SetupJobStep | undefined>
  ): void {
    this._work.begin(
      act,
      step => step && this._step(step),
      error => this._step({ kind: 'failed', problem: this._problemOf(error) })
    );
  }

  /** @param why - the server does not */
  private async _lookHere(
    signal: AbortSignal,
    why: Problem | null
  ): Promise<SetupJobStep> {
    const report = await setUp(this._dataset.provisioning, {
      protectTable: this.state.question.protectTable,
      dryRun: true,
      listUnusable: true
    });
    return signal.aborted
      ? { kind: 'asking' }
      : { kind: 'planned', report, why };
  }

  /** If the server cannot look, or may see nothing, the page does: its credentials may be others. */
  private async _lookBeside(
    signal: AbortSignal
  ): Promise<SetupJobStep | undefined> {
    let why: Problem | undefined;
    try {
      const step = await this._run(true, 0, signal, () => this._ask(true));
      if (step?.kind === 'failed' && this._beside?.cancelled === true) {
        return { kind: 'asking' };
      }
      why = step && this._whyNotSeen(step);
      if (!why) {
        return step;
      }
    } catch (error) {
      why = this._problemOf(error);
    }
    this._beside = null;
    this._step({ kind: 'looking', stopping: false });
    return this._lookHere(signal, why);
  }

  private _whyNotSeen(step: SetupJobStep): Problem | undefined {
    if (step.kind === 'failed') {
      return step.problem;
    }
    const findings =
      step.kind === 'planned'
        ? step.report.steps.map(({ finding }) => finding)
        : [];
    return findings.length > 0 &&
      findings.every(({ state }) => state === 'unknown')
      ? {
          kind: 'NotAllowed',
          ...setupSentence(findings[0], this._dataset.trans)
        }
      : undefined;
  }

  /** Shows a set-up beside the server that runs or has ended. */
  private _attach(): void {
    const { serverJob } = this.state.question;
    const job =
      serverJob === null ? undefined : this._server.feed.find(serverJob)?.job;
    if (job && !this._work.running) {
      super.ask({ serverJob: null, onServer: true });
      this._begin(signal => this._follow(job, signal));
    }
  }

  /** The set-up of this dataset that the server does now. */
  private _runningBeside(): ServerJob | undefined {
    const { feed, connection } = this._server;
    return [...feed.store.state.known.values()]
      .map(({ job }) => job)
      .find(
        job =>
          job.request.kind === 'setup' &&
          serverJobLives(job) &&
          worksOn(job.request, connection)
      );
  }

  private _follow(
    job: ServerJob,
    signal: AbortSignal
  ): Promise<SetupJobStep | undefined> {
    const { dryRun, only = [], protectTable } = job.request.options;
    // What is made after a look is what it looked for.
    super.ask({ protectTable: protectTable === true });
    return this._run(dryRun === true, only.length, signal, async () => job);
  }

  /** Asks the server. @throws what `ServerJobs.start` throws */
  private _ask(
    dryRun: boolean,
    only?: readonly Resource[]
  ): Promise<ServerJob> {
    const { feed, connection } = this._server;
    const { protectTable } = this.state.question;
    return feed.start({
      kind: 'setup',
      connection,
      options: { dryRun, protectTable, ...(only && { only }) }
    });
  }

  /** Follows a run beside the server to its end. */
  private _run(
    dryRun: boolean,
    total: number,
    signal: AbortSignal,
    begin: () => Promise<ServerJob>
  ): Promise<SetupJobStep | undefined> {
    const run = new ServerSetup({
      feed: this._server.feed,
      trans: this._dataset.trans,
      dryRun,
      total,
      show: step => this._step(step)
    });
    this._beside = run;
    return run.toTheEnd(begin, signal);
  }

  /** Whether the connection named another dataset when the server looked. */
  private _isOutdated({ request }: ServerSetup): boolean {
    return !!request && !worksOn(request, this._server.connection);
  }

  private async _makeHere(
    only: readonly Resource[],
    signal: AbortSignal
  ): Promise<SetupJobStep> {
    let done = -1;
    const tell = (resource: Resource | null): void =>
      this._step({
        kind: 'making',
        total: only.length,
        resource,
        done: Math.max(0, done),
        stopping: signal.aborted
      });
    tell(null);
    const report = await setUp(this._dataset.provisioning, {
      protectTable: this.state.question.protectTable,
      only,
      signal,
      onMake: ({ resource }) => {
        done++;
        tell(resource);
      }
    });
    return { kind: 'made', report };
  }
}
