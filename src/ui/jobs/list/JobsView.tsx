import * as React from 'react';
import { useState } from 'react';

import type { ListedJob } from '../../../desk/jobs/jobList';
import { isActive } from '../../../domain/jobs/list/jobPhase';
import { noJobsText, runningLead } from '../../../words/jobs/list/jobsPage';
import { serverUnableText } from '../../../words/jobs/list/serverJobs';
import type { Problem } from '../../../words/errors';
import { Button } from '../../controls/Button';
import { useTrans } from '../../controls/trans';
import { JobFrame } from '../JobFrame';
import { JobCard } from './JobCard';
import type { JobsActions, JobStart } from './jobsActions';

export interface JobsViewProps {
  jobs: readonly ListedJob[];
  /** ms since the epoch. */
  now: number;
  starts: readonly JobStart[];
  /** Why the Jupyter server runs none; null if it does. */
  serverUnable: Problem | null;
  actions: JobsActions;
}

/** All jobs of this page: what runs, what asks, what ended. */
export function JobsView({
  jobs,
  now,
  starts,
  serverUnable,
  actions
}: JobsViewProps): JSX.Element {
  const trans = useTrans();
  const [shown, setShown] = useState<string | null>(null);
  const running = jobs.filter(({ phase }) => isActive(phase));
  return (
    <JobFrame
      step={jobs.length === 0 ? 'empty' : 'list'}
      heading={jobs.length === 0 ? trans.__('No jobs') : trans.__('Jobs')}
      lead={jobs.length === 0 ? noJobsText(trans) : runningLead(running, trans)}
    >
      <div
        className="jp-CurationActions"
        role="group"
        aria-label={trans.__('Start a job')}
      >
        {starts.map(({ label, onStart }) => (
          <Button key={label} label={label} onClick={onStart} />
        ))}
      </div>
      {serverUnable !== null && (
        <p className="jp-CurationJob-remark jp-CurationJob-lead">
          {serverUnableText(serverUnable, trans)}
        </p>
      )}
      {jobs.length > 0 && (
        <ul className="jp-CurationJobs" aria-label={trans.__('Jobs')}>
          {jobs.map(job => (
            <JobCard
              key={job.id}
              job={job}
              now={now}
              actions={actions}
              reportShown={job.id === shown}
              onReport={() => {
                setShown(job.id === shown ? null : job.id);
                if (job.id !== shown && actions.canRead(job)) {
                  actions.read(job);
                }
              }}
            />
          ))}
        </ul>
      )}
    </JobFrame>
  );
}
