import type { Command } from 'commander';

import type { Connection } from '../../domain/connection/connection';
import { readConnection } from '../../domain/connection/connection';
import { Invalid } from '../../domain/errors';
import type { Surroundings } from '../terminal/environment';

/** The options that say where a dataset lies, as commander reads them. */
export interface ConnectionOptions {
  readonly bucket?: string;
  readonly table?: string;
  readonly region?: string;
  readonly tableRegion?: string;
  readonly prefix?: string;
  readonly s3Endpoint?: string;
  readonly dynamodbEndpoint?: string;
  readonly pathStyle?: boolean;
  readonly profile?: string;
}

export function addConnectionOptions(command: Command): Command {
  return command
    .option('--bucket <name>', 'bucket of the images (CURATION_BUCKET)')
    .option(
      '--table <name>',
      'DynamoDB table (CURATION_TABLE; default ProductAssets)'
    )
    .option('--region <name>', "bucket's region (CURATION_REGION, AWS_REGION)")
    .option('--table-region <name>', "table's region, where it is another")
    .option('--prefix <path>', 'path before all keys')
    .option(
      '--s3-endpoint <url>',
      'another S3 than AWS (CURATION_S3_ENDPOINT); implies --path-style'
    )
    .option(
      '--dynamodb-endpoint <url>',
      'another DynamoDB than AWS (CURATION_DYNAMODB_ENDPOINT)'
    )
    .option('--path-style', 'bucket in the path of URLs, not in the host name')
    .option('--profile <name>', 'profile of the AWS configuration');
}

/**
 * The connection by options, then environment.
 *
 * @throws Invalid naming what is missing or wrong
 */
export function connectionFrom(
  options: ConnectionOptions,
  env: Surroundings['env']
): Connection {
  const bucket = options.bucket ?? env.CURATION_BUCKET;
  const bucketRegion =
    options.region ??
    env.CURATION_REGION ??
    env.AWS_REGION ??
    env.AWS_DEFAULT_REGION;
  checkGiven('bucket', bucket, '--bucket', 'CURATION_BUCKET');
  checkGiven('region', bucketRegion, '--region', 'CURATION_REGION');
  const s3Endpoint = options.s3Endpoint ?? env.CURATION_S3_ENDPOINT ?? '';
  return connectionOf({
    name: 'command line',
    bucket,
    bucketRegion,
    table: options.table ?? (env.CURATION_TABLE || undefined),
    tableRegion: options.tableRegion,
    prefix: options.prefix,
    s3Endpoint,
    dynamodbEndpoint:
      options.dynamodbEndpoint ?? env.CURATION_DYNAMODB_ENDPOINT ?? '',
    // Names of buckets are not host names of other people's servers.
    pathStyle: options.pathStyle ?? s3Endpoint !== '',
    profile: options.profile
  });
}

/** The same check as the page's, with a remedy for here. */
function connectionOf(value: unknown): Connection {
  try {
    return readConnection(value);
  } catch (error) {
    if (error instanceof Invalid) {
      throw new Invalid(error.message, {
        remedy: 'Look at the options with --help.',
        cause: error
      });
    }
    throw error;
  }
}

function checkGiven(
  what: string,
  value: string | undefined,
  option: string,
  variable: string
): void {
  if (!value?.trim()) {
    throw new Invalid(`No ${what} was given.`, {
      remedy: `Give ${option}, or set ${variable}.`
    });
  }
}
