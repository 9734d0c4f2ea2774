import type { ServerConnection } from '@jupyterlab/services';

import { PageIds } from '../../adapters/browser/connection/pageIds';
import type { JobPlace } from '../../desk/jobs/job';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import { connectSignedIn } from './connectSignedIn';

/** What a job works on, and the end of what it is connected to. */
export interface ConnectedPlace {
  readonly place: JobPlace;
  dispose(): void;
}

/**
 * Puts together what a job over a whole table and bucket needs.
 *
 * @param typed - credentials typed for this page, where the server gives none
 * @throws NotSignedIn without credentials, Unreachable where nobody answers
 */
export async function connectPlace(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  serverSettings: ServerConnection.ISettings
): Promise<ConnectedPlace> {
  const { aws, clock } = await connectSignedIn(
    connection,
    typed,
    serverSettings
  );
  return {
    place: {
      catalogue: aws.catalogue,
      images: aws.images,
      prefix: connection.prefix,
      clock,
      ids: new PageIds()
    },
    dispose: () => aws.dispose()
  };
}
