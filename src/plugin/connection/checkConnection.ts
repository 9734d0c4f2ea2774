import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import * as React from 'react';

import { asProblem } from '../../words/errors';
import type { Loadable } from '../../desk/state';
import type { Trans } from '../../words/trans';
import { Invalid } from '../../domain/errors';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import type { ResourceFinding } from '../../ports/jobs/provisioning';
import { ConnectionCheck } from '../../ui/connection/ConnectionCheck';
import { DialogBody } from '../dialogBody';
import { connectionFinder } from './findConnection';
import { inspectConnection } from './inspectConnection';
import '../../../style/base.css';
import type { DeskSettings } from '../validSettings';

export interface CheckConnectionOptions {
  readonly app: JupyterFrontEnd;
  readonly settings: DeskSettings;
  readonly trans: Trans;
  /** Credentials that were typed for the desk of a connection. */
  readonly typedFor: (connection: string) => TemporaryCredentials | undefined;
}

/**
 * Checks everything that a connection needs and shows what it found in a
 * dialog. It needs no desk, so that it can tell why a connection gives none.
 *
 * @param name - the connection's, by default the first one's
 * @returns what was found; nothing if the check failed
 */
export async function checkConnection(
  { app, settings, trans, typedFor }: CheckConnectionOptions,
  name: string | undefined
): Promise<readonly ResourceFinding[]> {
  const { serverSettings } = app.serviceManager;
  let result: Loadable<readonly ResourceFinding[]> = { state: 'loading' };
  const body = new DialogBody(trans, () =>
    React.createElement(ConnectionCheck, { result })
  );
  const closed = showDialog({
    title:
      name === undefined
        ? trans.__('Check of the connection')
        : trans.__('Check of the connection %1', name),
    body,
    buttons: [Dialog.okButton({ label: trans.__('Close') })]
  });
  try {
    const connection = await connectionFinder(settings, serverSettings)(name);
    if (connection === undefined) {
      throw new Invalid('no-connection', { name });
    }
    const value = await inspectConnection(
      connection,
      typedFor(connection.name),
      serverSettings
    );
    result = { state: 'ready', value };
  } catch (error) {
    result = { state: 'failed', problem: asProblem(error, trans) };
  }
  if (!body.isDisposed) {
    body.update();
  }
  await closed;
  return result.state === 'ready' ? result.value : [];
}
