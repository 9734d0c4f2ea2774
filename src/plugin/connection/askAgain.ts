import type { ServerConnection } from '@jupyterlab/services';

import { credentialsQuery } from '../../adapters/jupyter/credentialsQuery';
import { ServerCredentials } from '../../adapters/jupyter/serverCredentials';
import { askServer } from '../../adapters/jupyter/serverRoute';
import type { Connection } from '../../domain/connection/connection';
import { CurationError } from '../../domain/errors';
import type { PanelFailure } from './panelConnection';

/**
 * Asks a server that was away for what it did not give: the credentials of a
 * connection, if the person may be typing them meanwhile, else for anything.
 *
 * @throws why it is still away
 */
export async function askAgain(
  { failure }: { readonly failure: PanelFailure | null },
  used: Connection | undefined,
  { serverSettings }: { readonly serverSettings: ServerConnection.ISettings }
): Promise<void> {
  if (
    used !== undefined &&
    failure?.error instanceof CurationError &&
    failure.error.code === 'server-gave-none'
  ) {
    const query = credentialsQuery(used, 'curator');
    await new ServerCredentials(serverSettings, query).get();
  } else {
    await askServer('version', serverSettings);
  }
}
