import * as React from 'react';
import { useId, useRef } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { QueueState } from '../../desk/state';
import { conditionsOf, filterFor } from '../../domain/queue/queueFilter';
import { keepFocus } from '../controls/Button';
import { formatCount } from '../../words/format';
import { useTrans } from '../controls/trans';
import { FilterForm } from './FilterForm';

export interface FilterBarProps {
  queue: QueueState;
  status: string;
  /** Who looks at the queue. */
  person: string | null | undefined;
  /** Conditions that were typed and not applied. */
  typed: string | undefined;
  actions: Pick<DeskActions, 'run' | 'closeFilter' | 'keepTyped'>;
}

/** Opens the filter of the queue, and switches its order. */
export function FilterBar({
  queue: { filter, filterFormOpen, rows },
  status,
  person,
  typed,
  actions
}: FilterBarProps): JSX.Element {
  const trans = useTrans();
  const formId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const conditions = conditionsOf(filterFor(filter, status));
  const oldest = filter.order === 'oldest';
  const close = (): void => {
    actions.closeFilter();
    button.current?.focus();
  };
  return (
    <>
      <div className="jp-CurationFilterBar">
        <button
          ref={button}
          type="button"
          className={`jp-CurationFilterBar-button${conditions > 0 ? ' jp-mod-active' : ''}`}
          aria-expanded={filterFormOpen}
          aria-controls={filterFormOpen ? formId : undefined}
          aria-label={
            conditions > 0
              ? trans._n(
                  'Filter, %1 condition',
                  'Filter, %1 conditions',
                  conditions
                )
              : trans.__('Filter')
          }
          title={typed === undefined ? undefined : trans.__('Not applied')}
          onClick={() =>
            filterFormOpen ? close() : actions.run('filter-queue', {})
          }
        >
          {trans.__('Filter')}
          {typed !== undefined && <span aria-hidden="true">◌</span>}
          {conditions > 0 && (
            <span className="jp-CurationFilterBar-count">
              {formatCount(conditions, trans)}
            </span>
          )}
          <span aria-hidden="true">{filterFormOpen ? '▴' : '▾'}</span>
        </button>
        {filter.prefix === undefined ? (
          <button
            type="button"
            className="jp-CurationFilterBar-order"
            title={
              oldest
                ? trans.__('Show the newest first')
                : trans.__('Show the oldest first')
            }
            onMouseDown={keepFocus}
            onClick={() =>
              actions.run('filter-queue', {
                ...filter,
                order: oldest ? 'newest' : 'oldest'
              })
            }
          >
            {oldest ? trans.__('Oldest first') : trans.__('Newest first')}
            <span aria-hidden="true">{oldest ? ' ↑' : ' ↓'}</span>
          </button>
        ) : (
          // Ids with a prefix are read in the order of the table's key.
          <span className="jp-CurationFilterBar-order">
            {trans.__('By id')}
          </span>
        )}
      </div>
      {filterFormOpen && (
        <FilterForm
          id={formId}
          filter={filter}
          status={status}
          person={person}
          rows={rows}
          typed={typed}
          onType={text => actions.keepTyped({ kind: 'filter' }, text)}
          onApply={chosen => {
            // With an order it is never empty. An empty filter would open the form.
            actions.run('filter-queue', {
              ...chosen,
              order: filter.order ?? 'newest'
            });
            button.current?.focus();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
