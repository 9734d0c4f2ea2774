import * as z from 'zod';

import { Invalid } from '../errors';
import { normalizePrefix, prefixProblem } from '../product/objectKey';

const required = (what: string) => z.string().trim().min(1, `${what} is empty`);

const endpoint = z
  .string()
  .trim()
  .regex(/^(https?:\/\/\S+)?$/, 'an endpoint starts with http:// or https://')
  .default('');

const connectionShape = z.object({
  name: required('name'),
  bucket: required('bucket'),
  bucketRegion: required('bucketRegion'),
  table: z.string().trim().min(1).default('ProductAssets'),
  tableRegion: z.string().trim().default(''),
  prefix: z
    .string()
    .default('')
    .transform(normalizePrefix)
    .superRefine((prefix, context) => {
      const problem = prefixProblem(prefix);
      if (problem) {
        context.addIssue({ code: 'custom', message: problem });
      }
    }),
  s3Endpoint: endpoint,
  dynamodbEndpoint: endpoint,
  pathStyle: z.boolean().default(false),
  /** A name for `completed_by` where no hub names the person. */
  person: z.string().trim().default(''),
  /** A profile of the server's AWS configuration. */
  profile: z.string().trim().default('')
});

/** Where a team's images and list lie. It holds no secret. */
export type Connection = Readonly<z.infer<typeof connectionShape>>;

/** @throws Invalid naming the field that is wrong */
export function readConnection(value: unknown): Connection {
  const read = connectionShape.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Invalid(
      `The connection's ${issue.path.join('.') || 'settings'} cannot be used: ${issue.message}.`,
      { remedy: 'Mend it under Settings, Curation.', cause: read.error }
    );
  }
  const connection = read.data;
  return {
    ...connection,
    tableRegion: connection.tableRegion || connection.bucketRegion
  };
}

/** What makes two connections the same place: bookmarks, thumbnails and journals are kept by it. */
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
