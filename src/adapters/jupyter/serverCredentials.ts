import type { ServerConnection } from '@jupyterlab/services';

import type { Excess } from '../../domain/connection/excess';
import { readExcess } from '../../domain/connection/excess';
import { hubTold } from '../../domain/connection/serverAway';
import { CurationError, NotSignedIn, reworded } from '../../domain/errors';
import type {
  Credentials,
  TemporaryCredentials
} from '../../ports/connection/credentials';
import type { ServerDate } from './serverDate';
import { askServer } from './serverRoute';

interface Answer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: string | null;
  readonly excess: string | null;
}

/** ms before their expiration at which credentials are replaced. */
const AHEAD = 5 * 60_000;

/** ms for which credentials without an expiration are used. */
const UNKNOWN_LIFE = 10 * 60_000;

/** Temporary credentials from the Jupyter server, in memory, replaced before they expire. */
export class ServerCredentials implements Credentials {
  private _current: {
    credentials: TemporaryCredentials;
    until: number;
  } | null = null;
  private _asking: Promise<TemporaryCredentials> | null = null;
  /** The id of the key that the service refused last. The server may still remember it. */
  private _refused: string | null = null;

  private _excess: Excess | undefined;

  /** @param _query - what they are for; see `credentialsQuery` */
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    private readonly _query: Readonly<Record<string, string>>,
    private readonly _now: () => number = Date.now,
    /** Learns the server's time. */
    private readonly _date?: ServerDate
  ) {}

  /** Why the credentials are good for more than they were asked for; undefined if they are not. */
  get excess(): Excess | undefined {
    return this._excess;
  }

  async get(): Promise<TemporaryCredentials> {
    if (this._current && this._now() < this._current.until) {
      return this._current.credentials;
    }
    this._asking ??= this._ask().finally(() => {
      this._asking = null;
    });
    return this._asking;
  }

  forget(): void {
    this._refused = this._current?.credentials.accessKeyId ?? this._refused;
    this._current = null;
  }

  private async _ask(): Promise<TemporaryCredentials> {
    try {
      return await this._askOnce();
    } catch (error) {
      // Of the same kind, so that what is repeated goes on being repeated.
      throw error instanceof CurationError &&
        !(error instanceof NotSignedIn) &&
        !hubTold(error)
        ? reworded(error, 'server-gave-none', { error })
        : error;
    }
  }

  private async _askOnce(): Promise<TemporaryCredentials> {
    const answer = await askServer<Partial<Answer>>(
      'credentials',
      this._settings,
      {
        ...this._query,
        ...(this._refused && { refused: this._refused })
      },
      this._date
    );
    const { accessKeyId, secretAccessKey, sessionToken } = answer ?? {};
    if (!accessKeyId || !secretAccessKey || !sessionToken) {
      throw new NotSignedIn('server-without-credentials', {});
    }
    this._excess = readExcess(answer?.excess);
    const expiration = dateOf(answer?.expiration);
    const credentials = {
      accessKeyId,
      secretAccessKey,
      sessionToken,
      expiration
    };
    this._current = {
      credentials,
      until: expiration
        ? expiration.getTime() - AHEAD
        : this._now() + UNKNOWN_LIFE
    };
    return credentials;
  }
}

/** Undefined if it is not known. */
function dateOf(text: string | null | undefined): Date | undefined {
  const date = new Date(text ?? NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
