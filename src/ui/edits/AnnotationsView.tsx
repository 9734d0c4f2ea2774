import * as React from 'react';
import { useRef, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { Product } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { Flag } from '../../domain/board/teamSettings';
import { MOST_FLAGS_SHOWN, moreFlags } from '../../words/product/moreFlags';
import { keepFocus } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface AnnotationsProps {
  product: Product;
  /** The team's. */
  flags: readonly Flag[];
  /** Whether they can be changed. Those of a completed product can. */
  editable: boolean;
  /** A note that was typed and not saved. */
  typed: string | undefined;
  actions: Pick<DeskActions, 'run' | 'keepTyped'>;
}

/** Quality flags and a note. Other programs ignore them. */
export function AnnotationsView({
  product,
  flags,
  editable,
  typed,
  actions
}: AnnotationsProps): JSX.Element {
  const trans = useTrans();
  const set = new Set(product.flags);
  const known = new Set(flags.map(({ id }) => id));
  const strangers = product.flags.filter(id => !known.has(id));
  const shown = [
    ...flags,
    ...strangers.slice(0, MOST_FLAGS_SHOWN).map(id => ({ id, label: id }))
  ];
  return (
    <section
      className="jp-CurationAnnotations"
      aria-label={trans.__('Flags and note')}
    >
      <div className="jp-CurationAnnotations-flags">
        {shown.map(({ id, label }) => {
          const on = set.has(id);
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
        {moreFlags(strangers.length, trans)}
      </div>
      <NoteField
        key={product.productId}
        note={product.note}
        typed={typed}
        editable={editable}
        onType={text =>
          actions.keepTyped(
            { kind: 'note', product: productKey(product) },
            text === product.note ? undefined : text
          )
        }
        onNote={note => actions.run('set-note', { note })}
      />
    </section>
  );
}

/** Saved when it loses the focus or on Ctrl+Enter. After Escape the text is kept as a draft, which is not saved. */
function NoteField({
  note,
  typed,
  editable,
  onType,
  onNote
}: {
  note: string;
  typed: string | undefined;
  editable: boolean;
  onType: (text: string) => void;
  onNote: (note: string) => void;
}): JSX.Element {
  const trans = useTrans();
  const shown = typed ?? note;
  const [text, setText] = useState(shown);
  const [before, setBefore] = useState(shown);
  if (before !== shown) {
    // It was changed elsewhere, or typed in the dialog.
    setBefore(shown);
    setText(shown);
  }
  const escaped = useRef(false);
  const write = (): void => {
    if (text.trim() !== note) {
      onNote(text);
    }
  };
  return (
    <textarea
      className={`jp-CurationNote${typed === undefined ? '' : ' jp-mod-draft'}`}
      data-lm-suppress-shortcuts="true"
      aria-label={trans.__('Note')}
      title={typed === undefined ? undefined : trans.__('Not saved')}
      placeholder={trans.__('Note…')}
      rows={text === '' ? 1 : 3}
      value={text}
      readOnly={!editable}
      onChange={event => {
        escaped.current = false;
        setText(event.target.value);
        onType(event.target.value);
      }}
      onFocus={() => {
        escaped.current = false;
      }}
      onBlur={() => {
        if (!escaped.current) {
          write();
        }
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          write();
        }
        escaped.current = event.key === 'Escape';
      }}
    />
  );
}
