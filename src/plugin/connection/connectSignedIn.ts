import type { ServerConnection } from '@jupyterlab/services';

import type { AwsPorts } from '../../adapters/aws';
import { connectAws } from '../../adapters/aws';
import { pagePolicy } from '../../adapters/browser/connection/pagePolicy';
import { whySilent } from '../../adapters/browser/connection/whySilent';
import { PageClock } from '../../adapters/browser/pageClock';
import type { CredentialsUse } from '../../adapters/jupyter/credentialsQuery';
import { credentialsQuery } from '../../adapters/jupyter/credentialsQuery';
import { ServerCredentials } from '../../adapters/jupyter/serverCredentials';
import { policyOfServer } from '../../adapters/jupyter/serverPolicies';
import { ServerDate } from '../../adapters/jupyter/serverDate';
import {
  isRelayed,
  relayedFetch
} from '../../adapters/jupyter/relay/serverRelay';
import { askServer } from '../../adapters/jupyter/serverRoute';
import { explainedSilence } from '../../desk/connection/explainedSilence';
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
 * @param onNone - hears why the server gave no further credentials
 * @throws NotSignedIn without credentials, Unreachable if nobody answers
 */
export async function connectSignedIn(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  serverSettings: ServerConnection.ISettings,
  use: CredentialsUse,
  count?: CountRequest,
  onNone?: (error: unknown) => void
): Promise<SignedInPorts> {
  const policy = pagePolicy();
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
  const credentials: Credentials = typed
    ? { get: async () => typed }
    : toldOf(given, onNone);
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
  const page = window.location.href;
  const explained = explainedSilence(aws.provisioning, {
    connection,
    page,
    why: address =>
      whySilent(address, {
        page,
        needs: () => policy.needs,
        fetch: window.fetch.bind(window)
      })
  });
  return {
    // A relayed request is answered by the Jupyter server.
    aws: relayed ? aws : { ...aws, provisioning: explained },
    clock,
    fetch: relayed ?? window.fetch.bind(window),
    excess: given.excess
  };
}

/** Credentials that tell why there are none. */
function toldOf(
  credentials: Required<Credentials>,
  onNone: (error: unknown) => void = () => undefined
): Credentials {
  return {
    get: async () => {
      try {
        return await credentials.get();
      } catch (error) {
        onNone(error);
        throw error;
      }
    },
    forget: () => credentials.forget()
  };
}

/** Whether the server could relay an endpoint, as far as its policy is known. Only a remedy needs it. */
function relaysOf(
  { s3Endpoint, dynamodbEndpoint }: Connection,
  serverSettings: ServerConnection.ISettings
): (endpoint: string) => boolean {
  const policy = policyOfServer(serverSettings);
  if (s3Endpoint !== '' || dynamodbEndpoint !== '') {
    // Nothing is offered without it. Whatever ails the server shows elsewhere.
    policy.get().catch(() => undefined);
  }
  return endpoint => isRelayed(endpoint, policy.known?.relayHosts ?? []);
}
