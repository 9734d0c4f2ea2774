import type { Connection } from '../../domain/connection/connection';
import { Unreachable } from '../../domain/errors';
import type { Credentials } from '../../ports/connection/credentials';
import type { Mac } from '../../ports/saving/mac';
import type { AwsOptions, AwsPorts } from './connection/awsPorts';

export type { AwsOptions, AwsPorts } from './connection/awsPorts';

/**
 * The ports of one connection on S3 and DynamoDB, in a browser or in Node. The
 * first call loads the AWS SDK, as one chunk. It makes no request.
 *
 * @throws Unreachable if the SDK's chunk cannot be loaded
 */
export async function connectAws(
  connection: Connection,
  credentials: Credentials,
  options: AwsOptions = {}
): Promise<AwsPorts> {
  const { connect } = await loadSdk();
  return connect(connection, credentials, options);
}

/**
 * Signs without the browser's help, as on plain http.
 *
 * @throws Unreachable if the SDK's chunk cannot be loaded
 */
export async function loadScriptMac(key: Uint8Array): Promise<Mac> {
  const { scriptMac } = await loadSdk();
  return scriptMac(key);
}

async function loadSdk(): Promise<typeof import('./connect')> {
  try {
    return await import('./connect');
  } catch (cause) {
    throw new Unreachable('sdk-not-loaded', {}, { cause });
  }
}
