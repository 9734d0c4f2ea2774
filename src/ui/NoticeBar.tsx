import * as React from 'react';

import type { DeskActions } from '../desk/commands/deskActions';
import type { Problem } from '../words/errors';
import { signInHelps } from '../words/errors';
import { offlineText } from '../words/connection/signIn';
import { ProblemView } from './controls/ProblemView';
import { startServerAction } from './connection/startServer';
import type { ViewAction } from './controls/ViewActions';
import { useTrans } from './controls/trans';

export interface NoticeBarProps {
  notice: Problem | null;
  offline: boolean;
  /** Problems with the connection, for as long as they last. */
  connection: readonly Problem[];
  /** What can be done about them. */
  connectionActions: readonly ViewAction[];
  /** Other problems, for as long as they last. */
  problems: readonly Problem[];
  actions: Pick<DeskActions, 'dismissNotice'>;
  onSignIn?: () => void;
}

/** Problems of the whole desk, shown above everything. The rest keeps working. */
export function NoticeBar({
  notice,
  offline,
  connection,
  connectionActions,
  problems,
  actions,
  onSignIn
}: NoticeBarProps): JSX.Element | null {
  const trans = useTrans();
  const offered = (problem: Problem): ViewAction[] => [
    ...startServerAction(problem, trans),
    ...(signInHelps(problem) && onSignIn
      ? [{ label: trans.__('Sign in'), primary: true, onClick: onSignIn }]
      : [])
  ];
  const lasting = [...connection, ...problems];
  return notice === null && lasting.length === 0 && !offline ? null : (
    <div className="jp-CurationNotices">
      {offline && (
        <p className="jp-CurationOffline" role="status">
          <b>
            <span aria-hidden="true">◌ </span>
            {trans.__('Offline.')}
          </b>{' '}
          {offlineText(trans)}
        </p>
      )}
      {lasting.map(problem => (
        <ProblemView
          key={problem.text}
          problem={problem}
          compact
          actions={[
            ...offered(problem),
            ...(connection.includes(problem) ? connectionActions : [])
          ]}
        />
      ))}
      {notice !== null && (
        <ProblemView
          problem={notice}
          compact
          actions={[
            ...offered(notice),
            {
              label: trans.__('Dismiss'),
              onClick: () => actions.dismissNotice()
            }
          ]}
        />
      )}
    </div>
  );
}
