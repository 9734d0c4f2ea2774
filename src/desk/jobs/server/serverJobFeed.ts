import { Unreachable } from '../../../domain/errors';
import type {
  ServerJob,
  ServerJobRequest
} from '../../../domain/jobs/serverJob';
import { serverJobLives } from '../../../domain/jobs/serverJob';
import type { Clock } from '../../../ports/clock';
import type { ServerJobs } from '../../../ports/jobs/serverJobs';
import type { Problem } from '../../../words/errors';
import { asProblem } from '../../../words/errors';
import type { Trans } from '../../../words/trans';
import { Store } from '../../store';

/** ms between two requests about one job. Its progress changes more often. */
const BETWEEN = 2_000;

/** ms. While the server does not answer, it may be starting again. */
const AGAIN = 5_000;

/**
 * ms between two looks at the list while a person sees it, because another tab
 * may start a job, and while the server tells nothing of a job that runs.
 */
const LIST_AGAIN = 30_000;

/** What this page knows of a job beside the server. */
export interface KnownServerJob {
  readonly job: ServerJob;
  /** Set while the service is in trouble and the run waits. */
  readonly pause: { readonly until: number; readonly text: string } | null;
  /** Why the server does not tell how far the job is. */
  readonly silent: Problem | null;
  /** Why the last thing that was asked of it was not done. */
  readonly refused: Problem | null;
  /** As `--json` prints it; null until somebody wants to see it. */
  readonly report: object | null;
}

export interface ServerJobsState {
  /** By their id. */
  readonly known: ReadonlyMap<string, KnownServerJob>;
  /** Why the server runs no job; null if it does, or nobody has asked yet. */
  readonly unable: Problem | null;
}

/**
 * The jobs beside the Jupyter server, as far as this page knows them. It asks
 * about those that run, and for the list only if somebody wants to see it.
 */
export class ServerJobFeed {
  readonly store = new Store<ServerJobsState>({
    known: new Map(),
    unable: null
  });
  private readonly _followed = new Set<string>();
  /** Whether the list is read until each job that runs is followed. */
  private _searching = false;
  /** The jobs that took the place of others, by the id of these. */
  private readonly _successors = new Map<string, string>();
  /** What is being resumed, by its id. */
  private readonly _resumed = new Map<string, Promise<ServerJob>>();
  private readonly _end = new AbortController();

  constructor(
    private readonly _jobs: ServerJobs,
    private readonly _clock: Pick<Clock, 'sleep'>,
    private readonly _trans: Trans
  ) {}

  /** Undefined if the server has it no more. One that was resumed is found by its old id too. */
  find(id: string): KnownServerJob | undefined {
    return this.store.state.known.get(this._idOfNow(id));
  }

  /** Reads the list once. If that fails, `unable` says why. */
  async refresh(): Promise<void> {
    try {
      const { jobs, unable } = await this._jobs.list();
      const known = new Map(
        [...this.store.state.known].filter(([id]) => this._followed.has(id))
      );
      for (const job of jobs) {
        // A job that is followed tells by itself, and what it told is newer.
        if (!this._followed.has(job.id)) {
          known.set(job.id, {
            ...(this.find(job.id) ?? UNTOLD),
            silent: null,
            job
          });
        }
      }
      this.store.set({
        known,
        unable: unable === null ? null : unableProblem(unable)
      });
      jobs.filter(serverJobLives).forEach(job => this._follow(job.id));
    } catch (error) {
      this.store.set({ unable: asProblem(error, this._trans) });
    }
  }

  /**
   * Reads the list now and again, for a person who looks at it.
   *
   * @returns ends that
   */
  watch(): () => void {
    const end = new AbortController();
    const { signal } = end;
    this._end.signal.addEventListener('abort', () => end.abort(), { signal });
    const again = async (): Promise<void> => {
      while (!signal.aborted) {
        await this.refresh();
        await this._clock.sleep(LIST_AGAIN, signal);
      }
    };
    // Only the end of the wait throws.
    again().catch(() => undefined);
    return () => end.abort();
  }

  /** Starts a job and follows it. @throws what `ServerJobs.start` throws */
  async start(request: ServerJobRequest): Promise<ServerJob> {
    const job = await this._jobs.start(request);
    this._take(job);
    return job;
  }

  /**
   * Starts a job that has ended again, and follows it. Whoever asks for the same
   * meanwhile, or afterwards by its old id, gets the one that runs.
   *
   * @throws what `ServerJobs.resume` throws
   */
  resume(id: string): Promise<ServerJob> {
    const known = this.find(id);
    if (known && serverJobLives(known.job)) {
      return Promise.resolve(known.job);
    }
    const last = this._idOfNow(id);
    const resumed =
      this._resumed.get(last) ??
      this._resume(last).finally(() => this._resumed.delete(last));
    this._resumed.set(last, resumed);
    return resumed;
  }

