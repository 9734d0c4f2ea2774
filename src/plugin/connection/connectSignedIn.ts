import type { ServerConnection } from '@jupyterlab/services';

import type { AwsPorts } from '../../adapters/aws';
import { connectAws } from '../../adapters/aws';
import { PageClock } from '../../adapters/browser/pageClock';
import { ServerCredentials } from '../../adapters/jupyter/serverCredentials';
import { ServerDate } from '../../adapters/jupyter/serverDate';
import { askServer } from '../../adapters/jupyter/serverRoute';
import type { Connection } from '../../domain/connection/connection';
import type {
  Credentials,
  TemporaryCredentials
} from '../../ports/connection/credentials';
import type { CountRequest } from '../../ports/connection/requests';

/** The ports of a connection, and its clock. */
export interface SignedInPorts {
  readonly aws: AwsPorts;
  readonly clock: PageClock;
}

/**
 * Connects with credentials that are asked for first: without any, nothing else
 * begins.
 *
 * @param typed - credentials typed for this page, if the server gives none
 * @param count - is told of each request that is sent
 * @throws NotSignedIn without credentials, Unreachable if nobody answers
 */
export async function connectSignedIn(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  serverSettings: ServerConnection.ISettings,
  count?: CountRequest
): Promise<SignedInPorts> {
  // The server's time is not known yet.
  let offset = (): number => 0;
  const clock = new PageClock(() => offset());
  const date = new ServerDate();
  const credentials: Credentials = typed
    ? { get: async () => typed }
    : new ServerCredentials(
        serverSettings,
        connection.profile,
        () => clock.now(),
        date
      );
  if (typed) {
    // For its time only: nobody waits for it, and it may have no such route.
    askServer('version', serverSettings, {}, date).catch(() => undefined);
  }
  await credentials.get();
  const aws = await connectAws(connection, credentials, {
    count,
    inBrowser: true,
    serverOffset: () => date.offset
  });
  offset = () => aws.clockOffset();
  return { aws, clock };
}
