import * as z from 'zod';

/** Characters of a sentence. Names in it have limits of their own. */
const MOST_TEXT = 8_000;

const count = z.number().int().nonnegative();
/** ms since the epoch. */
const moment = z.number().finite();
const text = z.string().max(MOST_TEXT);

const countsShape = z
  .object({
    imagesSent: count,
    bytesSent: count,
    written: count,
    findings: count,
    changed: count,
    images: count,
    bytes: count,
    resources: count
  })
  .partial();

export const progressShape = z.object({
  kind: z.literal('progress'),
  at: moment,
  /** Products that are finished, with whatever result. */
  products: count,
  /** Products in all, if they were counted. */
  total: count.optional(),
  /** Bytes and images that were sent or purged, packs that were written, findings, products that were changed, resources that a set-up made. */
  counts: countsShape,
  /** Of a set-up: what is being made. */
  resource: z.string().max(100).optional()
});

/** The service is in trouble, and the run waits. */
export const pauseShape = z.object({
  kind: z.literal('pause'),
  at: moment,
  until: moment,
  text
});

/** The last line of a run that an error ended. */
export const problemShape = z.object({
  kind: z.literal('problem'),
  at: moment,
  /** The kind of an error, or `Unexpected`. */
  error: z.string().max(100),
  text,
  remedy: text.optional()
});

/** The same of a report, without the report. */
export const endedShape = z.object({
  kind: z.literal('report'),
  at: moment,
  exitCode: z.number().int(),
  stopped: z.boolean()
});

/** The last line of a run that was not ended by an error. */
const reportShape = endedShape.omit({ stopped: true }).extend({
  /** As `--json` prints it. */
  report: z.looseObject({ stopped: z.boolean() })
});

const eventShape = z.discriminatedUnion('kind', [
  progressShape,
  pauseShape,
  reportShape,
  problemShape
]);

/** One line of what a run of the command line prints with `--events`. */
export type JobEvent = z.infer<typeof eventShape>;

export type ProgressEvent = z.infer<typeof progressShape>;

/** The names of what a progress counts. */
export const COUNTED = countsShape.keyof().options;

/** An event, or undefined for what is none. */
export function readJobEvent(value: unknown): JobEvent | undefined {
  return eventShape.safeParse(value).data;
}
