import { cleanup, render, screen } from '@testing-library/react';
import * as React from 'react';

import { ConnectionPicker } from '../../../../src/ui/connection/ConnectionPicker';
import { WelcomeView } from '../../../../src/ui/connection/WelcomeView';

afterEach(cleanup);

function choices(): readonly string[] {
  return screen
    .getAllByRole('option')
    .map(({ textContent }) => textContent ?? '');
}

it('names the administrator’s connections, and offers none of one’s own if they are not allowed', () => {
  const picker = {
    names: ['team', 'mine'],
    current: 'mine',
    administrators: ['team'],
    onPick: jest.fn(),
    onEdit: jest.fn()
  };
  const { rerender } = render(
    <ConnectionPicker {...picker} editable onAdd={jest.fn()} />
  );
  expect(choices()).toEqual([
    'team (administrator’s)',
    'mine',
    'Edit mine…',
    'Add a connection…'
  ]);
  rerender(<ConnectionPicker {...picker} editable={false} />);
  expect(choices()).toEqual(['team (administrator’s)', 'mine']);
});

it('who may add no connection is told whom to ask', () => {
  const { container, rerender } = render(<WelcomeView onAdd={jest.fn()} />);
  expect(screen.queryByText('Add a connection')).not.toBeNull();
  rerender(<WelcomeView />);
  expect(screen.queryByText('Add a connection')).toBeNull();
  expect(container.textContent).toContain('Ask the administrator');
});
