import type { ServerConnection } from '@jupyterlab/services';

import { isServerAway } from '../../domain/connection/serverAway';
import type { ServerPolicy } from '../../domain/connection/serverPolicy';
import {
  NO_POLICY,
  readServerPolicy
} from '../../domain/connection/serverPolicy';
import { Invalid } from '../../domain/errors';
import { askServer } from './serverRoute';

/** The policy of a Jupyter server, as the page knows it. */
export class PolicyOfServer {
  private _known: ServerPolicy | undefined;
  private _asking: Promise<ServerPolicy> | null = null;

  constructor(private readonly _settings: ServerConnection.ISettings) {}

  /** As it was told last; undefined before. */
  get known(): ServerPolicy | undefined {
    return this._known;
  }

  /** As it was told, or tells now. */
  async get(): Promise<ServerPolicy> {
    return this._known ?? this.ask();
  }

  /**
   * Asks, since an administrator may have changed it. Of a server that is away,
   * nothing is known: whoever needs the server hears that from it, and others
   * work with keys that were typed.
   *
   * @throws Invalid if the answer is no policy; the error that the server names
   */
  ask(): Promise<ServerPolicy> {
    this._asking ??= this._ask().finally(() => {
      this._asking = null;
    });
    return this._asking;
  }

  private async _ask(): Promise<ServerPolicy> {
    let answer: unknown;
    try {
      answer = await askServer('policy', this._settings);
    } catch (error) {
      if (!isServerAway(error)) {
        throw error;
      }
      console.warn('The server did not tell its policy.', error);
      return this._known ?? NO_POLICY;
    }
    // An older server has no such route.
    const policy = answer === undefined ? NO_POLICY : readServerPolicy(answer);
    if (policy === undefined) {
      throw new Invalid('policy-unreadable', {});
    }
    this._known = policy;
    return policy;
  }
}

const OF_SERVERS = new WeakMap<ServerConnection.ISettings, PolicyOfServer>();

/** The policy of a server, the same for all desks and jobs of the page. */
export function policyOfServer(
  settings: ServerConnection.ISettings
): PolicyOfServer {
  const known = OF_SERVERS.get(settings) ?? new PolicyOfServer(settings);
  OF_SERVERS.set(settings, known);
  return known;
}
