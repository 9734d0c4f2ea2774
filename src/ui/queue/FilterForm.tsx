import * as React from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';

import type { QueueEntry } from '../../desk/state';
import type { QueueFilter } from '../../domain/queue/queueFilter';
import { NO_FILTER, readFilter } from '../../domain/queue/queueFilter';
import { Button } from '../controls/Button';
import { flagLabel, useFlags } from '../board/flags';
import { MOST_FLAGS_SHOWN } from '../../words/product/moreFlags';
import { useTrans } from '../controls/trans';
import type { FilterFieldProps } from './FilterField';
import { FilterField } from './FilterField';
import type { FilterProblems, FilterTexts } from './filterTexts';
import { filterOf, filterProblems, textsOf, typedTexts } from './filterTexts';

export interface FilterFormProps {
  id: string;
  filter: QueueFilter;
  status: string;
  person: string | null | undefined;
  /** The rows that were read. Their names and flags are suggested, with the team's flags. */
  rows: readonly QueueEntry[];
  /** What was typed before and not applied. */
  typed?: string;
  /** Called with what is typed; undefined if it is the filter that is applied. */
  onType?: (text: string | undefined) => void;
  onApply: (filter: QueueFilter) => void;
  onClose: () => void;
}

/** The conditions of the queue's filter. Enter applies them. Escape closes the form and keeps what was typed. */
export function FilterForm({
  id,
  filter,
  status,
  person,
  rows,
  typed,
  onType,
  onApply,
  onClose
}: FilterFormProps): JSX.Element {
  const trans = useTrans();
  const images = useId();
  const team = useFlags();
  const [texts, setTexts] = useState(() =>
    typedTexts(typed, textsOf(filter, team))
  );
  const [problems, setProblems] = useState<FilterProblems>({});
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const people = useMemo(
    () => distinct([person, ...rows.map(row => row.completedBy)]),
    [person, rows]
  );
  const flags = useMemo(
    () =>
      distinct([
        ...team.map(({ label }) => label),
        ...rows.flatMap(row =>
          row.flags
            .slice(0, MOST_FLAGS_SHOWN)
            .map(flag => flagLabel(team, flag))
        )
      ]),
    [team, rows]
  );
  const reasons = useMemo(
    () => distinct(rows.map(row => row.holdReason)),
    [rows]
  );
  const field = (
    name: keyof FilterTexts
  ): Pick<FilterFieldProps, 'value' | 'problem' | 'onChange'> => ({
    value: texts[name],
    problem: problems[name],
    onChange: value => {
      const next = { ...texts, [name]: value };
      setTexts(next);
      const text = JSON.stringify(next);
      const applied = JSON.stringify(textsOf(filter, team));
      onType?.(text === applied ? undefined : text);
    }
  });
  const apply = (): void => {
    const found = filterProblems(texts, flags, team, trans);
    setProblems(found);
    if (Object.keys(found).length === 0) {
      onApply(readFilter(filterOf(texts, team)));
      onType?.(undefined);
    }
  };
  const held = status === 'PASS';
  const completed = status === 'COMPLETED';
  return (
    <form
      id={id}
      className="jp-CurationFilterForm"
      aria-label={trans.__('Filter')}
      data-lm-suppress-shortcuts="true"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        apply();
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          // Close only the form, not the drawer that it may be in.
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <FilterField
        ref={first}
        label={trans.__('Id begins with')}
        {...field('prefix')}
      />
      <div role="group" aria-labelledby={images}>
        <span id={images} className="jp-CurationFilterForm-label">
          {trans.__('Images')}
        </span>
        <span className="jp-CurationFilterForm-range">
          <FilterField
            hiddenLabel
            digits
            label={trans.__('At least')}
            {...field('minImages')}
          />
          <span aria-hidden="true">–</span>
          <FilterField
            hiddenLabel
            digits
            label={trans.__('At most')}
            {...field('maxImages')}
          />
        </span>
      </div>
      <FilterField
        label={trans.__('Flag')}
        offered={flags}
        {...field('flag')}
      />
      <FilterField label={trans.__('Note contains')} {...field('note')} />
      <FilterField
        label={trans.__('Name contains')}
        placeholder={trans.__('of products opened here')}
        {...field('name')}
      />
      <FilterField
        label={trans.__('Hold reason contains')}
        offered={reasons}
        disabled={!held}
        placeholder={held ? undefined : trans.__('held products only')}
        {...field('reason')}
      />
      <FilterField
        label={trans.__('Completed by')}
        offered={people}
        disabled={!completed}
        placeholder={
          completed ? undefined : trans.__('completed products only')
        }
        {...field('completedBy')}
      />
      <div className="jp-CurationActions">
        <button type="submit" className="jp-CurationButton jp-mod-primary">
          {trans.__('Apply')}
        </button>
        <Button
          label={trans.__('Clear')}
          onClick={() => {
            onType?.(undefined);
            onApply(NO_FILTER);
          }}
        />
      </div>
    </form>
  );
}

function distinct(
  names: readonly (string | null | undefined)[]
): readonly string[] {
  return [...new Set(names)].filter((name): name is string => !!name);
}
