import type { JupyterFrontEnd } from '@jupyterlab/application';
import { DOMUtils, MainAreaWidget } from '@jupyterlab/apputils';
import type { Widget } from '@lumino/widgets';

import type { JobDataset } from '../../desk/jobs/job';
import type { Connection } from '../../domain/connection/connection';
import { curationIcon } from '../icon';
import type { JobPanelOptions, LiveJob } from './jobPanel';
import { JobPanel } from './jobPanel';

/** A kind of job. */
export interface JobKind<Question extends object, Job> {
  /** The widget's title by the connection's name, which is empty if there is none. */
  readonly title: (connection: string) => string;
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
  'trans' | 'openSettings' | 'connect'
> {
  readonly app: JupyterFrontEnd;
  /** The connection of a name as configured now, or the first one. */
  readonly find: (name: string | undefined) => Promise<Connection | undefined>;
}

/** A job that asks for its options before it does anything. */
type AskingJob<Question> = LiveJob['job'] & {
  readonly state: {
    readonly question: Question;
    readonly step: { readonly kind: string };
  };
  ask(question: Partial<Question>): void;
};

/** Opens the one widget of a kind of job for a connection, by default for the first one. */
export type OpenJob<Question extends object> = (
  connection: string | undefined,
  question: Partial<Question>
) => Promise<Widget>;

export function jobOpener<
  Question extends object,
  Job extends AskingJob<Question>
>(
  { title, make, render }: JobKind<Question, Job>,
  { app, find, ...options }: JobOpenerOptions
): OpenJob<Question> {
  const opened = new Map<
    string,
    { readonly widget: Widget; readonly ask: (q: Partial<Question>) => void }
  >();
  return async (asked, question) => {
    // The panel tells why there is none.
    const first = (): Promise<Connection | undefined> =>
      find(undefined).catch(() => undefined);
    const name = asked ?? (await first())?.name ?? '';
    const known = opened.get(name);
    if (known) {
      known.ask(question);
      app.shell.activateById(known.widget.id);
      return known.widget;
    }
    let job: Job | undefined;
    const content = new JobPanel({
      ...options,
      find: () => find(name || undefined),
      make: ({ dataset }, connection, signIn) => {
        const made = make(dataset, connection, job?.state.question ?? question);
        job = made;
        return { job: made, render: () => render(made, connection, signIn) };
      }
    });
    const widget = new MainAreaWidget({ content });
    widget.id = DOMUtils.createDomID();
    widget.title.label = title(name);
    widget.title.icon = curationIcon;
    widget.title.closable = true;
    // A job has no toolbar items.
    widget.toolbar.hide();
    widget.disposed.connect(() => opened.delete(name));
    opened.set(name, {
      widget,
      // A job that runs or shows its result is not asked anything else.
      ask: other => {
        if (job?.state.step.kind === 'asking') {
          job.ask(other);
        }
      }
    });
    app.shell.add(widget, 'main', { type: 'Curation' });
    await content.connect();
    app.shell.activateById(widget.id);
    return widget;
  };
}
