import type { ILabStatus, JupyterFrontEnd } from '@jupyterlab/application';
import type { IStatusBar } from '@jupyterlab/statusbar';
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import * as React from 'react';

import { picturesOfJob } from '../../adapters/browser/images/worker/pagePictures';
import type { CredentialsUse } from '../../adapters/jupyter/credentialsQuery';
import { JupyterJobs } from '../../adapters/jupyter/serverJobs';
import { beginParquet } from '../../adapters/parquet/beginParquet';
import { PageClock } from '../../adapters/browser/pageClock';
import { PageIds } from '../../adapters/browser/connection/pageIds';
import type { AdoptQuestion } from '../../desk/jobs/adoptJob';
import { AdoptJob } from '../../desk/jobs/adoptJob';
import type { ArchiveQuestion } from '../../desk/jobs/archiveJob';
import { ArchiveJob } from '../../desk/jobs/archiveJob';
import type { CheckQuestion } from '../../desk/jobs/checkJob';
import { CheckJob } from '../../desk/jobs/checkJob';
import type { PurgeQuestion } from '../../desk/jobs/purgeJob';
import type { ExportQuestion } from '../../desk/jobs/exportJob';
import { ExportJob } from '../../desk/jobs/exportJob';
import { JobList } from '../../desk/jobs/jobList';
import type { MigrateQuestion } from '../../desk/jobs/migrateJob';
import { MigrateJob } from '../../desk/jobs/migrateJob';
import type { PackQuestion } from '../../desk/jobs/packJob';
import { PackJob } from '../../desk/jobs/packJob';
import { PurgeJob } from '../../desk/jobs/purgeJob';
import type { SetupQuestion } from '../../desk/jobs/setupJob';
import { listServerJobs } from '../../desk/jobs/server/listServerJobs';
import { ServerJobFeed } from '../../desk/jobs/server/serverJobFeed';
import { SetupJob } from '../../desk/jobs/setupJob';
import { pricesOf } from '../../domain/connection/cost/prices';
import type { Trans } from '../../words/trans';
import { archivePricesOf } from '../../domain/jobs/archive/archivePrices';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import { AdoptView } from '../../ui/jobs/adopt/AdoptView';
import { ArchiveView } from '../../ui/jobs/archive/ArchiveView';
import { CheckView } from '../../ui/jobs/verify/CheckView';
import { ExportView } from '../../ui/jobs/export/ExportView';
import type { JobViewProps } from '../../ui/jobs/jobProps';
import { jobTitle } from '../../words/jobs/list/jobsPage';
import { MigrateView } from '../../ui/jobs/migrate/MigrateView';
import { PackView } from '../../ui/jobs/pack/PackView';
import { PurgeView } from '../../ui/jobs/purge/PurgeView';
import { SetupView } from '../../ui/jobs/setup/SetupView';
import {
  adoptQuestion,
  archiveQuestion,
  checkQuestion,
  exportQuestion,
  migrateQuestion,
  packQuestion,
  purgeQuestion,
  setupQuestion
} from './jobArguments';
import { confirmPurge } from './confirmPurge';
import { policyOfServer } from '../../adapters/jupyter/serverPolicies';
import type { Needed } from '../../domain/connection/serverPolicy';
import { checkRules } from '../../domain/connection/serverPolicy';
import { connectDataset } from '../connection/connectDataset';
import { connectionFinder } from '../connection/findConnection';
import { commandId } from '../ids';
import type { JobOpener } from './jobOpener';
import { jobOpener } from './jobOpener';
import { addJobCount } from './list/jobCount';
import { JobNotices } from './list/jobNotices';
import { jobsPage } from './list/jobsPage';
import { keepPageForJobs } from './list/keepPage';
import { migrateTools } from './migrateTools';
import { exportSaver } from './saveExport';
import { copyText, reportSinks } from './reportSinks';
import '../../../style/base.css';
import type { DeskSettings } from '../validSettings';

