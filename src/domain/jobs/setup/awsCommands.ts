import type { Connection } from '../../connection/connection';
import { corsRule } from '../../connection/corsRule';

/** A bucket as a connection describes it. */
type DescribedBucket = Pick<
  Connection,
  'bucket' | 'bucketRegion' | 's3Endpoint' | 'profile'
>;

/** Creates the bucket, for a shell. */
export function createBucketCommand(to: DescribedBucket): string {
  const { bucket, bucketRegion } = to;
  return command('create-bucket', to, [
    '--bucket',
    bucket,
    // The one region that must not be named.
    ...(bucketRegion === 'us-east-1'
      ? []
      : ['--create-bucket-configuration', `LocationConstraint=${bucketRegion}`])
  ]);
}

/** Shows the CORS rules of the bucket, for a shell. */
export function showCorsCommand(to: DescribedBucket): string {
  return command('get-bucket-cors', to, ['--bucket', to.bucket]);
}

/** Gives the bucket the CORS rule that a page needs, for a shell. It replaces rules that are there. */
export function putCorsCommand(to: DescribedBucket): string {
  return command('put-bucket-cors', to, [
    '--bucket',
    to.bucket,
    '--cors-configuration',
    JSON.stringify({ CORSRules: [corsRule()] })
  ]);
}

function command(
  name: string,
  { bucketRegion, s3Endpoint, profile }: DescribedBucket,
  options: readonly string[]
): string {
  return [
    'aws',
    's3api',
    name,
    ...options,
    '--region',
    bucketRegion,
    ...(s3Endpoint === '' ? [] : ['--endpoint-url', s3Endpoint]),
    ...(profile === '' ? [] : ['--profile', profile])
  ]
    .map(quoted)
    .join(' ');
}

/** A word of a shell. A name from the settings is never more than one. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_./:=-]+$/.test(word)
    ? word
    : `'${word.replace(/'/g, `'\\''`)}'`;
}