  /** Lets it finish what is in flight and end. */
  async cancel(id: string): Promise<void> {
    this._take(await this._jobs.cancel(id));
  }

  /** Removes a job that has ended, with its report, on the server too. */
  async forget(id: string): Promise<void> {
    await this._jobs.forget(id);
    this._drop(id);
  }

  /** The report of a job; read once. @throws what `ServerJobs.report` throws */
  async report(id: string): Promise<object> {
    const report = this.find(id)?.report ?? (await this._jobs.report(id));
    this._tell(id, { report, refused: null });
    return report;
  }

  /** Does something with a job for a view: a failure is shown as the job's own. */
  try(id: string, act: () => Promise<unknown>): void {
    act().catch((error: unknown) => {
      this._tell(id, { refused: asProblem(error, this._trans) });
    });
  }

  /** Asks nothing any more. The jobs go on. */
  dispose(): void {
    this._end.abort();
    this.store.dispose();
  }

  private async _resume(id: string): Promise<ServerJob> {
    const job = await this._jobs.resume(id);
    this._successors.set(id, job.id);
    // Whatever ids a server gives, no job follows itself.
    this._successors.delete(job.id);
    this._drop(id);
    this._take(job);
    return job;
  }

  /** Of the last one that took the place of a job. */
  private _idOfNow(id: string): string {
    const next = this._successors.get(id);
    return next === undefined ? id : this._idOfNow(next);
  }

  private _take(job: ServerJob): void {
    this._put(job.id, {
      ...(this.find(job.id) ?? UNTOLD),
      job,
      refused: null
    });
    if (serverJobLives(job)) {
      this._follow(job.id);
    }
  }

  private _follow(id: string): void {
    if (this._followed.has(id)) {
      return;
    }
    this._followed.add(id);
    void this._toItsEnd(id).then(async lost => {
      this._followed.delete(id);
      if (lost) {
        // Somebody removed or resumed it elsewhere, or nobody is signed in:
        // the list tells which.
        await this._search();
      }
    });
  }

  /** Reads the list until somebody follows each job that runs. It may refuse too. */
  private async _search(): Promise<void> {
    const { signal } = this._end;
    if (this._searching) {
      return;
    }
    this._searching = true;
    await this.refresh();
    while (!signal.aborted && this._hasLost) {
      await this._clock.sleep(LIST_AGAIN, signal).catch(() => undefined);
      if (!signal.aborted) {
        await this.refresh();
      }
    }
    this._searching = false;
  }

  /** Whether a job runs, as far as this page knows, that nobody follows. */
  private get _hasLost(): boolean {
    return [...this.store.state.known.values()].some(
      ({ job }) => serverJobLives(job) && !this._followed.has(job.id)
    );
  }

  /** @returns whether the server tells nothing of it any more */
  private async _toItsEnd(id: string): Promise<boolean> {
    const { signal } = this._end;
    let after = 0;
    while (!signal.aborted) {
      const refused = this.find(id)?.refused;
      try {
        const told = await this._jobs.watch(id, after, signal);
        after = told.job.last;
        const last = told.events.at(-1);
        this._tell(id, {
          job: told.job,
          silent: null,
          // What was refused since is still news.
          ...(this.find(id)?.refused === refused && { refused: null }),
          ...(last && { pause: last.kind === 'pause' ? last : null })
        });
        if (!serverJobLives(told.job)) {
          return false;
        }
        await this._clock.sleep(BETWEEN, signal);
      } catch (error) {
        if (signal.aborted) {
          return false;
        }
        this._tell(id, { silent: asProblem(error, this._trans) });
        const lost = !(error instanceof Unreachable);
        await this._clock
          .sleep(lost ? LIST_AGAIN : AGAIN, signal)
          .catch(() => undefined);
        if (lost) {
          return !signal.aborted;
        }
      }
    }
    return false;
  }

  private _tell(id: string, news: Partial<KnownServerJob>): void {
    const known = this.find(id);
    if (known) {
      this._put(known.job.id, { ...known, ...news });
    }
  }

  private _put(id: string, known: KnownServerJob): void {
    this.store.set({
      known: new Map([...this.store.state.known, [id, known]])
    });
  }

  private _drop(id: string): void {
    const known = new Map(this.store.state.known);
    known.delete(id);
    this.store.set({ known });
  }
}

const UNTOLD: Omit<KnownServerJob, 'job'> = {
  pause: null,
  silent: null,
  refused: null,
  report: null
};

/** @param text - in the server's words, with what to do */
function unableProblem(text: string): Problem {
  return { kind: 'NotSupported', text };
}