export interface JobWidgetsOptions {
  readonly app: JupyterFrontEnd;
  readonly settings: DeskSettings;
  readonly trans: Trans;
  readonly labStatus: ILabStatus | null;
  readonly statusBar: IStatusBar | null;
  /** Credentials that were typed for the desk of a connection. */
  readonly typedFor: (connection: string) => TemporaryCredentials | undefined;
}

export interface OpenJobs {
  readonly setup: OpenFromCommand;
  readonly migrate: OpenFromCommand;
  readonly pack: OpenFromCommand;
  readonly verify: OpenFromCommand;
  readonly purge: OpenFromCommand;
  readonly adopt: OpenFromCommand;
  readonly archive: OpenFromCommand;
  readonly export: OpenFromCommand;
  /** Opens the page with all jobs, whatever the connection is, or only follows those beside the server. */
  readonly jobs: OpenFromCommand;
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
  labStatus,
  statusBar,
  typedFor
}: JobWidgetsOptions): OpenJobs {
  const { serverSettings } = app.serviceManager;
  const clock = new PageClock(() => 0);
  const list = new JobList(clock, new PageIds());
  const feed = new ServerJobFeed(new JupyterJobs(serverSettings), clock, trans);
  const notices = new JobNotices(list, trans);
  const jobs = jobsPage({ app, list, feed, trans });
  addJobCount({ statusBar, list, trans, open: () => void jobs.open() });
  keepPageForJobs(list, labStatus);
  const options = {
    app,
    list,
    sightChanged: () => notices.update(),
    trans,
    find: connectionFinder(settings, serverSettings),
    connect: async (
      connection: Connection,
      typed: TemporaryCredentials | undefined,
      use: CredentialsUse,
      needs: readonly Needed[]
    ) => {
      checkRules(await policyOfServer(serverSettings).ask(), ...needs);
      return connectDataset(
        connection,
        typed ?? typedFor(connection.name),
        serverSettings,
        trans,
        use
      );
    },
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
  const openers: {
    readonly setup: JobOpener<SetupQuestion, SetupJob>;
    readonly migrate: JobOpener<MigrateQuestion, MigrateJob>;
    readonly pack: JobOpener<PackQuestion, PackJob>;
    readonly verify: JobOpener<CheckQuestion, CheckJob>;
    readonly purge: JobOpener<PurgeQuestion, PurgeJob>;
    readonly adopt: JobOpener<AdoptQuestion, AdoptJob>;
    readonly archive: JobOpener<ArchiveQuestion, ArchiveJob>;
    readonly export: JobOpener<ExportQuestion, ExportJob>;
  } = {
    setup: jobOpener<SetupQuestion, SetupJob>(
      {
        title: name => jobTitle('setup', name, trans),
        needs: ['change'],
        use: 'setup',
        make: (dataset, connection, question) =>
          new SetupJob(dataset, { feed, connection }, question),
        render: (job, connection, signIn) => (
          <SetupView
            state={job.state}
            actions={job}
            facts={job}
            connection={connection}
            copyText={copyText}
            {...viewProps(connection, 'setup', signIn)}
          />
        )
      },
      options
    ),
    migrate: jobOpener<MigrateQuestion, MigrateJob>(
      {
        title: name => jobTitle('migrate', name, trans),
        needs: ['change', 'migrate'],
        make: (dataset, connection, question) =>
          new MigrateJob(
            dataset,
            migrateTools(connection, feed, app.serviceManager),
            question
          ),
        render: (job, connection, signIn) => (
          <MigrateView
            state={job.state}
            actions={job}
            serverUnable={job.serverUnable}
            beside={job.beside}
            outdated={job.outdated}
            prices={pricesOf(connection)}
            {...viewProps(connection, 'migrate', signIn)}
            onSetUp={() =>
              void app.commands.execute(commandId('setup'), {
                connection: connection.name
              })
            }
          />
        )
      },
      options
    ),
    pack: jobOpener<PackQuestion, PackJob>(
      {
        title: name => jobTitle('pack', name, trans),
        needs: ['change'],
        make: (dataset, _, question) =>
          new PackJob(
            dataset,
            {
              maker: picturesOfJob(),
              random: () => Math.random()
            },
            question
          ),
        render: (job, connection, signIn) => (
          <PackView
            state={job.state}
            actions={job}
            {...viewProps(connection, 'pack', signIn)}
          />
        )
      },
      options
    ),
    verify: jobOpener<CheckQuestion, CheckJob>(
      {
        title: name => jobTitle('verify', name, trans),
        needs: [],
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
        title: name => jobTitle('purge', name, trans),
        needs: ['change', 'purge'],
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
    ),
    adopt: jobOpener<AdoptQuestion, AdoptJob>(
      {
        title: name => jobTitle('adopt', name, trans),
        needs: ['change'],
        make: (dataset, _, question) => new AdoptJob(dataset, question),
        render: (job, connection, signIn) => (
          <AdoptView
            state={job.state}
            actions={job}
            {...viewProps(connection, 'adopt', signIn)}
          />
        )
      },
      options
    ),
    archive: jobOpener<ArchiveQuestion, ArchiveJob>(
      {
        title: name => jobTitle('archive', name, trans),
        needs: ['change'],
        make: (dataset, connection, question) =>
          new ArchiveJob(dataset, archivePricesOf(connection), question),
        render: (job, connection, signIn) => (
          <ArchiveView
            state={job.state}
            actions={job}
            {...viewProps(connection, 'archive', signIn)}
          />
        )
      },
      options
    ),
    export: jobOpener<ExportQuestion, ExportJob>(
      {
        title: name => jobTitle('export', name, trans),
        needs: ['export'],
        make: (dataset, { bucket, name }, question) =>
          new ExportJob(
            dataset,
            {
              bucket,
              parquet: beginParquet,
              save: exportSaver(app.serviceManager.contents, `curated-${name}`)
            },
            question
          ),
        render: (job, connection, signIn) => (
          <ExportView
            state={job.state}
            actions={job}
            {...viewProps(connection, 'export', signIn)}
          />
        )
      },
      options
    )
  };
  const { setup, migrate, pack, verify, purge } = openers;
  const { adopt, archive, export: exporting } = openers;
  listServerJobs(feed, list, {
    // Only these two have a page that shows a job beside the server.
    hasPage: ({ job: { request } }) =>
      request.kind === 'migrate' || request.kind === 'setup',
    isInSight: ({ job: { id, request } }) =>
      jobs.isInSight ||
      migrate.isInSight(request.connection.name, job => job.shows(id)) ||
      setup.isInSight(request.connection.name, job => job.shows(id)),
    open: ({ job: { id, request } }) => {
      const shown = [request.connection.name, { serverJob: id }] as const;
      void (request.kind === 'migrate'
        ? migrate.open(...shown)
        : request.kind === 'setup'
          ? setup.open(...shown)
          : jobs.open());
    }
  });
  return {
    setup: (connection, args) => setup.open(connection, setupQuestion(args)),
    migrate: (connection, args) =>
      migrate.open(connection, migrateQuestion(args)),
    pack: (connection, args) => pack.open(connection, packQuestion(args)),
    verify: (connection, args) => verify.open(connection, checkQuestion(args)),
    purge: (connection, args) => purge.open(connection, purgeQuestion(args)),
    adopt: (connection, args) => adopt.open(connection, adoptQuestion(args)),
    archive: (connection, args) =>
      archive.open(connection, archiveQuestion(args)),
    export: (connection, args) =>
      exporting.open(connection, exportQuestion(args)),
    jobs: async (_, { show }) => (show === false ? feed.refresh() : jobs.open())
  };
}
