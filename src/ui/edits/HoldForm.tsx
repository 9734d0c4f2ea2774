import * as React from 'react';
import { useEffect, useId, useRef, useState } from 'react';

import { holdQuestion } from '../../words/edits/conflict';
import { useTrans } from '../controls/trans';

export interface HoldFormProps {
  /** The team's. */
  reasons: readonly string[];
  /** A reason that was typed before. */
  own?: string;
  /** Called with the reason that is typed, on every key. */
  onOwn?: (text: string) => void;
  /** Called with the current reason; empty until one is chosen or entered. */
  onChange: (reason: string) => void;
}

/** Asks why a product is held: one of the team's reasons, or another. */
export function HoldForm({
  reasons,
  own: before = '',
  onOwn,
  onChange
}: HoldFormProps): JSX.Element {
  const trans = useTrans();
  const name = useId();
  const [chosen, setChosen] = useState<number | 'own' | null>(
    before === '' ? null : 'own'
  );
  const [own, setOwn] = useState(before);
  const first = useRef<HTMLInputElement>(null);
  // The dialog looks for something to focus before this is rendered.
  useEffect(() => first.current?.focus(), []);
  const write = (text: string): void => {
    setChosen('own');
    setOwn(text);
    onOwn?.(text);
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
