import type { ILabStatus } from '@jupyterlab/application';
import type { IDisposable } from '@lumino/disposable';

import type { JobList } from '../../../desk/jobs/jobList';
import { isActive } from '../../../domain/jobs/list/jobPhase';

/** Marks JupyterLab as dirty while a job runs in this page, so that it asks before the page is closed. */
export function keepPageForJobs(
  { store }: Pick<JobList, 'store'>,
  labStatus: Pick<ILabStatus, 'setDirty'> | null
): void {
  let dirty: IDisposable | null = null;
  store.subscribe(() => {
    const runs = store.state.jobs.some(
      ({ phase, place }) => isActive(phase) && place === 'page'
    );
    if (!runs) {
      dirty?.dispose();
      dirty = null;
    } else {
      dirty ??= labStatus?.setDirty() ?? null;
    }
  });
}
