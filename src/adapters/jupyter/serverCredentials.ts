import type { ServerConnection } from '@jupyterlab/services';

import { NotSignedIn } from '../../domain/errors';
import type {
  Credentials,
  TemporaryCredentials
} from '../../ports/connection/credentials';
import { askServer } from './serverRoute';

interface Answer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: string | null;
}

/** Asked again this long before they end, in ms. */
const AHEAD = 5 * 60_000;

/** How long credentials are used whose end nobody knows, in ms. */
const UNKNOWN_LIFE = 10 * 60_000;

/** Temporary credentials of the Jupyter server's person, in memory, asked again before they end. */
export class ServerCredentials implements Credentials {
  private _kept: { credentials: TemporaryCredentials; until: number } | null =
    null;
  private _asking: Promise<TemporaryCredentials> | null = null;

  /** @param _profile - of the server's AWS configuration; empty = the default */
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    private readonly _profile: string,
    private readonly _now: () => number = Date.now
  ) {}

  async get(): Promise<TemporaryCredentials> {
    if (this._kept && this._now() < this._kept.until) {
      return this._kept.credentials;
    }
    this._asking ??= this._ask().finally(() => {
      this._asking = null;
    });
    return this._asking;
  }

  forget(): void {
    this._kept = null;
  }

  private async _ask(): Promise<TemporaryCredentials> {
    const answer = await askServer<Answer>(
      'credentials',
      this._settings,
      this._profile ? { profile: this._profile } : {}
    );
    if (answer === undefined) {
      throw new NotSignedIn('server-without-credentials', {});
    }
    const { accessKeyId, secretAccessKey, sessionToken } = answer;
    const expiration =
      answer.expiration === null ? undefined : new Date(answer.expiration);
    const credentials = {
      accessKeyId,
      secretAccessKey,
      sessionToken,
      expiration
    };
    this._kept = {
      credentials,
      until: expiration
        ? expiration.getTime() - AHEAD
        : this._now() + UNKNOWN_LIFE
    };
    return credentials;
  }
}
