import * as React from 'react';
import { useEffect, useId, useRef, useState } from 'react';

import { holdQuestion } from '../../words/edits/conflict';
import { useTrans } from '../controls/trans';

export interface HoldFormProps {
  /** The team's. */
  reasons: readonly string[];
  /** The reason as it stands; empty until one is chosen or written. */
  onChange: (reason: string) => void;
}

/** Why a product is put aside: one of the usual reasons, or one's own words. */
export function HoldForm({ reasons, onChange }: HoldFormProps): JSX.Element {
  const trans = useTrans();
  const name = useId();
  const [chosen, setChosen] = useState<number | 'own' | null>(null);
  const [own, setOwn] = useState('');
  const first = useRef<HTMLInputElement>(null);
  // The dialog looks for something to focus before this is drawn.
  useEffect(() => first.current?.focus(), []);
  const write = (text: string): void => {
    setChosen('own');
    setOwn(text);
    onChange(text.trim());
  };
  return (
    <fieldset className="jp-CurationHold" data-lm-suppress-shortcuts="true">
      <legend>{holdQuestion(trans)}</legend>
      {reasons.map((reason, index) => (
        <label key={reason} className="jp-CurationHold-reason">
          <input
            ref={index === 0 ? first : undefined}
            type="radio"
            name={name}
            checked={chosen === index}
            onChange={() => {
              setChosen(index);
              onChange(reason);
            }}
          />
          {reason}
        </label>
      ))}
      <label className="jp-CurationHold-reason">
        <input
          type="radio"
          name={name}
          checked={chosen === 'own'}
          onChange={() => write(own)}
        />
        {trans.__('Another reason')}
      </label>
      <textarea
        className="jp-CurationHold-own"
        aria-label={trans.__('Another reason, in your own words')}
        rows={2}
        value={own}
        onChange={event => write(event.target.value)}
      />
    </fieldset>
  );
}
