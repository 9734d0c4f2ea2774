import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskState } from '../../desk/state';
import { listEnd } from '../../domain/queue/listEnd';
import { conditionsOf, filterFor } from '../../domain/queue/queueFilter';
import {
  chooseCategoryText,
  chooseProductText,
  endOfListTitle,
  goOnLabel,
  listEndText,
  noCategoriesText,
  noProductsTitle
} from '../../words/product/nothingOpen';
import { EmptyView } from '../controls/EmptyView';
import { ProblemView } from '../controls/ProblemView';
import type { ViewAction } from '../controls/ViewActions';
import { useKeyHints } from '../controls/keyHints';
import { useTrans } from '../controls/trans';

export interface NothingOpenProps {
  state: Pick<
    DeskState,
    | 'access'
    | 'categories'
    | 'category'
    | 'counts'
    | 'nextCategory'
    | 'queue'
    | 'status'
  >;
  /** What can be done about the connection. */
  connectionActions?: readonly ViewAction[];
  actions: Pick<DeskActions, 'run'>;
}

/** Why no product is open, and what to do about it. */
export function NothingOpen({
  state: { access, categories, category, counts, nextCategory, queue, status },
  connectionActions = [],
  actions
}: NothingOpenProps): JSX.Element {
  const trans = useTrans();
  const hints = useKeyHints();
  const again = {
    label: trans.__('Try again'),
    onClick: () => actions.run('refresh', {})
  };
  if (categories.state === 'failed') {
    const { kind } = categories.problem;
    if (access.problems.some(problem => problem.kind === kind)) {
      // The notices say why, and offer what can be done.
      return (
        <EmptyView
          title={trans.__('The products cannot be read')}
          actions={[again]}
        />
      );
    }
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
    if (access.problems.some(({ kind }) => kind === 'Invalid')) {
      // The notices say what is wrong with the table. It may have products.
      return (
        <EmptyView
          title={trans.__('The table lists no categories')}
          actions={[again]}
        />
      );
    }
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
  const filtered = conditionsOf(filterFor(queue.filter, status)) > 0;
  const read = queue.state === 'ready';
  if (read && !queue.more && filtered && queue.rows.length === 0) {
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
  const end =
    status === 'PENDING'
      ? listEnd(queue.rows, queue.more, filtered ? undefined : counts?.pending)
      : undefined;
  if (!read || end?.kind === 'open' || (!end && queue.rows.length > 0)) {
    return (
      <EmptyView
        title={trans.__('No product is open')}
        text={chooseProductText(trans)}
      />
    );
  }
  return (
    <EmptyView
      title={
        queue.rows.length === 0
          ? noProductsTitle(category, status, trans)
          : endOfListTitle(category, trans)
      }
      text={end && listEndText(end, filtered, trans)}
      actions={
        nextCategory === null
          ? []
          : [
              {
                label: goOnLabel(nextCategory, trans),
                keyHint: hints.next,
                primary: true,
                onClick: () => actions.run('next-product', {})
              }
            ]
      }
    />
  );
}
