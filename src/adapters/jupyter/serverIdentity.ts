import type { ServerConnection } from '@jupyterlab/services';

import type { Identity, SignedIn } from '../../ports/connection/identity';
import { askServer } from './serverRoute';

const NOBODY: SignedIn = { hubUser: null, account: null, arn: null };

/** The person, by the Jupyter server's credentials and its hub. */
export class ServerIdentity implements Identity {
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    /** Whose keys are asked about; see `credentialsQuery`. */
    private readonly _query: Readonly<Record<string, string>>
  ) {}

  async whoAmI(): Promise<SignedIn> {
    return (
      (await askServer<SignedIn>('identity', this._settings, this._query)) ??
      NOBODY
    );
  }
}
