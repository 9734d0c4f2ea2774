import type { ServerConnection } from '@jupyterlab/services';

import type { AwsPorts } from '../../adapters/aws';
import { connectAws } from '../../adapters/aws';
import { PageClock } from '../../adapters/browser/pageClock';
import type { CredentialsUse } from '../../adapters/jupyter/credentialsQuery';
import { credentialsQuery } from '../../adapters/jupyter/credentialsQuery';
import { ServerCredentials } from '../../adapters/jupyter/serverCredentials';
import { ServerDate } from '../../adapters/jupyter/serverDate';
import {
  isRelayed,
  relayedFetch,
  relayHosts
} from '../../adapters/jupyter/serverRelay';
import { askServer } from '../../adapters/jupyter/serverRoute';
import type { Connection } from '../../domain/connection/connection';
import type { Excess } from '../../domain/connection/excess';
import type {
  Credentials,
  TemporaryCredentials
} from '../../ports/connection/credentials';
import type { CountRequest } from '../../ports/connection/requests';

/** The ports of a connection, and its clock. */
export interface SignedInPorts {
  readonly aws: AwsPorts;
  readonly clock: PageClock;
  /** Fetches presigned URLs, directly or through the Jupyter server. */
  readonly fetch: typeof fetch;
  /** Why the page holds more than the connection needs. Undefined if it does not, or if the keys were typed. */
  readonly excess: Excess | undefined;
}

/**
 * Connects with credentials that are asked for first: without any, nothing else
 * begins.
 *
 * @param typed - credentials typed for this page, if the server gives none
 * @param use - what the server narrows them to
 * @param count - is told of each request that is sent
 * @throws NotSignedIn without credentials, Unreachable if nobody answers
 */
export async function connectSignedIn(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  serverSettings: ServerConnection.ISettings,
  use: CredentialsUse,
  count?: CountRequest
): Promise<SignedInPorts> {
  // The server's time is not known yet.
  let offset = (): number => 0;
  const clock = new PageClock(() => offset());
  const date = new ServerDate();
  const given = new ServerCredentials(
    serverSettings,
    credentialsQuery(connection, use),
    () => clock.now(),
    date
  );
  const credentials: Credentials = typed ? { get: async () => typed } : given;
  if (typed) {
    // For its time only: nobody waits for it, and it may have no such route.
    askServer('version', serverSettings, {}, date).catch(() => undefined);
  }
  await credentials.get();
  const relayed = connection.relay
    ? relayedFetch(serverSettings, connection)
    : undefined;
  const aws = await connectAws(connection, credentials, {
    count,
    // To the Jupyter server it asks for no permission first.
    inBrowser: !relayed,
    serverOffset: () => date.offset,
    ...(relayed
      ? { requestHandler: { customFetch: relayed } }
      : { relays: relaysOf(connection, serverSettings) })
  });
  offset = () => aws.clockOffset();
  return {
    aws,
    clock,
    fetch: relayed ?? window.fetch.bind(window),
    excess: given.excess
  };
}

/** Whether the server could relay an endpoint, as far as it has answered. Only a remedy needs it. */
function relaysOf(
  { s3Endpoint, dynamodbEndpoint }: Connection,
  serverSettings: ServerConnection.ISettings
): (endpoint: string) => boolean {
  let hosts: readonly string[] = [];
  if (s3Endpoint !== '' || dynamodbEndpoint !== '') {
    relayHosts(serverSettings).then(
      found => {
        hosts = found;
      },
      // Nothing is offered then. Whatever ails the server shows elsewhere.
      () => undefined
    );
  }
  return endpoint => isRelayed(endpoint, hosts);
}
