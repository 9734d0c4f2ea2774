import * as React from 'react';
import { useLayoutEffect, useRef } from 'react';

import type { DeskActions } from '../../../desk/commands/deskActions';
import type { StatisticsState } from '../../../desk/state';
import type { StatusCounts } from '../../../domain/product/status';
import { topCounts } from '../../../domain/queue/statistics';
import { Button } from '../../controls/Button';
import { ProblemView } from '../../controls/ProblemView';
import { statusLabel } from '../../../words/product/status';
import { formatCount, formatDay } from '../../../words/format';
import { useTrans } from '../../controls/trans';
import { BarTable } from './BarTable';

/** The maximum number of bars, so that charts stay small. */
const MOST_PEOPLE = 15;
const MOST_DAYS = 31;
const MOST_STATUSES = 10;

export interface StatisticsViewProps {
  statistics: StatisticsState;
  /** The counts of the category's counters. */
  counts: StatusCounts | undefined;
  actions: Pick<DeskActions, 'run' | 'stopStatistics' | 'closeStatistics'>;
}

/** The products of a category by status, and who completed them when. */
export function StatisticsView({
  statistics: { category, state, problem, value },
  counts,
  actions
}: StatisticsViewProps): JSX.Element {
  const trans = useTrans();
  const root = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useFocusWhileOpen(root, body);
  const again = (): void => actions.run('show-statistics', {});
  const known = value.read > 0 || state === 'ready';
  return (
    <section
      ref={root}
      className="jp-CurationStatistics"
      role="dialog"
      aria-label={trans.__('Statistics')}
      aria-busy={state === 'loading'}
      data-lm-suppress-shortcuts="true"
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          actions.closeStatistics();
        }
      }}
    >
      <header className="jp-CurationStatistics-header">
        <h2>
          {trans.__(
            'Statistics of %1',
            `${category.mainCategory} / ${category.subCategory}`
          )}
        </h2>
        <span className="jp-CurationStatistics-read" role="status">
          {readText()}
        </span>
        {state === 'loading' && (
          <Button
            label={trans.__('Stop')}
            onClick={() => actions.stopStatistics()}
          />
        )}
        {(state === 'stopped' || state === 'ready') && (
          <Button label={trans.__('Read again')} onClick={again} />
        )}
        <Button
          label="×"
          name={trans.__('Close the statistics')}
          title={trans.__('Close the statistics')}
          onClick={() => actions.closeStatistics()}
        />
      </header>
      <div
        ref={body}
        className="jp-CurationStatistics-body"
        // The arrow keys scroll it.
        tabIndex={0}
      >
        {problem !== null && (
          <ProblemView
            problem={problem}
            compact={known}
            actions={[{ label: trans.__('Try again'), onClick: again }]}
          />
        )}
        {known && (
          <div className="jp-CurationStatistics-tables">
            <BarTable
              title={trans.__('By status')}
              counts={topCounts(value.byStatus, 'largest', MOST_STATUSES)}
              nameOf={status => statusLabel(status, trans)}
              restName={keys =>
                trans._n('%1 other status', '%1 other statuses', keys)
              }
            />
            <BarTable
              title={trans.__('Completed by')}
              counts={topCounts(value.byPerson, 'largest', MOST_PEOPLE)}
              nameOf={person => person || trans.__('Name unknown')}
              restName={keys => trans._n('%1 other', '%1 others', keys)}
            />
            <BarTable
              title={trans.__('Completed, by the day of the last change')}
              counts={topCounts(value.byDay, 'last', MOST_DAYS)}
              nameOf={day =>
                day === '' ? trans.__('Day unknown') : formatDay(day, trans)
              }
              restName={keys =>
                trans._n('%1 earlier day', '%1 earlier days', keys)
              }
            />
          </div>
        )}
      </div>
    </section>
  );

  function readText(): string {
    const read = formatCount(value.read, trans);
    switch (state) {
      case 'ready':
        return trans._n('%2 product', '%2 products', value.read, read);
      case 'loading':
        return counts && counts.total >= value.read
          ? trans.__(
              '%1 of %2 products read…',
              read,
              formatCount(counts.total, trans)
            )
          : trans.__('%1 products read…', read);
      default:
        return trans.__('Only %1 products were read', read);
    }
  }
}

/** Focuses the body when it opens. When it closes, the focus returns to where it was, unless it moved elsewhere. */
function useFocusWhileOpen(
  root: React.RefObject<HTMLElement>,
  body: React.RefObject<HTMLElement>
): void {
  useLayoutEffect(() => {
    const node = root.current;
    const before = document.activeElement;
    body.current?.focus();
    return () => {
      if (
        node?.contains(document.activeElement) &&
        before instanceof HTMLElement
      ) {
        before.focus();
      }
    };
  }, [root, body]);
}
