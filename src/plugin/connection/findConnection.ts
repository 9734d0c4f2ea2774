import type { ServerConnection } from '@jupyterlab/services';

import { sandboxConnection } from '../../adapters/jupyter/serverSandbox';
import type { Connection } from '../../domain/connection/connection';
import { readConnection } from '../../domain/connection/connection';
import { readPreferences } from '../preferences';
import type { DeskSettings } from '../validSettings';

/** Finds a connection as it is configured now; the first one without a name. */
export type FindConnection = (
  name: string | undefined
) => Promise<Connection | undefined>;

export function connectionFinder(
  settings: DeskSettings,
  serverSettings: ServerConnection.ISettings
): FindConnection {
  return async name =>
    findConnection(
      readPreferences(settings).connections,
      () => sandboxConnection(serverSettings),
      name
    );
}

/**
 * The connection of a name among the configured ones and the sandbox's; the
 * first one without a name.
 *
 * @returns undefined if there is none
 * @throws Invalid if its settings are wrong
 */
async function findConnection(
  configured: readonly unknown[],
  // Asked last: a server that does not answer must not hide what is configured.
  askSandbox: () => Promise<Connection | undefined>,
  name: string | undefined
): Promise<Connection | undefined> {
  const found = configured.find(
    connection => name === undefined || nameOf(connection) === name
  );
  if (found !== undefined) {
    return readConnection(found);
  }
  const sandbox = await askSandbox();
  return name === undefined || sandbox?.name === name ? sandbox : undefined;
}

function nameOf(connection: unknown): unknown {
  return (connection as { name?: unknown } | null)?.name;
}
