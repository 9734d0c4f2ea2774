import { inListOrder } from '../../domain/jobs/list/jobOrder';
import type { JobPace } from '../../domain/jobs/list/jobPace';
import { paceWith } from '../../domain/jobs/list/jobPace';
import type { JobName, JobPlace } from '../../domain/jobs/list/jobPhase';
import { isActive, isOver } from '../../domain/jobs/list/jobPhase';
import type { Clock, Ids } from '../../ports/clock';
import { Store } from '../store';
import type { JobStatus, ShownJob } from './jobStatus';

/** A job in the list. */
export interface ListedJob extends JobStatus {
  readonly id: string;
  readonly name: JobName;
  /** The name of its connection. */
  readonly connection: string;
  readonly place: JobPlace;
  /** ms since the epoch. */
  readonly started: number;
  /** Likewise; null before its end. */
  readonly ended: number | null;
  readonly pace: JobPace;
}

/** What can be done with a job of the list. */
export interface JobHandle {
  /** Shows its own page. */
  open(): void;
  /** Whether its own page is in sight. */
  isInSight(): boolean;
  /** Asks it to stop as soon as it can. */
  cancel(): void;
  /** Does the rest. Undefined if only its page can. */
  readonly resume?: () => void;
}

export interface JobListState {
  /** In the order in which they are shown. */
  readonly jobs: readonly ListedJob[];
}

/** Jobs that ended and are still listed. Each may hold a report of some MB. */
const MOST_ENDED = 20;

/**
 * The jobs of this page, whatever they do and wherever they run. A job enters
 * the list when it begins to work, and stays there when it has ended.
 */
export class JobList {
  readonly store = new Store<JobListState>({ jobs: [] });
  private readonly _handles = new Map<string, JobHandle>();

  constructor(
    private readonly _clock: Pick<Clock, 'now'>,
    private readonly _ids: Ids
  ) {}

  get jobs(): readonly ListedJob[] {
    return this.store.state.jobs;
  }

  /** Undefined if the job is not in the list any more. */
  handleOf(id: string): JobHandle | undefined {
    return this._handles.get(id);
  }

  /** ms since the epoch. */
  now(): number {
    return this._clock.now();
  }

  /**
   * Lists a job of this page from when it begins to work. One that is begun anew
   * from its question is listed anew.
   *
   * @returns ends that; what is listed of it stays
   */
  follow(job: ShownJob, connection: string, handle: JobHandle): () => void {
    let current: string | null = null;
    const leave = (): void => {
      const listed = this.jobs.find(({ id }) => id === current);
      if (listed && !isOver(listed.phase)) {
        // The person saw what it would do, and did not go on.
        this.put({ ...listed, phase: 'done', stopping: false }, handle);
      }
      current = null;
    };
    const look = (): void => {
      const status = job.status();
      if (status === null) {
        leave();
      } else if (current !== null || isActive(status.phase)) {
        current ??= this._ids.next();
        this.put(this._listed(current, job, connection, status), handle);
      }
    };
    const end = job.store.subscribe(look);
    return () => {
      end();
      leave();
    };
  }

  /** Adds a job, or replaces what is known of it. */
  put(job: ListedJob, handle: JobHandle): void {
    this._handles.set(job.id, handle);
    const ended = isOver(job.phase) ? (job.ended ?? this.now()) : null;
    this._show([
      { ...job, ended },
      ...this.jobs.filter(({ id }) => id !== job.id)
    ]);
  }

  /** Takes a job that has ended off the list. */
  forget(gone: string): void {
    this._show(
      this.jobs.filter(({ id, phase }) => id !== gone || !isOver(phase))
    );
  }

  private _listed(
    id: string,
    { name }: ShownJob,
    connection: string,
    status: JobStatus
  ): ListedJob {
    const before = this.jobs.find(other => other.id === id);
    const now = this.now();
    const pace =
      status.pace ??
      (status.count && isActive(status.phase)
        ? paceWith(
            before?.count?.what === status.count.what ? before.pace : [],
            now,
            status.count.done
          )
        : []);
    return {
      ...status,
      id,
      name,
      connection,
      place: 'page',
      started: before?.started ?? now,
      // It may have ended once and gone on.
      ended: before && isOver(before.phase) ? before.ended : null,
      pace
    };
  }

  private _show(jobs: readonly ListedJob[]): void {
    const ordered = inListOrder(jobs);
    const ended = ordered.filter(({ phase }) => isOver(phase));
    const dropped = new Set(ended.slice(MOST_ENDED));
    const kept = ordered.filter(job => !dropped.has(job));
    const ids = new Set(kept.map(({ id }) => id));
    for (const id of this._handles.keys()) {
      if (!ids.has(id)) {
        this._handles.delete(id);
      }
    }
    this.store.set({ jobs: kept });
  }
}
