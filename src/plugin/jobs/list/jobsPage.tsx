import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget, ReactWidget } from '@jupyterlab/apputils';
import type { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { JobList, ListedJob } from '../../../desk/jobs/jobList';
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
  readonly trans: Trans;
}

/** Opens the page with all jobs; there is one. */
export function jobsPage({ app, list, trans }: JobsPageOptions): () => Widget {
  let opened: Widget | undefined;
  return () => {
    if (opened === undefined || opened.isDisposed) {
      const content = new JobsPanel(list, trans, () => startsOf(app));
      const widget = new MainAreaWidget({ content });
      asTab(widget, trans.__('Jobs'));
      widget.toolbar.hide();
      app.shell.add(widget, 'main', { type: 'Curation' });
      opened = widget;
    }
    app.shell.activateById(opened.id);
    return opened;
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
  constructor(
    private readonly _list: JobList,
    private readonly _trans: Trans,
    private readonly _starts: () => readonly JobStart[]
  ) {
    super();
    this.addClass('jp-CurationPanel');
    this.node.tabIndex = -1;
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
          <Drawn list={this._list} starts={this._starts()} />
        </Pane>
      </TransContext.Provider>
    );
  }
}

/** The list, rendered again when it changes. */
function Drawn({
  list,
  starts
}: {
  list: JobList;
  starts: readonly JobStart[];
}): JSX.Element {
  const { jobs } = useStore(list.store);
  return (
    <JobsView
      jobs={jobs}
      now={list.now()}
      starts={starts}
      actions={actionsOf(list)}
    />
  );
}

function actionsOf(list: JobList): JobsActions {
  return {
    open: ({ id }) => list.handleOf(id)?.open(),
    cancel: ({ id }) => list.handleOf(id)?.cancel(),
    resume: ({ id }) => list.handleOf(id)?.resume?.(),
    canResume: ({ id }) => list.handleOf(id)?.resume !== undefined,
    forget: ({ id }) => list.forget(id),
    sinks: ({ name, connection }: ListedJob) =>
      reportSinks(() => `${name}-${connection}`)
  };
}
