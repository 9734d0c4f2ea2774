import * as React from 'react';

import type { DeskActions, DeskPictures } from '../../desk/actions';
import type { QueueState } from '../../desk/state';
import type { Category } from '../../domain/catalogueItem';
import type { StatusCounts } from '../../domain/status';
import { EmptyView } from '../EmptyView';
import { ProblemView } from '../ProblemView';
import { statusLabel } from '../bar/statusLabel';
import { useTrans } from '../trans';
import { Progress } from './Progress';
import { QueueList } from './QueueList';

export interface QueueViewProps {
  queue: QueueState;
  counts: StatusCounts | undefined;
  category: Category | null;
  status: string;
  /** The product on the desk. */
  current: string | undefined;
  /** Who looks at it. */
  person: string | null | undefined;
  actions: Pick<DeskActions, 'run' | 'loadMore'>;
  pictures: DeskPictures;
  onPick: (productId: string) => void;
}

/** The category's products: how far it is, and one row each. */
export function QueueView({
  queue,
  counts,
  category,
  status,
  current,
  person,
  actions,
  pictures,
  onPick
}: QueueViewProps): JSX.Element {
  const trans = useTrans();
  const empty = queue.rows.length === 0;
  return (
    <nav className="jp-CurationQueue" aria-label={trans.__('Queue')}>
      <Progress category={category} counts={counts} />
      {queue.remark !== null && (
        <p className="jp-CurationQueue-remark">{queue.remark}</p>
      )}
      {!empty && (
        <QueueList
          queue={queue}
          current={current}
          person={person}
          actions={actions}
          pictures={pictures}
          onPick={onPick}
        />
      )}
      {queue.state === 'failed' && queue.problem !== null && (
        <ProblemView
          problem={queue.problem}
          actions={[
            {
              label: trans.__('Try again'),
              onClick: () => actions.run('refresh', {})
            }
          ]}
        />
      )}
      {empty && queue.state === 'loading' && <SkeletonRows />}
      {empty && queue.state === 'ready' && !queue.more && (
        <EmptyView
          title={trans.__('Nothing here')}
          text={trans.__(
            'No product of this category is %1.',
            statusLabel(status, trans).toLowerCase()
          )}
          actions={[
            {
              label: trans.__('Refresh'),
              onClick: () => actions.run('refresh', {})
            }
          ]}
        />
      )}
    </nav>
  );
}

function SkeletonRows(): JSX.Element {
  const trans = useTrans();
  return (
    <div
      className="jp-CurationQueue-skeleton"
      role="img"
      aria-label={trans.__('Loading…')}
    >
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="jp-CurationRow jp-mod-skeleton">
          <span className="jp-CurationRow-cover">
            <span className="jp-CurationThumbnail jp-mod-loading" />
          </span>
          <span className="jp-CurationRow-words">
            <span className="jp-CurationRow-bar" />
            <span className="jp-CurationRow-bar" />
          </span>
        </div>
      ))}
    </div>
  );
}
