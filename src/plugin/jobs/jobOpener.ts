import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Widget } from '@lumino/widgets';

import type { CredentialsUse } from '../../adapters/jupyter/credentialsQuery';
import type { JobDataset } from '../../desk/jobs/job';
import type { JobList } from '../../desk/jobs/jobList';
import type { ShownJob } from '../../desk/jobs/jobStatus';
import type { Needed } from '../../domain/connection/serverPolicy';
import type { Connection } from '../../domain/connection/connection';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import type { ConnectedDataset } from '../connection/connectDataset';
import type { JobPanelOptions, LiveJob } from './jobPanel';
import { JobPanel } from './jobPanel';
import { JobWidget } from './list/jobWidget';

/** A kind of job. */
export interface JobKind<Question extends object, Job> {
  /** The widget's title by the connection's name, which is empty if there is none. */
  readonly title: (connection: string) => string;
  /** What the server narrows its credentials to. Default: work on the data. */
  readonly use?: CredentialsUse;
  /** What the policy of the server must allow. */
  readonly needs: readonly Needed[];
  readonly make: (
    dataset: JobDataset,
    connection: Connection,
    question: Partial<Question>
  ) => Job;
  /** @param signIn - connects again */
  readonly render: (
    job: Job,
    connection: Connection,
    signIn: () => void
  ) => JSX.Element;
}

export interface JobOpenerOptions extends Pick<
  JobPanelOptions,
  'trans' | 'openSettings'
> {
  readonly app: JupyterFrontEnd;
  readonly list: JobList;
  readonly connect: (
    connection: Connection,
    typed: TemporaryCredentials | undefined,
    use: CredentialsUse,
    needs: readonly Needed[]
  ) => Promise<ConnectedDataset>;
  /** The job's page came into sight, or is not in sight any more. */
  readonly sightChanged: () => void;
  /** The connection of a name as configured now, or the first one. */
  readonly find: (name: string | undefined) => Promise<Connection | undefined>;
}

/** A job that asks for its options before it does anything. */
type AskingJob<Question> = LiveJob['job'] &
  ShownJob & {
    cancel(): void;
    resume?(): void;
    readonly state: {
      readonly question: Question;
      readonly step: { readonly kind: string };
    };
    ask(question: Partial<Question>): void;
    /** Whether it can be asked that now. Default: while it asks. */
    takes?(question: Partial<Question>): boolean;
  };

/** Opens the one widget of a kind of job for a connection, by default for the first one. */
export type OpenJob<Question extends object> = (
  connection: string | undefined,
  question: Partial<Question>
) => Promise<Widget>;

/** Jobs of one kind, and their widgets. */
export interface JobOpener<Question extends object, Job> {
  readonly open: OpenJob<Question>;
  /** Whether the job of a connection is in sight and is such a one. */
  isInSight(connection: string, which: (job: Job) => boolean): boolean;
}

export function jobOpener<
  Question extends object,
  Job extends AskingJob<Question>
>(
  { title, make, render, needs, use = 'upkeep' }: JobKind<Question, Job>,
  { app, list, sightChanged, find, connect, ...options }: JobOpenerOptions
): JobOpener<Question, Job> {
  const opened = new Map<
    string,
    {
      readonly widget: JobWidget;
      readonly job: () => Job | undefined;
      readonly ask: (q: Partial<Question>) => void;
    }
  >();
  const show = (widget: JobWidget): void => {
    // Its tab may have been closed while it ran.
    if (!widget.isAttached) {
      app.shell.add(widget, 'main', { type: 'Curation' });
    }
    app.shell.activateById(widget.id);
  };
  const open: OpenJob<Question> = async (asked, question) => {
    // The panel tells why there is none.
    const first = (): Promise<Connection | undefined> =>
      find(undefined).catch(() => undefined);
    const name = asked ?? (await first())?.name ?? '';
    const known = opened.get(name);
    if (known) {
      known.ask(question);
      show(known.widget);
      return known.widget;
    }
    let job: Job | undefined;
    const content = new JobPanel({
      ...options,
      find: () => find(name || undefined),
      connect: (connection, typed) => connect(connection, typed, use, needs),
      make: ({ dataset }, connection, signIn) => {
        const made = make(dataset, connection, job?.state.question ?? question);
        job = made;
        return {
          job: listed(made, connection.name),
          render: () => render(made, connection, signIn)
        };
      }
    });
    const widget = new JobWidget(content, title(name));
    /** The job, in the list from when it begins to work. */
    const listed = (made: Job, of: string): LiveJob['job'] => {
      const leave = list.follow(made, of, {
        open: () =>
          // Once its tab is closed, there is another one for the connection.
          void (widget.isDisposed ? open(of, {}) : show(widget)),
        isInSight: () => widget.isVisible,
        cancel: () => made.cancel(),
        ...(made.resume && {
          resume: () => {
            if (widget.isDisposed) {
              void open(of, made.state.question);
            } else {
              show(widget);
              made.resume?.();
            }
          }
        })
      });
      return {
        store: made.store,
        get running() {
          return made.running;
        },
        start: () => made.start(),
        dispose: () => made.dispose().finally(leave)
      };
    };
    widget.sightChanged.connect(sightChanged);
    widget.disposed.connect(() => opened.delete(name));
    opened.set(name, {
      widget,
      job: () => job,
      // A job that runs or shows its result is not asked anything else.
      ask: other => {
        if (job?.takes?.(other) ?? job?.state.step.kind === 'asking') {
          job?.ask(other);
        }
      }
    });
    app.shell.add(widget, 'main', { type: 'Curation' });
    await content.connect();
    app.shell.activateById(widget.id);
    return widget;
  };
  return {
    open,
    isInSight: (connection, which) => {
      const known = opened.get(connection);
      const job = known?.job();
      return (
        known?.widget.isVisible === true && job !== undefined && which(job)
      );
    }
  };
}
