import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget, ReactWidget } from '@jupyterlab/apputils';
import type { Message } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { JobList, ListedJob } from '../../../desk/jobs/jobList';
import type { ServerJobFeed } from '../../../desk/jobs/server/serverJobFeed';
import { JOB_NAMES } from '../../../domain/jobs/list/jobPhase';
import { Pane } from '../../../ui/controls/pane/Pane';
import { TransContext } from '../../../ui/controls/trans';
import { useStore } from '../../../ui/controls/useStore';
import type { JobsActions, JobStart } from '../../../ui/jobs/list/jobsActions';
import { JobsView } from '../../../ui/jobs/list/JobsView';
import type { Trans } from '../../../words/trans';
import { asTab } from '../../asTab';
import { commandId } from '../../ids';
import { reportSinks } from '../reportSinks';

export interface JobsPageOptions {
  readonly app: JupyterFrontEnd;
  readonly list: JobList;
  readonly feed: ServerJobFeed;
  readonly trans: Trans;
}

/** The page with all jobs; there is one. */
export interface JobsPage {
  open(): Widget;
  readonly isInSight: boolean;
}

export function jobsPage({
  app,
  list,
  feed,
  trans
}: JobsPageOptions): JobsPage {
  let opened: Widget | undefined;
  const open = (): Widget => {
    if (opened === undefined || opened.isDisposed) {
      const content = new JobsPanel(list, feed, trans, () => startsOf(app));
      const widget = new MainAreaWidget({ content });
      asTab(widget, trans.__('Jobs'));
      widget.toolbar.hide();
      app.shell.add(widget, 'main', { type: 'Curation' });
      opened = widget;
    }
    app.shell.activateById(opened.id);
    return opened;
  };
  return {
    open,
    get isInSight() {
      return opened?.isVisible === true;
    }
  };
}

/** The commands that start a job, as the palette names them. */
function startsOf({ commands }: JupyterFrontEnd): readonly JobStart[] {
  return JOB_NAMES.map(commandId)
    .filter(id => commands.hasCommand(id))
    .map(id => ({
      label: commands.label(id),
      onStart: () => void commands.execute(id)
    }));
}

class JobsPanel extends ReactWidget {
  /** Set while the list of the server is watched. */
  private _end: (() => void) | null = null;

  constructor(
    private readonly _list: JobList,
    private readonly _feed: ServerJobFeed,
    private readonly _trans: Trans,
    private readonly _starts: () => readonly JobStart[]
  ) {
    super();
    this.addClass('jp-CurationPanel');
    this.node.tabIndex = -1;
  }

  dispose(): void {
    this._unwatch();
    super.dispose();
  }

  /** The server is asked for its jobs only while somebody sees them. */
  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._watch();
  }

  protected onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (this.isVisible) {
      this._watch();
    }
  }

  protected onAfterHide(message: Message): void {
    super.onAfterHide(message);
    this._unwatch();
  }

  protected onBeforeDetach(message: Message): void {
    super.onBeforeDetach(message);
    this._unwatch();
  }

  private _watch(): void {
    this._end ??= this._feed.watch();
  }

  private _unwatch(): void {
    this._end?.();
    this._end = null;
  }

  protected onActivateRequest(): void {
    // The element that gets the focus may not be rendered yet.
    void (this.renderPromise ?? Promise.resolve()).then(() => {
      if (!this.node.contains(document.activeElement)) {
        (
          this.node.querySelector<HTMLElement>('button:enabled') ?? this.node
        ).focus();
      }
    });
  }

  protected render(): JSX.Element {
    return (
      <TransContext.Provider value={this._trans}>
        <Pane name="job" of={this._list} request={0}>
          <Drawn list={this._list} feed={this._feed} starts={this._starts()} />
        </Pane>
      </TransContext.Provider>
    );
  }
}

/** The list, rendered again when it changes. */
function Drawn({
  list,
  feed,
  starts
}: {
  list: JobList;
  feed: ServerJobFeed;
  starts: readonly JobStart[];
}): JSX.Element {
  const { jobs } = useStore(list.store);
  const { unable } = useStore(feed.store);
  return (
    <JobsView
      jobs={jobs}
      now={list.now()}
      starts={starts}
      serverUnable={unable}
      actions={actionsOf(list)}
    />
  );
}

function actionsOf(list: JobList): JobsActions {
  return {
    open: ({ id }) => list.handleOf(id)?.open(),
    canOpen: ({ id }) => list.handleOf(id)?.hasNoPage !== true,
    cancel: ({ id }) => list.handleOf(id)?.cancel?.(),
    canCancel: ({ id }) => list.handleOf(id)?.cancel !== undefined,
    resume: ({ id }) => list.handleOf(id)?.resume?.(),
    canResume: ({ id }) => list.handleOf(id)?.resume !== undefined,
    forget: ({ id }) => list.forget(id),
    canRead: ({ id, report }) =>
      report === undefined && list.handleOf(id)?.readReport !== undefined,
    read: ({ id }) => list.handleOf(id)?.readReport?.(),
    sinks: ({ name, connection }: ListedJob) =>
      reportSinks(() => `${name}-${connection}`)
  };
}
