import type { ServerConnection } from '@jupyterlab/services';
import type { PartialJSONObject } from '@lumino/coreutils';

import type { PolicyOfServer } from '../../adapters/jupyter/serverPolicies';
import { policyOfServer } from '../../adapters/jupyter/serverPolicies';
import { sandboxConnection } from '../../adapters/jupyter/serverSandbox';
import type { Loadable, ResourceFinding } from '../../desk/state';
import { readConnection } from '../../domain/connection/connection';
import type { ConnectionFields } from '../../domain/connection/connectionFields';
import { connectionFields } from '../../domain/connection/connectionFields';
import {
  NO_POLICY,
  offeredConnections
} from '../../domain/connection/serverPolicy';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import type { Problem } from '../../words/errors';
import { asProblem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import { readPreferences } from '../preferences';
import { inspectConnection } from './inspectConnection';
import type { DeskSettings } from '../validSettings';

/** The connections of the settings, for the form and the bar of a desk. */
export class Connections {
  constructor(
    private readonly _settings: DeskSettings,
    private readonly _serverSettings: ServerConnection.ISettings,
    private readonly _trans: Trans,
    private readonly _policy: Pick<
      PolicyOfServer,
      'known' | 'get'
    > = policyOfServer(_serverSettings)
  ) {}

  /** The names in the settings. The policy of the server may not allow all of them. */
  get configured(): readonly string[] {
    return this._stored().map(value => connectionFields(value).name);
  }

  /** Whether a person may have connections of their own. */
  get allowsOwn(): boolean {
    return this._policy.known?.allowOwnConnections ?? true;
  }

  /** Whether the settings have the connection, and its form may change it. */
  isEditable(name: string): boolean {
    return (
      this.allowsOwn &&
      this.configured.includes(name) &&
      !this.administrators.includes(name)
    );
  }

  /** The names of those that the administrator made. */
  get administrators(): readonly string[] {
    return (this._policy.known?.connections ?? []).map(
      value => connectionFields(value).name
    );
  }

  /** All names: those of the administrator and in the settings, then the sandbox's. */
  async names(): Promise<readonly string[]> {
    const [policy, sandbox] = await Promise.allSettled([
      this._policy.get(),
      sandboxConnection(this._serverSettings)
    ]);
    if (policy.status === 'rejected') {
      console.warn('The server did not tell its policy.', policy.reason);
    }
    if (sandbox.status === 'rejected') {
      console.warn(
        'The server did not tell whether it has a sandbox.',
        sandbox.reason
      );
    }
    const offered = offeredConnections(
      policy.status === 'fulfilled' ? policy.value : NO_POLICY,
      this._stored()
    ).map(({ name }) => name);
    const ofSandbox =
      sandbox.status === 'fulfilled' ? sandbox.value : undefined;
    return [
      ...new Set([...offered, ...(ofSandbox ? [ofSandbox.name] : [])])
    ].filter(name => name !== '');
  }

  /** A connection as the settings have it; empty fields without a name. */
  fields(name: string | undefined): ConnectionFields {
    return connectionFields(
      this._stored().find(
        value => name !== undefined && connectionFields(value).name === name
      )
    );
  }

  /**
   * Stores a connection in the settings, instead of the one that had a name.
   *
   * @returns why it could not be stored; undefined if it is
   */
  async save(
    before: string | undefined,
    fields: ConnectionFields
  ): Promise<Problem | undefined> {
    const stored = this._stored();
    const at = stored.findIndex(
      value => before !== undefined && connectionFields(value).name === before
    );
    const next = [...stored];
    next.splice(at < 0 ? stored.length : at, 1, settingOf(fields));
    try {
      readConnection(settingOf(fields));
      await this._settings.set('connections', next as PartialJSONObject[]);
      return undefined;
    } catch (error) {
      return asProblem(error, this._trans);
    }
  }

  /** Checks a connection, stored or not. */
  async test(
    fields: ConnectionFields,
    typed: TemporaryCredentials | undefined
  ): Promise<Loadable<readonly ResourceFinding[]>> {
    try {
      const connection = readConnection(settingOf(fields));
      const value = await inspectConnection(
        connection,
        typed,
        this._serverSettings
      );
      return { state: 'ready', value };
    } catch (error) {
      return { state: 'failed', problem: asProblem(error, this._trans) };
    }
  }

  private _stored(): readonly unknown[] {
    return readPreferences(this._settings).connections;
  }
}

/** Without what is empty, as a person would write it. */
function settingOf(fields: ConnectionFields): PartialJSONObject {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [
        name,
        typeof value === 'string' ? value.trim() : value
      ])
      .filter(([, value]) => value !== '' && value !== false)
  ) as PartialJSONObject;
}
