import * as React from 'react';
import { useId, useState } from 'react';

import type { Problem } from '../../words/errors';
import {
  longLivedKeysText,
  typedKeysText
} from '../../words/connection/signIn';
import { Button } from '../controls/Button';
import { ProblemView } from '../controls/ProblemView';
import { useTrans } from '../controls/trans';

/** Keys that were typed. They are kept in the page's memory only. */
export interface TypedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

export interface SignInViewProps {
  connectionName?: string;
  problem?: Problem | null;
  /** Whether the keys are being tried. */
  busy?: boolean;
  onSubmit: (typed: TypedCredentials) => void;
  /** Asks the server again, for example after signing in there. */
  onRetry?: () => void;
  /** Shows the form of the connection, whose profile may be wrong. */
  onEdit?: () => void;
}

/** Asks for credentials for this page, if the server has none. */
export function SignInView({
  connectionName,
  problem,
  busy = false,
  onSubmit,
  onRetry,
  onEdit
}: SignInViewProps): JSX.Element {
  const trans = useTrans();
  const [accessKeyId, setAccessKeyId] = useState('');
  const [secretAccessKey, setSecretAccessKey] = useState('');
  const [sessionToken, setSessionToken] = useState('');
  const complete = accessKeyId.trim() !== '' && secretAccessKey.trim() !== '';
  const longLived = accessKeyId.trim() !== '' && sessionToken.trim() === '';
  return (
    <form
      className="jp-CurationSignIn"
      data-lm-suppress-shortcuts="true"
      autoComplete="off"
      onSubmit={event => {
        event.preventDefault();
        if (complete && !busy) {
          onSubmit({
            accessKeyId: accessKeyId.trim(),
            secretAccessKey: secretAccessKey.trim(),
            sessionToken: sessionToken.trim() || undefined
          });
        }
      }}
    >
      <h2>
        {connectionName === undefined
          ? trans.__('Sign in')
          : trans.__('Sign in to %1', connectionName)}
      </h2>
      <p>{typedKeysText(trans)}</p>
      {problem && <ProblemView problem={problem} compact />}
      <Field
        label={trans.__('Access key id')}
        value={accessKeyId}
        onChange={setAccessKeyId}
      />
      <Field
        label={trans.__('Secret access key')}
        value={secretAccessKey}
        onChange={setSecretAccessKey}
        secret
      />
      <Field
        label={trans.__('Session token')}
        value={sessionToken}
        onChange={setSessionToken}
        secret
      />
      {longLived && (
        <p className="jp-CurationSignIn-warning" role="status">
          <span aria-hidden="true">! </span>
          {longLivedKeysText(trans)}
        </p>
      )}
      <div className="jp-CurationActions">
        <button
          type="submit"
          className="jp-CurationButton jp-mod-primary"
          disabled={!complete || busy}
        >
          {busy ? trans.__('Signing in…') : trans.__('Sign in')}
        </button>
        {onRetry && (
          <Button label={trans.__('Ask the server again')} onClick={onRetry} />
        )}
        {onEdit && (
          <Button label={trans.__('Edit the connection')} onClick={onEdit} />
        )}
      </div>
    </form>
  );
}

function Field({
  label,
  value,
  onChange,
  secret = false
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  secret?: boolean;
}): JSX.Element {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="jp-CurationField"
        data-lm-suppress-shortcuts="true"
        type={secret ? 'password' : 'text'}
        // Password managers ignore "off" for passwords, but not this.
        autoComplete={secret ? 'new-password' : 'off'}
        spellCheck={false}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </>
  );
}
