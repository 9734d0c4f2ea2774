import * as React from 'react';
import { useEffect, useRef, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { Product } from '../../domain/product/product';
import type { Flag } from '../../domain/board/teamSettings';
import { keepFocus } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface AnnotationsProps {
  product: Product;
  /** The team's. */
  flags: readonly Flag[];
  /** Whether they can be changed. Those of a completed product can. */
  editable: boolean;
  actions: Pick<DeskActions, 'run'>;
}

/** Quality flags and a note. Other programs ignore them. */
export function AnnotationsView({
  product,
  flags,
  editable,
  actions
}: AnnotationsProps): JSX.Element {
  const trans = useTrans();
  const strangers = product.flags
    .filter(id => !flags.some(flag => flag.id === id))
    .map(id => ({ id, label: id }));
  return (
    <section
      className="jp-CurationAnnotations"
      aria-label={trans.__('Flags and note')}
    >
      <div className="jp-CurationAnnotations-flags">
        {[...flags, ...strangers].map(({ id, label }) => {
          const on = product.flags.includes(id);
          return (
            <button
              key={id}
              type="button"
              className={`jp-CurationFlag${on ? ' jp-mod-on' : ''}`}
              aria-pressed={on}
              disabled={!editable}
              onMouseDown={keepFocus}
              onClick={() => actions.run('set-flag', { flag: id, on: !on })}
            >
              <span aria-hidden="true">{on ? '⚑' : '⚐'} </span>
              {label}
            </button>
          );
        })}
      </div>
      <NoteField
        key={product.productId}
        note={product.note}
        editable={editable}
        onNote={note => actions.run('set-note', { note })}
      />
    </section>
  );
}

/** Saved when it loses the focus or on Ctrl+Enter. Escape reverts it. */
function NoteField({
  note,
  editable,
  onNote
}: {
  note: string;
  editable: boolean;
  onNote: (note: string) => void;
}): JSX.Element {
  const trans = useTrans();
  const [text, setText] = useState(note);
  const stored = useRef(note);
  useEffect(() => {
    // Show a note that was changed elsewhere, unless the person is typing.
    setText(typed => (typed === stored.current ? note : typed));
    stored.current = note;
  }, [note]);
  const write = (): void => {
    if (text.trim() !== note) {
      onNote(text);
    }
  };
  return (
    <textarea
      className="jp-CurationNote"
      data-lm-suppress-shortcuts="true"
      aria-label={trans.__('Note')}
      placeholder={trans.__('Note…')}
      rows={text === '' ? 1 : 3}
      value={text}
      readOnly={!editable}
      onChange={event => setText(event.target.value)}
      onBlur={write}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          write();
        } else if (event.key === 'Escape') {
          setText(note);
        }
      }}
    />
  );
}
