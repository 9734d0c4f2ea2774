import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import * as React from 'react';

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
import { checkQuestion, purgeQuestion } from './jobArguments';
import { confirmPurge } from './confirmPurge';
import { connectDataset } from '../connection/connectDataset';
import { connectionFinder } from '../connection/findConnection';
import { commandId } from '../ids';
import type { OpenJob } from './jobOpener';
import { jobOpener } from './jobOpener';
import { reportSinks } from './reportSinks';
import '../../../style/base.css';
import type { DeskSettings } from '../validSettings';

export interface JobWidgetsOptions {
  readonly app: JupyterFrontEnd;
  readonly settings: DeskSettings;
  readonly trans: Trans;
  /** Credentials that were typed for the desk of a connection. */
  readonly typedFor: (connection: string) => TemporaryCredentials | undefined;
}

export interface OpenJobs {
  readonly verify: OpenFromCommand;
  readonly purge: OpenFromCommand;
}

/** Opens a job for a connection, by default for the first one. */
type OpenFromCommand = (
  connection: string | undefined,
  args: ReadonlyJSONObject
) => Promise<unknown>;

/**
 * Opens jobs. This file is loaded with the first one and brings everything that
 * jobs need, styles included.
 */
export function jobWidgets({
  app,
  settings,
  trans,
  typedFor
}: JobWidgetsOptions): OpenJobs {
  const { serverSettings } = app.serviceManager;
  const options = {
    app,
    trans,
    find: connectionFinder(settings, serverSettings),
    connect: (
      connection: Connection,
      typed: TemporaryCredentials | undefined
    ) =>
      connectDataset(
        connection,
        typed ?? typedFor(connection.name),
        serverSettings,
        trans
      ),
    openSettings: () =>
      void app.commands.execute('settingeditor:open', { query: 'Curation' })
  };
  const viewProps = (
    { name, bucket, table }: Connection,
    what: string,
    onSignIn: () => void
  ): JobViewProps => ({
    dataset: trans.__('the bucket %1 and the table %2', bucket, table),
    sinks: reportSinks(() => `${what}-${name}`),
    onOpen: product =>
      void app.commands.execute(commandId('open'), {
        connection: name,
        ...product
      }),
    onSignIn
  });
  const open: {
    readonly verify: OpenJob<CheckQuestion>;
    readonly purge: OpenJob<PurgeQuestion>;
  } = {
    verify: jobOpener<CheckQuestion, CheckJob>(
      {
        title: name =>
          name === '' ? trans.__('Check') : trans.__('Check of %1', name),
        make: (dataset, _, question) => new CheckJob(dataset, question),
        render: (job, connection, signIn) => (
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
        make: (dataset, { bucket }, question) =>
          new PurgeJob(
            dataset,
            report => confirmPurge(report, bucket, trans),
            question
          ),
        render: (job, connection, signIn) => (
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
  return {
    verify: (connection, args) => open.verify(connection, checkQuestion(args)),
    purge: (connection, args) => open.purge(connection, purgeQuestion(args))
  };
}
