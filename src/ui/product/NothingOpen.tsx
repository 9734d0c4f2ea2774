import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskState } from '../../desk/state';
import { conditionsOf, filterFor } from '../../domain/queue/queueFilter';
import {
  allDoneText,
  chooseCategoryText,
  chooseProductText,
  noCategoriesText,
  noProductsTitle
} from '../../words/product/nothingOpen';
import { EmptyView } from '../controls/EmptyView';
import { ProblemView } from '../controls/ProblemView';
import type { ViewAction } from '../controls/ViewActions';
import { useTrans } from '../controls/trans';

export interface NothingOpenProps {
  state: Pick<DeskState, 'categories' | 'category' | 'queue' | 'status'>;
  /** What can be done about the connection. */
  connectionActions?: readonly ViewAction[];
  actions: Pick<DeskActions, 'run'>;
}

/** Why no product is open, and what to do about it. */
export function NothingOpen({
  state: { categories, category, queue, status },
  connectionActions = [],
  actions
}: NothingOpenProps): JSX.Element {
  const trans = useTrans();
  const again = {
    label: trans.__('Try again'),
    onClick: () => actions.run('refresh', {})
  };
  if (categories.state === 'failed') {
    return (
      <ProblemView
        problem={categories.problem}
        actions={[again, ...connectionActions]}
      />
    );
  }
  if (
    categories.state === 'loading' ||
    (queue.state === 'loading' && queue.rows.length === 0 && category !== null)
  ) {
    return <EmptyView title={trans.__('Loading…')} />;
  }
  if (categories.value.length === 0) {
    return (
      <EmptyView
        title={trans.__('No products yet')}
        text={noCategoriesText(trans)}
        actions={[{ ...again, label: trans.__('Refresh') }]}
      />
    );
  }
  if (category === null) {
    return (
      <EmptyView
        title={trans.__('Choose a category')}
        text={chooseCategoryText(trans)}
      />
    );
  }
  const empty =
    queue.state === 'ready' && queue.rows.length === 0 && !queue.more;
  if (empty && conditionsOf(filterFor(queue.filter, status)) > 0) {
    return (
      <EmptyView
        title={trans.__('No product matches the filter of the queue')}
        actions={[
          {
            label: trans.__('Show all'),
            onClick: () => actions.run('clear-filter', {})
          }
        ]}
      />
    );
  }
  if (empty) {
    return (
      <EmptyView
        title={noProductsTitle(category, status, trans)}
        text={status === 'PENDING' ? allDoneText(trans) : undefined}
      />
    );
  }
  return (
    <EmptyView
      title={trans.__('No product is open')}
      text={chooseProductText(trans)}
    />
  );
}
