import type { ServerConnection } from '@jupyterlab/services';

import { policyOfServer } from '../../adapters/jupyter/serverPolicies';
import { sandboxConnection } from '../../adapters/jupyter/serverSandbox';
import type { Connection } from '../../domain/connection/connection';
import { readConnection } from '../../domain/connection/connection';
import type { ServerPolicy } from '../../domain/connection/serverPolicy';
import {
  NO_POLICY,
  offeredConnections
} from '../../domain/connection/serverPolicy';
import { readPreferences } from '../preferences';
import type { DeskSettings } from '../validSettings';

/** Finds a connection as it is configured now; the first one without a name. */
export type FindConnection = (
  name: string | undefined
) => Promise<Connection | undefined>;

/** Finds what the server's policy allows. */
export function connectionFinder(
  settings: DeskSettings,
  serverSettings: ServerConnection.ISettings
): FindConnection {
  const policy = policyOfServer(serverSettings);
  return async name => {
    // Asked last where something is configured: a server that does not answer must not hide it.
    const found = configuredOf(settings, await policy.get(), name);
    return found ?? sandboxNamed(serverSettings, name);
  };
}

/**
 * Finds at once what the person's own settings have, as long as the policy is
 * not known: whoever uses it looks again when the policy is known.
 */
export function connectionGuesser(
  settings: DeskSettings,
  serverSettings: ServerConnection.ISettings
): FindConnection {
  const policy = policyOfServer(serverSettings);
  return async name => {
    const guess = configuredOf(settings, policy.known ?? NO_POLICY, name);
    if (guess !== undefined) {
      return guess;
    }
    const sandbox = sandboxNamed(serverSettings, name);
    // It is waited for only if the policy has none.
    sandbox.catch(() => undefined);
    return configuredOf(settings, await policy.get(), name) ?? sandbox;
  };
}

/** @throws Invalid if its settings are wrong */
function configuredOf(
  settings: DeskSettings,
  policy: ServerPolicy,
  name: string | undefined
): Connection | undefined {
  const { connections } = readPreferences(settings);
  const found = offeredConnections(policy, connections).find(
    offered => name === undefined || offered.name === name
  );
  return found && readConnection(found.value);
}

async function sandboxNamed(
  serverSettings: ServerConnection.ISettings,
  name: string | undefined
): Promise<Connection | undefined> {
  const sandbox = await sandboxConnection(serverSettings);
  return name === undefined || sandbox?.name === name ? sandbox : undefined;
}
