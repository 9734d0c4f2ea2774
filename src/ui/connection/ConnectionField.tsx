import * as React from 'react';
import { useId } from 'react';

import type {
  ConnectionFieldProblem,
  ConnectionText
} from '../../domain/connection/connectionFields';
import {
  connectionFieldHint,
  connectionFieldText
} from '../../words/connection/fields';
import { useTrans } from '../controls/trans';

export interface ConnectionFieldProps {
  name: ConnectionText;
  label: string;
  value: string;
  /** What is wrong with it, once somebody has typed in it. */
  problem: ConnectionFieldProblem | undefined;
  onChange: (text: string) => void;
}

/** One field of a connection, with what is wrong with it below. */
export function ConnectionField({
  name,
  label,
  value,
  problem,
  onChange
}: ConnectionFieldProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const words =
    problem === undefined
      ? connectionFieldHint(name, trans)
      : connectionFieldText(problem, trans);
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="jp-CurationField"
        data-lm-suppress-shortcuts="true"
        name={name}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={words === undefined ? undefined : `${id}-words`}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      {words !== undefined && (
        <p
          id={`${id}-words`}
          className={`jp-CurationConnection-words${problem === undefined ? '' : ' jp-mod-wrong'}`}
        >
          {words}
        </p>
      )}
    </>
  );
}
