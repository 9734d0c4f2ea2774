import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import { Invalid, Unreachable, reworded } from '../../../../src/domain/errors';
import { ConnectionView } from '../../../../src/plugin/connection/ConnectionView';
import { asProblem } from '../../../../src/words/errors';
import { PLAIN } from '../../../../src/words/trans';

afterEach(cleanup);

const CASES = [
  new Unreachable('server-error', { said: 'STS is out of reach.', remedy: '' }),
  new Invalid('server-error', { said: 'No such profile.', remedy: '' })
];

it.each(CASES)(
  'offers to type credentials if the server gives none, whatever the reason: %s',
  error => {
    const onSignIn = jest.fn();
    const onEdit = jest.fn();
    render(
      <ConnectionView
        state={{
          kind: 'failed',
          problem: asProblem(
            reworded(error, 'server-gave-none', { error }),
            PLAIN
          )
        }}
        trans={PLAIN}
        onSignIn={onSignIn}
        onRetry={jest.fn()}
        onOpenSettings={jest.fn()}
        onAdd={jest.fn()}
        onEdit={onEdit}
      />
    );

    expect(screen.getByRole('alert').textContent).toContain(
      'The Jupyter server gave no credentials.'
    );
    const type = (label: string, value: string): void =>
      void fireEvent.change(screen.getByLabelText(label), {
        target: { value }
      });
    type('Access key id', 'AKID');
    type('Secret access key', 'secret');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(onSignIn).toHaveBeenCalledWith(
      expect.objectContaining({ accessKeyId: 'AKID' })
    );
    fireEvent.click(
      screen.getByRole('button', { name: 'Edit the connection' })
    );
    expect(onEdit).toHaveBeenCalled();
  }
);

it('offers no sign-in for an error of the dataset', () => {
  const service = {
    kind: 'bucket',
    name: 'b',
    region: 'r',
    endpoint: ''
  } as const;
  render(
    <ConnectionView
      state={{
        kind: 'failed',
        problem: asProblem(
          new Unreachable('service-silent', { service }),
          PLAIN
        )
      }}
      trans={PLAIN}
      onSignIn={jest.fn()}
      onRetry={jest.fn()}
      onOpenSettings={jest.fn()}
      onAdd={jest.fn()}
    />
  );

  expect(screen.queryByLabelText('Access key id')).toBeNull();
});
