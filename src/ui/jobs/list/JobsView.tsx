import * as React from 'react';
import { useState } from 'react';

import type { ListedJob } from '../../../desk/jobs/jobList';
import { isActive } from '../../../domain/jobs/list/jobPhase';
import { keepOpenText, noJobsText } from '../../../words/jobs/list/jobsPage';
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
  actions: JobsActions;
}

/** All jobs of this page: what runs, what asks, what ended. */
export function JobsView({
  jobs,
  now,
  starts,
  actions
}: JobsViewProps): JSX.Element {
  const trans = useTrans();
  const [shown, setShown] = useState<string | null>(null);
  const here = jobs.some(
    ({ phase, place }) => isActive(phase) && place === 'page'
  );
  return (
    <JobFrame
      step={jobs.length === 0 ? 'empty' : 'list'}
      heading={jobs.length === 0 ? trans.__('No jobs') : trans.__('Jobs')}
      lead={
        jobs.length === 0
          ? noJobsText(trans)
          : here
            ? keepOpenText(trans)
            : undefined
      }
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
      {jobs.length > 0 && (
        <ul className="jp-CurationJobs" aria-label={trans.__('Jobs')}>
          {jobs.map(job => (
            <JobCard
              key={job.id}
              job={job}
              now={now}
              actions={actions}
              reportShown={job.id === shown}
              onReport={() => setShown(job.id === shown ? null : job.id)}
            />
          ))}
        </ul>
      )}
    </JobFrame>
  );
}
