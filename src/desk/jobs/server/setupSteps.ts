import type { SetupReport } from '../../../app/jobs/setup';
import type { Connection } from '../../../domain/connection/connection';
import type { Resource } from '../../../ports/jobs/provisioning';
import type { Problem } from '../../../words/errors';
import type { JobState } from '../job';
import type { RunningBeside } from './serverRun';
import type { ServerJobFeed } from './serverJobFeed';

/** What to set up beyond what is missing, and who does it. */
export interface SetupQuestion {
  /** Protects also a table that was there before. */
  readonly protectTable: boolean;
  /** Whether the Jupyter server does it, which can do what a browser cannot. */
  readonly onServer: boolean;
  /** The id of a set-up beside the server that is shown from where it is. */
  readonly serverJob: string | null;
}

export const UNASKED_SETUP: SetupQuestion = {
  protectTable: false,
  onServer: true,
  serverJob: null
};

/** The step that a set-up has reached. Only `making` writes, and only what `planned` showed. */
export type SetupJobStep =
  | { readonly kind: 'asking' }
  | (RunningBeside & { readonly kind: 'looking' })
  | {
      readonly kind: 'planned';
      readonly report: SetupReport;
      /** Why the page looked although the server was asked to; null if nothing went wrong. */
      readonly why: Problem | null;
    }
  | (RunningBeside & {
      readonly kind: 'making';
      /** How many resources are made. */
      readonly total: number;
      /** What is being made. */
      readonly resource: Resource | null;
      /** Resources that were made, or could not be. */
      readonly done: number;
    })
  | { readonly kind: 'made'; readonly report: SetupReport }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface SetupState extends JobState {
  readonly question: SetupQuestion;
  readonly step: SetupJobStep;
}

/** What a set-up by the Jupyter server needs. */
export interface SetupServer {
  readonly feed: ServerJobFeed;
  readonly connection: Connection;
}

/** How many resources a plan makes. */
export function makes(report: SetupReport): number {
  return madeBy(report).length;
}

/** The resources that a plan makes. */
export function madeBy({ steps }: SetupReport): readonly Resource[] {
  return steps
    .filter(({ action }) => action === 'make')
    .map(({ resource }) => resource);
}

/** Whether something can be made: nothing of another kind is in the way. */
export function canMake(plan: SetupReport): boolean {
  return (
    makes(plan) > 0 &&
    plan.steps.every(({ finding }) => finding.state !== 'unusable')
  );
}
