import * as z from 'zod';

import type { Category } from '../catalogueItem';
import type { Connection } from '../connection/connection';
import {
  endedShape,
  pauseShape,
  problemShape,
  progressShape
} from './jobEvent';

/** Jobs of one server, and events of one job, that are read. The server keeps fewer. */
const MOST_JOBS = 1_000;
const MOST_EVENTS = 5_000;
const MOST_SAID = 10_000;

/**
 * Where a job is. `interrupted`: it ended with its server, and can be resumed.
 * `forPerson`: it is done, and its report names what a person must decide.
 */
const STAGES = [
  'running',
  'stopping',
  'done',
  'forPerson',
  'failed',
  'stopped',
  'interrupted'
] as const;

export type ServerJobStage = (typeof STAGES)[number];

const KINDS = ['setup', 'migrate', 'pack', 'verify', 'purge'] as const;

export type ServerJobKind = (typeof KINDS)[number];

/** What a job is asked for. */
export interface ServerJobRequest {
  readonly kind: ServerJobKind;
  readonly connection: Connection;
  /** Of `migrate`: relative to the server's root, with `/` between its parts. */
  readonly folder?: string;
  readonly options: {
    readonly dryRun?: boolean;
    readonly category?: Category;
    readonly noPacks?: boolean;
    readonly checksum?: boolean;
    readonly add?: boolean;
    readonly replaceBroken?: boolean;
    readonly repair?: boolean;
    readonly recount?: boolean;
    readonly versions?: boolean;
    readonly olderThanDays?: number;
    /** Of `purge`: destroys. */
    readonly yes?: boolean;
    /** Of `setup`: protects also a table that was there before. */
    readonly protectTable?: boolean;
    /** Of `setup`: the resources that a person has seen in a plan. Nothing else is made. */
    readonly only?: readonly string[];
  };
}

const jobShape = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  stage: z.enum(STAGES),
  /** What is shown of the request. */
  request: z.object({
    kind: z.enum(KINDS),
    connection: z.looseObject({ name: z.string().max(500) }),
    folder: z.string().max(5_000).nullish(),
    options: z.looseObject({
      dryRun: z.boolean().optional(),
      only: z.array(z.string().max(100)).max(100).readonly().optional(),
      protectTable: z.boolean().optional()
    })
  }),
  /** ms since the epoch, by the server's clock. */
  started: z.number(),
  ended: z.number().nullable(),
  progress: progressShape.nullable(),
  problem: problemShape.nullable(),
  exitCode: z.number().int().nullable(),
  hasReport: z.boolean(),
  /** Another server of this person runs it, so that it cannot be cancelled here. */
  elsewhere: z.boolean(),
  /** The number of its newest event; 0 if there is none. */
  last: z.number().int().nonnegative()
});

/** A job that runs, or ran, beside the Jupyter server. */
export type ServerJob = Readonly<z.infer<typeof jobShape>>;

/** Of the report there is only that it came: it may be long. */
const eventShape = z.discriminatedUnion('kind', [
  progressShape,
  pauseShape,
  problemShape,
  endedShape
]);

const listShape = z.object({
  jobs: z.array(jobShape).max(MOST_JOBS),
  /** Why the server can run none, in the server's words; null if it can. */
  unable: z.string().max(MOST_SAID).nullable()
});

export type ServerJobList = Readonly<z.infer<typeof listShape>>;

const watchedShape = z.object({
  job: jobShape,
  events: z.array(eventShape).max(MOST_EVENTS),
  /** The end of what the run wrote for a person. */
  said: z.string().max(MOST_SAID)
});

/** A job with what is new of it. */
export type WatchedServerJob = Readonly<z.infer<typeof watchedShape>>;

/** Undefined for another shape: the server has another version. */
export function readServerJob(value: unknown): ServerJob | undefined {
  return z.object({ job: jobShape }).safeParse(value).data?.job;
}

export function readServerJobList(value: unknown): ServerJobList | undefined {
  return listShape.safeParse(value).data;
}

export function readWatchedServerJob(
  value: unknown
): WatchedServerJob | undefined {
  return watchedShape.safeParse(value).data;
}

/** What a connection calls the place that a job reads and writes. */
const PLACE = [
  's3Endpoint',
  'bucket',
  'prefix',
  'dynamodbEndpoint',
  'tableRegion',
  'table'
] as const;

/** Whether a job works on the dataset of a connection, which may have been changed since. What its request leaves out is not compared. */
export function worksOn(
  { connection }: ServerJob['request'],
  dataset: Connection
): boolean {
  return PLACE.every(part =>
    [undefined, dataset[part]].includes(connection[part] as string | undefined)
  );
}

/** Whether it still changes by itself. */
export function serverJobLives({ stage }: Pick<ServerJob, 'stage'>): boolean {
  return stage === 'running' || stage === 'stopping';
}

/** A folder as a person types it, as the server expects it: relative to its root. */
export function serverFolder(typed: string): string {
  return typed.trim().replace(/^\/+|\/+$/g, '');
}
