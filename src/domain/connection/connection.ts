import * as z from 'zod';

import type { ConnectionProblem } from '../errorFacts';
import { Invalid } from '../errors';
import type { BucketKindProblem } from './awsNames';
import { bucketKindProblem, tableArnProblem } from './awsNames';
import { normalizePrefix, prefixProblem } from '../product/objectKey';

const required = z.string().trim().min(1, 'empty');

const endpoint = z
  .string()
  .trim()
  .regex(/^(https?:\/\/\S+)?$/, 'not-an-endpoint')
  .default('');

const connectionShape = z.object({
  name: required,
  bucket: required.superRefine((bucket, context) => {
    const problem = bucketKindProblem(bucket);
    if (problem) {
      context.addIssue({ code: 'custom', params: { problem } });
    }
  }),
  bucketRegion: required,
  table: required.default('ProductAssets').superRefine((table, context) => {
    const problem = tableArnProblem(table);
    if (problem) {
      context.addIssue({ code: 'custom', params: { problem } });
    }
  }),
  tableRegion: z.string().trim().default(''),
  prefix: z
    .string()
    .default('')
    .transform(normalizePrefix)
    .superRefine((prefix, context) => {
      const problem = prefixProblem(prefix);
      if (problem) {
        context.addIssue({ code: 'custom', params: problem });
      }
    }),
  s3Endpoint: endpoint,
  dynamodbEndpoint: endpoint,
  pathStyle: z.boolean().default(false),
  /** Whether the Jupyter server relays the page's requests. */
  relay: z.boolean().default(false),
  /** A name for `completed_by` if no hub names the person. */
  person: z.string().trim().default(''),
  /** A profile of the server's AWS configuration. */
  profile: z.string().trim().default('')
});

/** The bucket and the table of a team. It contains no secret. */
export type Connection = Readonly<z.infer<typeof connectionShape>>;

/**
 * @param source - where it was described: what can be done depends on it
 * @throws Invalid naming the field that is wrong
 */
export function readConnection(
  value: unknown,
  source: 'settings' | 'options' = 'settings'
): Connection {
  const read = connectionShape.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const facts = { ...problemOf(issue), source };
    throw new Invalid('connection-unusable', facts, { cause: read.error });
  }
  const connection = read.data;
  return {
    ...connection,
    tableRegion: connection.tableRegion || connection.bucketRegion
  };
}

function problemOf(issue: z.core.$ZodIssue): ConnectionProblem {
  const { message } = issue;
  return {
    field: issue.path.join('.'),
    ...(issue.code === 'custom' && issue.params
      ? (issue.params as
          | NonNullable<ReturnType<typeof prefixProblem>>
          | { readonly problem: BucketKindProblem | 'table-arn' })
      : message === 'empty' || message === 'not-an-endpoint'
        ? { problem: message }
        : { problem: 'other', said: message })
  };
}

/** Identifies the dataset of a connection. Bookmarks, thumbnails and journals are stored under it. */
export function connectionKey(connection: Connection): string {
  return [
    connection.s3Endpoint,
    connection.bucket,
    connection.prefix,
    connection.dynamodbEndpoint,
    connection.tableRegion,
    connection.table
  ].join('|');
}
