import * as React from 'react';
import { useEffect, useRef } from 'react';

import { useTrans } from '../controls/trans';

export interface NoteFormProps {
  note: string;
  onChange: (note: string) => void;
}

/** A note on a product, in a dialog. */
export function NoteForm({ note, onChange }: NoteFormProps): JSX.Element {
  const trans = useTrans();
  const field = useRef<HTMLTextAreaElement>(null);
  // The dialog looks for something to focus before this is rendered.
  useEffect(() => field.current?.focus(), []);
  return (
    <textarea
      ref={field}
      className="jp-CurationHold-own"
      data-lm-suppress-shortcuts="true"
      aria-label={trans.__('Note')}
      rows={4}
      defaultValue={note}
      onChange={event => onChange(event.target.value)}
    />
  );
}
