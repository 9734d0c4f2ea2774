import * as z from 'zod';

/** Characters of a sentence. */
const MOST_TEXT = 8_000;
/** Resources that are read. There are fewer. */
const MOST = 100;

const findingShape = z.object({
  part: z.string().max(100),
  state: z.enum([
    'ok',
    'missing',
    'different',
    'unusable',
    'unsupported',
    'unknown'
  ]),
  text: z.string().max(MOST_TEXT),
  remedy: z.string().max(MOST_TEXT).optional()
});

const stepShape = z.object({
  part: z.string().max(100),
  action: z.enum(['keep', 'make', 'offer', 'leave']),
  effect: z.enum(['created', 'changed', 'reported', 'failed']),
  finding: findingShape
});

/** The report of `setup` as `--json` prints it. */
const reportShape = z.object({
  dryRun: z.boolean(),
  stopped: z.boolean(),
  steps: z.array(stepShape).max(MOST),
  made: z.array(findingShape).max(MOST),
  forPerson: z.array(findingShape).max(MOST)
});

/** A set-up's report that came as JSON. */
export type ToldSetup = Readonly<z.infer<typeof reportShape>>;

/** Undefined for another shape: it is of another version. */
export function readToldSetup(value: unknown): ToldSetup | undefined {
  return reportShape.safeParse(value).data;
}
