import type { ServerConnection } from '@jupyterlab/services';

import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import { rightsFindings } from '../../desk/connection/rightsFindings';
import type { ResourceFinding } from '../../ports/jobs/provisioning';
import { DESK_RESOURCES, FEATURES } from '../../ports/jobs/provisioning';
import { connectSignedIn } from './connectSignedIn';

/**
 * Inspects everything that a connection needs.
 *
 * @param typed - credentials typed for this page, if the server gives none
 * @throws NotSignedIn without credentials, Unreachable if nobody answers
 */
export async function inspectConnection(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  serverSettings: ServerConnection.ISettings
): Promise<readonly ResourceFinding[]> {
  const { aws, excess } = await connectSignedIn(
    connection,
    typed,
    serverSettings,
    'check'
  );
  try {
    return [
      ...(await aws.provisioning.inspect([...DESK_RESOURCES, ...FEATURES])),
      ...rightsFindings(connection, typed !== undefined, excess)
    ];
  } finally {
    aws.dispose();
  }
}
