import type { ServerConnection } from '@jupyterlab/services';

import type { AwsPorts } from '../../adapters/aws';
import { connectAws } from '../../adapters/aws';
import { PageClock } from '../../adapters/browser/pageClock';
import { ServerCredentials } from '../../adapters/jupyter/serverCredentials';
import type { Connection } from '../../domain/connection/connection';
import type {
  Credentials,
  TemporaryCredentials
} from '../../ports/connection/credentials';
import type { CountRequest } from '../../ports/connection/requests';

/** A place in the cloud, and its time. */
export interface SignedIn {
  readonly aws: AwsPorts;
  readonly clock: PageClock;
}

/**
 * A connection's ports by credentials that have been asked for once: without
 * any nothing else begins.
 *
 * @param typed - credentials typed for this page, where the server gives none
 * @param count - hears of each request that goes out
 * @throws NotSignedIn without credentials, Unreachable where nobody answers
 */
export async function connectSignedIn(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  serverSettings: ServerConnection.ISettings,
  count?: CountRequest
): Promise<SignedIn> {
  // Nobody has told the time yet.
  let offset = (): number => 0;
  const clock = new PageClock(() => offset());
  const credentials: Credentials = typed
    ? { get: async () => typed }
    : new ServerCredentials(serverSettings, connection.profile, () =>
        clock.now()
      );
  await credentials.get();
  const aws = await connectAws(connection, credentials, { count });
  offset = () => aws.clockOffset();
  return { aws, clock };
}
