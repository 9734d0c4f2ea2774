import { ReactWidget } from '@jupyterlab/apputils';
import type { IStatusBar } from '@jupyterlab/statusbar';
import { Signal } from '@lumino/signaling';
import * as React from 'react';

import type { JobList } from '../../../desk/jobs/jobList';
import { isActive } from '../../../domain/jobs/list/jobPhase';
import { jobCountText } from '../../../words/jobs/list/jobsPage';
import type { Trans } from '../../../words/trans';

export interface JobCountOptions {
  readonly statusBar: IStatusBar | null;
  readonly list: JobList;
  readonly trans: Trans;
  /** Opens the page with all jobs. */
  readonly open: () => void;
}

/** Adds the number of jobs that run to JupyterLab's status bar. Nothing is there while none runs. */
export function addJobCount({ statusBar, ...options }: JobCountOptions): void {
  const item = new CountItem(options);
  statusBar?.registerStatusItem('jupyterlab-curation:jobs', {
    item,
    align: 'left',
    rank: 51,
    isActive: () => item.count > 0,
    activeStateChanged: item.countChanged
  });
}

class CountItem extends ReactWidget {
  readonly countChanged = new Signal<this, void>(this);
  count = 0;

  constructor(private readonly _options: Omit<JobCountOptions, 'statusBar'>) {
    super();
    const { list } = _options;
    list.store.subscribe(() => {
      const count = list.jobs.filter(({ phase }) => isActive(phase)).length;
      if (count !== this.count) {
        this.count = count;
        this.countChanged.emit();
        this.update();
      }
    });
  }

  protected render(): JSX.Element {
    const { trans, open } = this._options;
    return (
      <button
        type="button"
        className="jp-CurationJobs-count"
        title={trans.__('Show the jobs')}
        onClick={open}
      >
        {jobCountText(this.count, trans)}
      </button>
    );
  }
}
