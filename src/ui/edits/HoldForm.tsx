import * as React from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';

import { holdNeedsReason, holdQuestion } from '../../words/edits/conflict';
import { KeyHint } from '../controls/KeyHint';
import { digitOf } from '../controls/digitKey';
import { useTrans } from '../controls/trans';

export interface HoldFormProps {
  /** The team's. */
  reasons: readonly string[];
  /** A reason that was typed before. */
  own?: string;
  /** Called with the reason that is typed, on every key. */
  onOwn?: (text: string) => void;
  /** Whether the person wanted to hold the product without a reason. */
  refused?: boolean;
  /** Called with the current reason; empty until one is chosen or entered. */
  onChange: (reason: string) => void;
  /** Called with a reason that was chosen by its digit: the product is held at once. */
  onHold?: (reason: string) => void;
}

/** Asks why a product is held: one of the team's reasons, or another. */
export function HoldForm({
  reasons,
  own: before = '',
  onOwn,
  refused = false,
  onChange,
  onHold
}: HoldFormProps): JSX.Element {
  const trans = useTrans();
  const name = useId();
  const [chosen, setChosen] = useState<number | 'own' | null>(
    before === '' ? null : 'own'
  );
  const [own, setOwn] = useState(before);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const write = (text: string): void => {
    setChosen('own');
    setOwn(text);
    onOwn?.(text);
    onChange(text.trim());
  };
  return (
    <fieldset
      className="jp-CurationHold"
      data-lm-suppress-shortcuts="true"
      onKeyDown={event => {
        const isTyping = event.target instanceof HTMLTextAreaElement;
        const digit = isTyping ? undefined : digitOf(event);
        const reason = digit && reasons[digit - 1];
        if (reason) {
          event.preventDefault();
          onHold?.(reason);
        }
      }}
    >
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
          {index < 9 && <KeyHint text={String(index + 1)} />}
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
      {refused &&
        (chosen === null || (chosen === 'own' && own.trim() === '')) && (
          <p className="jp-CurationHold-refused" role="alert">
            {holdNeedsReason(trans)}
          </p>
        )}
    </fieldset>
  );
}
