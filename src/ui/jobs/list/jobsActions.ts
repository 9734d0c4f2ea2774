import type { ListedJob } from '../../../desk/jobs/jobList';
import type { ReportSinks } from '../jobProps';

/** A job that can be started from here. */
export interface JobStart {
  readonly label: string;
  onStart(): void;
}

export interface JobsActions {
  open(job: ListedJob): void;
  cancel(job: ListedJob): void;
  resume(job: ListedJob): void;
  forget(job: ListedJob): void;
  canResume(job: ListedJob): boolean;
  sinks(job: ListedJob): ReportSinks;
}
