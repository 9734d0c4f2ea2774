import * as React from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';

import type { QueueEntry } from '../../desk/state';
import { Invalid } from '../../domain/errors';
import type { QueueFilter } from '../../domain/queue/queueFilter';
import { NO_FILTER, readFilter } from '../../domain/queue/queueFilter';
import { Button } from '../controls/Button';
import { useFlags } from '../board/flags';
import { useTrans } from '../controls/trans';
import { FilterField } from './FilterField';
import { errorText } from '../../words/errors';

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

type Texts = Readonly<Record<Exclude<keyof QueueFilter, 'order'>, string>>;

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
  const [texts, setTexts] = useState(() => typedTexts(typed, textsOf(filter)));
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const people = useMemo(
    () => distinct([person, ...rows.map(row => row.completedBy)]),
    [person, rows]
  );
  const team = useFlags();
  const flags = useMemo(
    () =>
      distinct([
        ...team.map(({ id: flag }) => flag),
        ...rows.flatMap(row => row.flags)
      ]),
    [team, rows]
  );
  const field = (
    name: keyof Texts
  ): { value: string; onChange: (value: string) => void } => ({
    value: texts[name],
    onChange: value => {
      const next = { ...texts, [name]: value };
      setTexts(next);
      const text = JSON.stringify(next);
      onType?.(text === JSON.stringify(textsOf(filter)) ? undefined : text);
    }
  });
  const apply = (): void => {
    try {
      onApply(readFilter(filterOf(texts)));
      onType?.(undefined);
    } catch (error) {
      if (!(error instanceof Invalid)) {
        throw error;
      }
      setProblem(errorText(error, trans));
    }
  };
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
            number
            hiddenLabel
            label={trans.__('At least')}
            {...field('minImages')}
          />
          <span aria-hidden="true">–</span>
          <FilterField
            number
            hiddenLabel
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
        label={trans.__('Completed by')}
        offered={people}
        disabled={!completed}
        placeholder={
          completed ? undefined : trans.__('completed products only')
        }
        {...field('completedBy')}
      />
      {problem !== null && (
        <p className="jp-CurationFilterForm-problem" role="alert">
          {problem}
        </p>
      )}
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

function textsOf(filter: QueueFilter): Texts {
  const text = (name: keyof Texts): string => String(filter[name] ?? '');
  return {
    prefix: text('prefix'),
    minImages: text('minImages'),
    maxImages: text('maxImages'),
    completedBy: text('completedBy'),
    flag: text('flag'),
    note: text('note')
  };
}

/** What was typed before, as far as it can be read, over the texts of the filter. */
function typedTexts(typed: string | undefined, texts: Texts): Texts {
  try {
    const read = (JSON.parse(typed ?? 'null') ?? {}) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(texts).map(([name, text]) => {
        const before = read[name];
        return [name, typeof before === 'string' ? before : text];
      })
    ) as Texts;
  } catch {
    return texts;
  }
}

function filterOf({ minImages, maxImages, ...texts }: Texts): QueueFilter {
  return {
    ...texts,
    minImages: minImages.trim() === '' ? undefined : Number(minImages),
    maxImages: maxImages.trim() === '' ? undefined : Number(maxImages)
  };
}

function distinct(
  names: readonly (string | null | undefined)[]
): readonly string[] {
  return [...new Set(names)].filter((name): name is string => !!name);
}
