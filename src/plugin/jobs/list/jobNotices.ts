import { Notification } from '@jupyterlab/apputils';

import type { JobList, ListedJob } from '../../../desk/jobs/jobList';
import { isActive, isOver } from '../../../domain/jobs/list/jobPhase';
import { progressText } from '../../../words/jobs/list/jobPace';
import { jobTitle, noticeText } from '../../../words/jobs/list/jobsPage';
import type { Trans } from '../../../words/trans';

/** ms between two changes of a notification that only tell progress. */
const APART = 1000;

/** ms that a good end stays on the screen. */
const GLANCE = 10_000;

/** What a job's notification told last. */
interface Told {
  /** JupyterLab's id of it. */
  readonly id: string;
  readonly phase: ListedJob['phase'];
  readonly stopping: boolean;
  readonly at: number;
}

/** Tells about jobs in notifications of JupyterLab while their own pages are out of sight. */
export class JobNotices {
  /** By the job. */
  private readonly _told = new Map<string, Told>();
  /** Jobs that were seen at work, and whose end is news. */
  private readonly _working = new Set<string>();

  constructor(
    private readonly _list: JobList,
    private readonly _trans: Trans
  ) {
    _list.store.subscribe(() => this.update());
  }

  /** Follows what changed in the list, or on the screen. */
  update(): void {
    const listed = new Set(this._list.jobs.map(({ id }) => id));
    [...this._told.keys()]
      .filter(id => !listed.has(id))
      .forEach(id => this._dismiss(id));
    this._list.jobs.forEach(job => this._tell(job));
  }

  private _tell(job: ListedJob): void {
    const told = this._told.get(job.id);
    const isNews = isActive(job.phase) || this._working.has(job.id);
    if (isActive(job.phase)) {
      this._working.add(job.id);
    } else {
      this._working.delete(job.id);
    }
    if (this._list.handleOf(job.id)?.isInSight() === true) {
      this._dismiss(job.id);
    } else if (told === undefined ? isNews : hasChanged(told, job)) {
      this._show(job, told);
    } else if (
      told &&
      isActive(job.phase) &&
      this._list.now() - told.at >= APART
    ) {
      this._show(job, told);
    }
  }

  private _show(job: ListedJob, told: Told | undefined): void {
    const message = this._messageOf(job);
    const type = typeOf(job);
    const options = {
      autoClose: type === 'success' ? GLANCE : (false as const),
      actions: this._actionsOf(job),
      progress: progressOf(job)
    };
    const shown =
      told !== undefined &&
      Notification.update({ id: told.id, message, type, ...options });
    if (
      told === undefined ||
      // The person has dismissed it: only what they have to know comes again.
      (!shown && !isActive(job.phase))
    ) {
      this._remember(job, Notification.emit(message, type, options));
    } else {
      this._remember(job, told.id);
    }
  }

  private _remember(job: ListedJob, id: string): void {
    this._told.set(job.id, {
      id,
      phase: job.phase,
      stopping: job.stopping === true,
      at: this._list.now()
    });
  }

  private _dismiss(job: string): void {
    const told = this._told.get(job);
    if (told) {
      this._told.delete(job);
      Notification.dismiss(told.id);
    }
  }

  private _messageOf(job: ListedJob): string {
    const { _trans: trans } = this;
    return noticeText(
      jobTitle(job.name, job.connection, trans),
      job,
      progressText(job, this._list.now(), trans),
      trans
    );
  }

  private _actionsOf({
    id,
    phase,
    stopping
  }: ListedJob): Notification.IAction[] {
    const { _trans: trans } = this;
    return [
      {
        label: trans.__('Open'),
        callback: () => this._list.handleOf(id)?.open()
      },
      ...(isActive(phase) &&
      stopping !== true &&
      this._list.handleOf(id)?.cancel !== undefined
        ? [
            {
              label: trans.__('Cancel'),
              callback: (event: MouseEvent) => {
                // It stays until the job has stopped.
                event.preventDefault();
                this._list.handleOf(id)?.cancel?.();
              }
            }
          ]
        : [])
    ];
  }
}

function hasChanged(told: Told, { phase, stopping }: ListedJob): boolean {
  return told.phase !== phase || told.stopping !== (stopping === true);
}

function typeOf({ phase }: ListedJob): Notification.TypeOptions {
  switch (phase) {
    case 'running':
    case 'waiting':
      return 'in-progress';
    case 'done':
      return 'success';
    case 'failed':
      return 'error';
    case 'asking':
      return 'info';
    default:
      return 'warning';
  }
}

/** From 0 to 1. Undefined if it is not known. */
function progressOf({ phase, count }: ListedJob): number | undefined {
  return isOver(phase) || !count?.total || count.done > count.total
    ? undefined
    : count.done / count.total;
}
