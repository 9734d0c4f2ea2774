import * as React from 'react';

import type { ListedJob } from '../../../desk/jobs/jobList';
import { canGoOn, isActive, isOver } from '../../../domain/jobs/list/jobPhase';
import {
  elsewhereText,
  jobDetailText,
  jobTimesText,
  jobTitle,
  phaseText,
  placeText,
  readingReportText
} from '../../../words/jobs/list/jobsPage';
import { progressText } from '../../../words/jobs/list/jobPace';
import { Button } from '../../controls/Button';
import { ProblemView } from '../../controls/ProblemView';
import { useTrans } from '../../controls/trans';
import { CancelButton, JobProgress } from '../JobProgress';
import { ReportActions } from '../ReportActions';
import type { JobsActions } from './jobsActions';
import { ReportTable } from './ReportTable';

export interface JobCardProps {
  job: ListedJob;
  /** ms since the epoch. */
  now: number;
  actions: JobsActions;
  reportShown: boolean;
  onReport: () => void;
}

/** One job of the list. */
export function JobCard({
  job,
  now,
  actions,
  reportShown,
  onReport
}: JobCardProps): JSX.Element {
  const trans = useTrans();
  const title = jobTitle(job.name, job.connection, trans);
  const { phase, report, problem, count } = job;
  const detail = jobDetailText(job, trans);
  return (
    <li className={`jp-CurationJobs-job jp-mod-${phase}`}>
      <div className="jp-CurationJobs-head">
        <h3>{title}</h3>
        <span className="jp-CurationJobs-phase">{phaseText(job, trans)}</span>
        <span className="jp-CurationJob-remark">
          {jobTimesText(job.started, job.ended, trans)}
        </span>
        <span className="jp-CurationJob-remark">
          {placeText(job.place, trans)}
        </span>
        {detail !== '' && (
          <span className="jp-CurationJob-remark">{detail}</span>
        )}
      </div>
      {isActive(phase) && (
        <JobProgress
          label={title}
          words={progressText(job, now, trans)}
          done={count?.done ?? 0}
          total={count?.total}
          stopping={job.stopping === true}
        />
      )}
      {problem !== undefined && <ProblemView problem={problem} compact />}
      {job.elsewhere === true && (
        <p className="jp-CurationJob-remark">{elsewhereText(trans)}</p>
      )}
      <div className="jp-CurationActions">
        {isActive(phase) && actions.canCancel(job) && (
          <CancelButton
            name={trans.__('Cancel %1', title)}
            stopping={job.stopping === true}
            onCancel={() => actions.cancel(job)}
          />
        )}
        {actions.canOpen(job) && (
          <Button
            label={trans.__('Open')}
            name={trans.__('Open %1', title)}
            onClick={() => actions.open(job)}
          />
        )}
        {canGoOn(phase) && actions.canResume(job) && (
          <Button
            label={trans.__('Resume')}
            name={trans.__('Resume %1', title)}
            primary
            onClick={() => actions.resume(job)}
          />
        )}
        {(report !== undefined || actions.canRead(job)) && (
          <button
            type="button"
            className="jp-CurationButton"
            aria-expanded={reportShown}
            onClick={onReport}
          >
            {reportShown ? trans.__('Hide the Report') : trans.__('Report')}
          </button>
        )}
        {isOver(phase) && (
          <Button
            label={trans.__('Remove from the List')}
            name={trans.__('Remove %1 from the list', title)}
            title={
              job.place === 'server'
                ? trans.__('Remove it and its report from the server')
                : undefined
            }
            onClick={() => actions.forget(job)}
          />
        )}
      </div>
      {report === undefined && problem === undefined && reportShown && (
        <p className="jp-CurationJob-remark" role="status">
          {readingReportText(trans)}
        </p>
      )}
      {report !== undefined && reportShown && (
        <div className="jp-CurationJobs-report">
          <ReportTable report={report} label={title} />
          <div className="jp-CurationActions">
            <ReportActions report={report} sinks={actions.sinks(job)} />
          </div>
        </div>
      )}
    </li>
  );
}
