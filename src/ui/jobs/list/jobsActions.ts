import type { ListedJob } from '../../../desk/jobs/jobList';
import type { ReportSinks } from '../jobProps';

/** A job that can be started from here. */
export interface JobStart {
  readonly label: string;
  onStart(): void;
}

export interface JobsActions {
  open(job: ListedJob): void;
  /** Whether it has a page of its own. */
  canOpen(job: ListedJob): boolean;
  cancel(job: ListedJob): void;
  canCancel(job: ListedJob): boolean;
  resume(job: ListedJob): void;
  forget(job: ListedJob): void;
  canResume(job: ListedJob): boolean;
  /** Whether there is a report that is not in the list yet. */
  canRead(job: ListedJob): boolean;
  /** Reads that report. */
  read(job: ListedJob): void;
  sinks(job: ListedJob): ReportSinks;
}
