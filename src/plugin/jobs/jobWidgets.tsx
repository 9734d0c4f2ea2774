import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import * as React from 'react';

import { sandboxConnection } from '../../adapters/jupyter/serverSandbox';
import type { CheckQuestion } from '../../desk/jobs/checkJob';
import { CheckJob } from '../../desk/jobs/checkJob';
import type { PurgeQuestion } from '../../desk/jobs/purgeJob';
import { PurgeJob } from '../../desk/jobs/purgeJob';
import type { Trans } from '../../words/trans';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import { CheckView } from '../../ui/jobs/verify/CheckView';
import type { JobViewProps } from '../../ui/jobs/jobProps';
import { PurgeView } from '../../ui/jobs/purge/PurgeView';
import { confirmPurge } from './confirmPurge';
import { connectPlace } from '../connection/connectPlace';
import { commandId } from '../ids';
import type { OpenJob } from './jobOpener';
import { jobOpener } from './jobOpener';
import { findConnection, readPreferences } from '../desk/preferences';
import { reportSinks } from './reportSinks';
import '../../../style/base.css';

export interface JobWidgetsOptions {
  readonly app: JupyterFrontEnd;
  readonly settings: ISettingRegistry.ISettings;
  readonly trans: Trans;
  /** Credentials that were typed for the desk of a connection. */
  readonly typedFor: (connection: string) => TemporaryCredentials | undefined;
}

export interface OpenJobs {
  readonly verify: OpenJob<CheckQuestion>;
  readonly purge: OpenJob<PurgeQuestion>;
}

/**
 * What opens jobs. This file is loaded with the first one: all that they do
 * and are drawn with comes with it.
 */
export function jobWidgets({
  app,
  settings,
  trans,
  typedFor
}: JobWidgetsOptions): OpenJobs {
  const { serverSettings } = app.serviceManager;
  const options = {
    ...{ app, trans },
    find: async (name: string | undefined) =>
      findConnection(
        readPreferences(settings).connections,
        await sandboxConnection(serverSettings),
        name
      ),
    connect: (
      connection: Connection,
      typed: TemporaryCredentials | undefined
    ) =>
      connectPlace(
        connection,
        typed ?? typedFor(connection.name),
        serverSettings
      ),
    openSettings: () =>
      void app.commands.execute('settingeditor:open', { query: 'Curation' })
  };
  const viewProps = (
    { name, bucket, table }: Connection,
    what: string,
    onSignIn: () => void
  ): JobViewProps => ({
    place: trans.__('the bucket %1 and the table %2', bucket, table),
    sinks: reportSinks(() => `${what}-${name}`),
    onOpen: product =>
      void app.commands.execute(commandId('open'), {
        connection: name,
        ...product
      }),
    onSignIn
  });
  return {
    verify: jobOpener<CheckQuestion, CheckJob>(
      {
        title: name =>
          name === '' ? trans.__('Check') : trans.__('Check of %1', name),
        make: (place, _, question) => new CheckJob(place, question),
        draw: (job, connection, signIn) => (
          <CheckView
            state={job.state}
            actions={job}
            {...viewProps(connection, 'verify', signIn)}
          />
        )
      },
      options
    ),
    purge: jobOpener<PurgeQuestion, PurgeJob>(
      {
        title: name =>
          name === '' ? trans.__('Purge') : trans.__('Purge of %1', name),
        make: (place, { bucket }, question) =>
          new PurgeJob(
            place,
            report => confirmPurge(report, bucket, trans),
            question
          ),
        draw: (job, connection, signIn) => (
          <PurgeView
            state={job.state}
            actions={job}
            {...viewProps(connection, 'purge', signIn)}
          />
        )
      },
      options
    )
  };
}
