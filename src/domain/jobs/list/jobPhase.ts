/** The jobs, by the name of their command. */
export const JOB_NAMES = [
  'setup',
  'migrate',
  'pack',
  'verify',
  'purge',
  'archive',
  'adopt',
  'export'
] as const;

export type JobName = (typeof JOB_NAMES)[number];

/** Where a job runs: in this page, or as a program on the Jupyter server. */
export type JobPlace = 'page' | 'server';

/**
 * How far a job is. `waiting`: the service is in trouble, and the job goes on by
 * itself. `asking`: a person is to decide before it goes on. `for-person`: it is
 * done, and left something that a person has to look at. `interrupted`: what ran
 * it has ended before it did.
 */
export type JobPhase =
  | 'running'
  | 'waiting'
  | 'asking'
  | 'done'
  | 'for-person'
  | 'stopped'
  | 'failed'
  | 'interrupted';

/** What a job that came to an end without an error is. */
export function endPhase(
  stopped: boolean,
  needsPerson: boolean
): Extract<JobPhase, 'stopped' | 'for-person' | 'done'> {
  return stopped ? 'stopped' : needsPerson ? 'for-person' : 'done';
}

/** Whether a job works, or goes on by itself. */
export function isActive(phase: JobPhase): boolean {
  return phase === 'running' || phase === 'waiting';
}

/** Whether a job is over, unless a person begins it again. */
export function isOver(phase: JobPhase): boolean {
  return !isActive(phase) && phase !== 'asking';
}

/** Whether another run would do the rest. */
export function canGoOn(phase: JobPhase): boolean {
  return phase === 'stopped' || phase === 'failed' || phase === 'interrupted';
}
