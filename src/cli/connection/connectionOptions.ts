import type { Command } from 'commander';

import type { Connection } from '../../domain/connection/connection';
import { readConnection } from '../../domain/connection/connection';
import { Invalid } from '../../domain/errors';
import type { Environment } from '../terminal/environment';

/** The options that describe a connection, as commander reads them. */
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
    .option('--table-region <name>', "table's region, if it is another")
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
 * The connection by options first, then by the environment.
 *
 * @throws Invalid that names what is missing or wrong
 */
export function connectionFrom(
  options: ConnectionOptions,
  env: Environment['env']
): Connection {
  const bucket = options.bucket ?? env.CURATION_BUCKET;
  const bucketRegion =
    options.region ??
    env.CURATION_REGION ??
    env.AWS_REGION ??
    env.AWS_DEFAULT_REGION;
  checkGiven('--bucket', bucket, 'CURATION_BUCKET');
  checkGiven('--region', bucketRegion, 'CURATION_REGION');
  const s3Endpoint = options.s3Endpoint ?? env.CURATION_S3_ENDPOINT ?? '';
  const given = {
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
  };
  return readConnection(given, 'options');
}

function checkGiven(
  option: '--bucket' | '--region',
  value: string | undefined,
  variable: string
): void {
  if (!value?.trim()) {
    throw new Invalid('option-missing', { option, variable });
  }
}
