import * as React from 'react';
import { useEffect, useRef, useState } from 'react';

import type { Loadable, ResourceFinding } from '../../desk/state';
import type {
  ConnectionFields,
  ConnectionText
} from '../../domain/connection/connectionFields';
import {
  connectionFieldProblem,
  wrongConnectionFields
} from '../../domain/connection/connectionFields';
import { noSecretsText } from '../../words/connection/fields';
import type { Problem } from '../../words/errors';
import { Button } from '../controls/Button';
import { ProblemView } from '../controls/ProblemView';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';
import { ConnectionCheck } from './ConnectionCheck';
import { ConnectionField } from './ConnectionField';

export interface ConnectionFormProps {
  /** What it begins with. */
  initial: ConnectionFields;
  /** The names of the other connections. */
  others: readonly string[];
  /** Why the connection that is edited does not work, if it does not. */
  problem?: Problem;
  /** Checks a connection that need not be stored. */
  onTest: (
    fields: ConnectionFields
  ) => Promise<Loadable<readonly ResourceFinding[]>>;
  /** @returns why it could not be stored; undefined if it is */
  onSave: (fields: ConnectionFields) => Promise<Problem | undefined>;
  /** Undefined if there is nothing to go back to. */
  onCancel?: () => void;
}

const MAIN: readonly ConnectionText[] = [
  'name',
  'bucket',
  'bucketRegion',
  'table'
];

const MORE: readonly ConnectionText[] = [
  'tableRegion',
  'prefix',
  's3Endpoint',
  'dynamodbEndpoint',
  'person',
  'profile'
];

/** Adds or corrects a connection. A field is checked as it is typed, and not before. */
export function ConnectionForm({
  initial,
  others,
  problem,
  onTest,
  onSave,
  onCancel
}: ConnectionFormProps): JSX.Element {
  const trans = useTrans();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const [fields, setFields] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<ConnectionText>>(
    new Set()
  );
  const [check, setCheck] = useState<Loadable<readonly ResourceFinding[]>>();
  const [refused, setRefused] = useState<Problem>();
  const wrong = wrongConnectionFields(fields, others);
  const change = (patch: Partial<ConnectionFields>): void => {
    setFields({ ...fields, ...patch });
    // It was about what was typed before.
    setCheck(undefined);
    setRefused(undefined);
  };
  /** Whoever asks for something wants to know what is missing. */
  const ifComplete = (act: () => void): void => {
    setTouched(new Set([...touched, ...wrong]));
    if (wrong.length === 0) {
      act();
    }
  };
  const test = (): void => {
    setCheck({ state: 'loading' });
    void onTest(fields).then(setCheck);
  };
  const field = (name: ConnectionText): JSX.Element => (
    <ConnectionField
      key={name}
      name={name}
      label={fieldLabel(name, trans)}
      value={fields[name]}
      problem={
        touched.has(name)
          ? connectionFieldProblem(name, fields, others)
          : undefined
      }
      onChange={text => {
        setTouched(new Set([...touched, name]));
        change({ [name]: text });
      }}
    />
  );
  const tick = (name: 'pathStyle' | 'relay', label: string): JSX.Element => (
    <label className="jp-CurationConnection-tick">
      <input
        type="checkbox"
        checked={fields[name]}
        onChange={event => change({ [name]: event.target.checked })}
      />
      {label}
    </label>
  );
  const shown = refused ?? (check === undefined ? problem : undefined);
  return (
    <form
      ref={form}
      className="jp-CurationSignIn jp-CurationConnection"
      aria-label={trans.__('Connection')}
      data-lm-suppress-shortcuts="true"
      autoComplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        ifComplete(() => void onSave(fields).then(setRefused));
      }}
    >
      <h2>
        {initial.name === ''
          ? trans.__('Add a connection')
          : trans.__('Connection %1', initial.name)}
      </h2>
      <p>{noSecretsText(trans)}</p>
      {shown && <ProblemView problem={shown} compact />}
      {MAIN.map(field)}
      <details open={initial.relay || MORE.some(name => initial[name] !== '')}>
        <summary>{trans.__('More')}</summary>
        {MORE.map(field)}
        {tick('pathStyle', trans.__('Bucket in the path'))}
        {tick('relay', trans.__('Through the Jupyter server'))}
      </details>
      <div className="jp-CurationActions">
        <button type="submit" className="jp-CurationButton jp-mod-primary">
          {trans.__('Save')}
        </button>
        <Button label={trans.__('Test')} onClick={() => ifComplete(test)} />
        {onCancel && <Button label={trans.__('Cancel')} onClick={onCancel} />}
      </div>
      {check && <ConnectionCheck result={check} />}
    </form>
  );
}

function fieldLabel(name: ConnectionText, trans: Trans): string {
  switch (name) {
    case 'name':
      return trans.__('Name');
    case 'bucket':
      return trans.__('Bucket');
    case 'bucketRegion':
      return trans.__('Region of the bucket');
    case 'table':
      return trans.__('Table');
    case 'tableRegion':
      return trans.__('Region of the table');
    case 'prefix':
      return trans.__('Prefix of all keys');
    case 's3Endpoint':
      return trans.__('S3 endpoint');
    case 'dynamodbEndpoint':
      return trans.__('DynamoDB endpoint');
    case 'person':
      return trans.__('Person');
    case 'profile':
      return trans.__('Profile');
  }
}
