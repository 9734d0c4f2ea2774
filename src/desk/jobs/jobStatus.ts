import type { JobCount } from '../../domain/jobs/list/jobCount';
import type { JobPace } from '../../domain/jobs/list/jobPace';
import type { JobName, JobPhase } from '../../domain/jobs/list/jobPhase';
import type { Problem } from '../../words/errors';

/** How a job stands, for whoever lists jobs of all kinds. */
export interface JobStatus {
  readonly phase: JobPhase;
  /** Whether it was asked to stop, and finishes what it began. */
  readonly stopping?: boolean;
  readonly count?: JobCount;
  /** If the job measures it itself. */
  readonly pace?: JobPace;
  /** What it did or found, as the command line prints it. */
  readonly report?: object;
  readonly problem?: Problem;
  /** When a `waiting` job goes on, in ms since the epoch. */
  readonly until?: number;
}

/** A job that a list can show. */
export interface ShownJob {
  readonly name: JobName;
  readonly store: { subscribe(listener: () => void): () => void };
  /** Null as long as the person only says what to do. */
  status(): JobStatus | null;
}
