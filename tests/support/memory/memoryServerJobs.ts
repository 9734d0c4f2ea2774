import { Invalid } from '../../../src/domain/errors';
import type {
  ServerJob,
  ServerJobList,
  ServerJobRequest,
  WatchedServerJob
} from '../../../src/domain/jobs/serverJob';
import { serverJobLives } from '../../../src/domain/jobs/serverJob';
import type { ServerJobs } from '../../../src/ports/jobs/serverJobs';
import { saying } from '../english';

type Event = WatchedServerJob['events'][number];

/** Jobs of a server without one. A test tells what happens to them. */
export class MemoryServerJobs implements ServerJobs {
  readonly requests: ServerJobRequest[] = [];
  readonly reports = new Map<string, object>();
  /** What was asked, as `watch 1`. */
  readonly asked: string[] = [];
  unable: string | null = null;
  /** Is thrown by whatever is asked. */
  failure: Error | null = null;
  private readonly _jobs = new Map<string, ServerJob>();
  private readonly _events = new Map<string, (Event & { n: number })[]>();
  private readonly _waiting = new Set<() => void>();

  /** A job that somebody else started. */
  add(patch: Partial<ServerJob> & { readonly id: string }): void {
    this._jobs.set(patch.id, {
      stage: 'running',
      request: {
        kind: 'migrate',
        connection: { name: 'mine' },
        folder: 'data/spring',
        options: {}
      },
      started: 1000,
      ended: null,
      progress: null,
      problem: null,
      exitCode: null,
      hasReport: false,
      elsewhere: false,
      last: 0,
      ...patch
    });
  }

  /** Something happens to a job. */
  tell(id: string, patch: Partial<ServerJob>, event?: Event): void {
    const job = this._of(id);
    const last = job.last + (event ? 1 : 0);
    if (event) {
      this._events.set(id, [
        ...(this._events.get(id) ?? []),
        { ...event, n: last }
      ]);
    }
    this._jobs.set(id, { ...job, ...patch, last });
    this._wake();
  }

  /** It ends, with a report if there is one. */
  end(id: string, stage: ServerJob['stage'], report?: object): void {
    if (report) {
      this.reports.set(id, report);
    }
    this.tell(id, { stage, ended: 9000, hasReport: report !== undefined });
  }

  /** The server has it no more. */
  remove(id: string): void {
    this._jobs.delete(id);
    this._wake();
  }

  /** The failure of what waits, and of all that follows. */
  fail(failure: Error | null): void {
    this.failure = failure;
    this._wake();
  }

  async list(): Promise<ServerJobList> {
    this._ask('list');
    return { jobs: [...this._jobs.values()], unable: this.unable };
  }

  async start(request: ServerJobRequest): Promise<ServerJob> {
    this._ask('start');
    this.requests.push(request);
    const { kind, connection, folder, options } = request;
    const id = String(this.requests.length).padStart(16, '0');
    this.add({
      id,
      request: { kind, connection, folder, options: { ...options } }
    });
    return this._of(id);
  }

  async watch(
    id: string,
    after: number,
    signal?: AbortSignal
  ): Promise<WatchedServerJob> {
    this._ask(`watch ${id}`);
    const isNews = (): boolean =>
      this.failure !== null ||
      this._jobs.get(id) === undefined ||
      this._of(id).last > after ||
      !serverJobLives(this._of(id));
    while (!isNews() && signal?.aborted !== true) {
      await new Promise<void>(resolve => {
        this._waiting.add(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
      // A change of stage wakes who waits too.
      break;
    }
    this._check();
    const events = (this._events.get(id) ?? []).filter(({ n }) => n > after);
    return { job: this._of(id), events, said: '' };
  }

  async cancel(id: string): Promise<ServerJob> {
    this._ask(`cancel ${id}`);
    this.tell(id, { stage: 'stopping' });
    return this._of(id);
  }

  async resume(id: string): Promise<ServerJob> {
    this._ask(`resume ${id}`);
    const next = `resumed${id.slice(7)}`;
    this.add({
      ...this._of(id),
      id: next,
      stage: 'running',
      ended: null,
      last: 0
    });
    this._jobs.delete(id);
    return this._of(next);
  }

  async forget(id: string): Promise<void> {
    this._ask(`forget ${id}`);
    this._jobs.delete(id);
  }

  async report(id: string): Promise<object> {
    this._ask(`report ${id}`);
    const report = this.reports.get(id);
    if (!report) {
      throw new Invalid(...saying('The job has no report.'));
    }
    return report;
  }

  private _ask(what: string): void {
    this.asked.push(what);
    this._check();
  }

  private _check(): void {
    if (this.failure) {
      throw this.failure;
    }
  }

  private _of(id: string): ServerJob {
    const job = this._jobs.get(id);
    if (!job) {
      throw new Invalid(...saying('This server does not know the job.'));
    }
    return job;
  }

  private _wake(): void {
    const waiting = [...this._waiting];
    this._waiting.clear();
    waiting.forEach(wake => wake());
  }
}
