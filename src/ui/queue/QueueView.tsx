import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import type { QueueState } from '../../desk/state';
import type { Category } from '../../domain/catalogueItem';
import { conditionsOf, filterFor } from '../../domain/queue/queueFilter';
import type { StatusCounts } from '../../domain/product/status';
import { EmptyView } from '../controls/EmptyView';
import { ProblemView } from '../controls/ProblemView';
import { emptyQueueText } from '../../words/product/nothingOpen';
import { useTrans } from '../controls/trans';
import { FilterBar } from './FilterBar';
import { Progress } from './Progress';
import { QueueList } from './QueueList';
import { ReadSoFar } from './ReadSoFar';

export interface QueueViewProps {
  queue: QueueState;
  counts: StatusCounts | undefined;
  category: Category | null;
  status: string;
  /** The product on the desk. */
  current: string | undefined;
  /** Who looks at it. */
  person: string | null | undefined;
  /** Conditions that were typed and not applied. */
  typedFilter: string | undefined;
  actions: Pick<
    DeskActions,
    | 'run'
    | 'keepTyped'
    | 'loadMore'
    | 'nameRows'
    | 'stopLoading'
    | 'closeFilter'
  >;
  pictures: DeskPictures;
  onPick: (productId: string) => void;
}

/** The category's progress and its products. */
export function QueueView({
  queue,
  counts,
  category,
  status,
  current,
  person,
  typedFilter,
  actions,
  pictures,
  onPick
}: QueueViewProps): JSX.Element {
  const trans = useTrans();
  const empty = queue.rows.length === 0;
  const filtered = conditionsOf(filterFor(queue.filter, status)) > 0;
  return (
    <nav className="jp-CurationQueue" aria-label={trans.__('Queue')}>
      <Progress category={category} counts={counts} actions={actions} />
      <FilterBar
        queue={queue}
        status={status}
        person={person}
        typed={typedFilter}
        actions={actions}
      />
      {(filtered || queue.paused) && (
        <ReadSoFar queue={queue} actions={actions} />
      )}
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
        <Nothing filtered={filtered} status={status} actions={actions} />
      )}
    </nav>
  );
}

/** Why the queue is empty, and what to do about it. */
function Nothing({
  filtered,
  status,
  actions
}: Pick<QueueViewProps, 'status'> & {
  filtered: boolean;
  actions: Pick<DeskActions, 'run'>;
}): JSX.Element {
  const trans = useTrans();
  const text = emptyQueueText(status, filtered, trans);
  return filtered ? (
    <EmptyView
      title={trans.__('Nothing matches')}
      text={text}
      actions={[
        {
          label: trans.__('Show all'),
          onClick: () => actions.run('clear-filter', {})
        }
      ]}
    />
  ) : (
    <EmptyView
      title={trans.__('Nothing here')}
      text={text}
      actions={[
        {
          label: trans.__('Refresh'),
          onClick: () => actions.run('refresh', {})
        }
      ]}
    />
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
