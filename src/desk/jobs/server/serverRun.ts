import type { ServerJob } from '../../../domain/jobs/serverJob';
import { serverJobLives } from '../../../domain/jobs/serverJob';
import type { Problem } from '../../../words/errors';
import type { KnownServerJob, ServerJobFeed } from './serverJobFeed';

export interface ServerRunOptions<Step> {
  readonly feed: ServerJobFeed;
  /** Whether it only looks. */
  readonly dryRun: boolean;
  readonly show: (step: Step) => void;
}

/** What every step of a run shows besides what it does. */
export interface RunningBeside {
  readonly stopping: boolean;
  /** Why the last thing that was asked of the server was not done. */
  readonly refused?: string;
  /** Whether another server of this person runs it, so that it cannot be cancelled here. */
  readonly elsewhere?: boolean;
}

/**
 * Why a run that has ended has no report; undefined if it has one.
 *
 * @param ended - of a run that ended with its server
 */
export function whyNoReport(
  known: KnownServerJob | undefined,
  ended: Problem
): Problem | undefined {
  if (known === undefined || known.job.stage === 'interrupted') {
    return ended;
  }
  const { text, remedy } = known.job.problem ?? ended;
  return known.job.hasReport ? undefined : { kind: 'Unexpected', text, remedy };
}

/** One job beside the Jupyter server, as steps of its own page. */
export abstract class ServerRun<Step> {
  private _id: string | null = null;
  private _request: ServerJob['request'] | null = null;
  private _cancelled = false;

  constructor(private readonly _run: ServerRunOptions<Step>) {}

  get dryRun(): boolean {
    return this._run.dryRun;
  }

  /** Undefined before the server has taken it, and when it has it no more. */
  get ran(): ServerJob | undefined {
    return this._known()?.job;
  }

  /** What the server was asked for; null before it has taken it. */
  get request(): ServerJob['request'] | null {
    return this._request;
  }

  /** Whether the person cancelled it. */
  get cancelled(): boolean {
    return this._cancelled;
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
  ): Promise<Step | undefined> {
    this._show(undefined);
    const begun = await begin();
    this._id = begun.id;
    this._request = begun.request;
    if (this._cancelled) {
      this._cancelAtServer();
    }
    await this._ended(signal);
    return signal.aborted ? undefined : this._last(this._known());
  }

  /** While it runs; undefined before the server has taken it. */
  protected abstract _running(
    known: KnownServerJob | undefined,
    running: RunningBeside
  ): Step;

  /** When it has ended; undefined if the server has it no more. */
  protected abstract _last(known: KnownServerJob | undefined): Promise<Step>;

  private _known(): KnownServerJob | undefined {
    return this._id === null ? undefined : this._run.feed.find(this._id);
  }

  private _cancelAtServer(): void {
    const { feed } = this._run;
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
      const stop = this._run.feed.store.subscribe(look);
      signal.addEventListener('abort', look);
      look();
    });
  }

  private _show(known: KnownServerJob | undefined): void {
    this._run.show(
      this._running(known, {
        stopping: this._cancelled || known?.job.stage === 'stopping',
        ...(known?.refused && { refused: known.refused.text }),
        ...(known?.job.elsewhere && { elsewhere: true })
      })
    );
  }
}
