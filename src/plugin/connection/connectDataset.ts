import type { ServerConnection } from '@jupyterlab/services';

import { PageIds } from '../../adapters/browser/connection/pageIds';
import type { JobDataset } from '../../desk/jobs/job';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import type { CredentialsUse } from '../../adapters/jupyter/credentialsQuery';
import { connectSignedIn } from './connectSignedIn';
import type { Trans } from '../../words/trans';

/** What a job works on. `dispose` ends the connection. */
export interface ConnectedDataset {
  readonly dataset: JobDataset;
  dispose(): void;
}

/**
 * Connects a job to a bucket and its table.
 *
 * @param typed - credentials typed for this page, if the server gives none
 * @param use - what the server narrows the credentials to
 * @throws NotSignedIn without credentials, Unreachable if nobody answers
 */
export async function connectDataset(
  connection: Connection,
  typed: TemporaryCredentials | undefined,
  serverSettings: ServerConnection.ISettings,
  trans: Trans,
  use: CredentialsUse
): Promise<ConnectedDataset> {
  const { aws, clock } = await connectSignedIn(
    connection,
    typed,
    serverSettings,
    use
  );
  return {
    dataset: {
      catalogue: aws.catalogue,
      images: aws.images,
      prefix: connection.prefix,
      clock,
      ids: new PageIds(),
      provisioning: aws.provisioning,
      throttled: () => aws.throttled(),
      trans
    },
    dispose: () => aws.dispose()
  };
}
