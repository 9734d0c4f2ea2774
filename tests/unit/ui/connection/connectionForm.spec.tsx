import {
  act,
  cleanup,
  fireEvent,
  render,
  screen
} from '@testing-library/react';
import * as React from 'react';

import { connectionFields } from '../../../../src/domain/connection/connectionFields';
import { ConnectionForm } from '../../../../src/ui/connection/ConnectionForm';
import { ConnectionPicker } from '../../../../src/ui/connection/ConnectionPicker';

afterEach(cleanup);

function show(value: object = {}) {
  const onTest = jest.fn(async () => ({
    state: 'ready' as const,
    value: [
      {
        resource: 'bucket' as const,
        state: 'ok' as const,
        found: {
          code: 'bucket-ready' as const,
          bucket: 'b',
          region: 'ap-northeast-2'
        }
      }
    ]
  }));
  const onSave = jest.fn(async () => undefined);
  render(
    <ConnectionForm
      initial={connectionFields(value)}
      others={['other']}
      onTest={onTest as never}
      onSave={onSave}
      onCancel={jest.fn()}
    />
  );
  return { onTest, onSave };
}

const field = (label: string): HTMLInputElement => screen.getByLabelText(label);

const type = (label: string, value: string): void => {
  fireEvent.change(field(label), { target: { value } });
};

const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

const wrong = (): readonly (string | null)[] =>
  screen
    .getAllByRole('textbox')
    .filter(input => input.getAttribute('aria-invalid') === 'true')
    .map(input => input.getAttribute('name'));

it('scolds nobody before they have typed', () => {
  show();
  expect(wrong()).toEqual([]);
  expect(document.activeElement).toBe(field('Name'));
});

it('checks the bucket and the region as they are typed', () => {
  show();
  type('Bucket', 'My');
  type('Region of the bucket', 'Seoul');
  expect(wrong()).toEqual(['bucket', 'bucketRegion']);
  expect(screen.getByText(/lower-case letters, digits/)).toBeTruthy();
  expect(screen.getByText('A region looks like ap-northeast-2.')).toBeTruthy();
  type('Bucket', 'my-images');
  type('Region of the bucket', 'ap-northeast-2');
  expect(wrong()).toEqual([]);
});

it('names what is missing only when somebody saves or tests', () => {
  const { onSave, onTest } = show();
  press('Test');
  expect(wrong()).toEqual(['name', 'bucket', 'bucketRegion']);
  press('Save');
  expect(onTest).not.toHaveBeenCalled();
  expect(onSave).not.toHaveBeenCalled();
});

const GOOD = {
  name: 'team',
  bucket: 'my-images',
  bucketRegion: 'ap-northeast-2'
};

it('tests what is typed without storing it, and shows what was found', async () => {
  const { onSave, onTest } = show(GOOD);
  type('Table', 'Others');
  await act(async () => press('Test'));
  expect(onTest).toHaveBeenCalledWith(
    expect.objectContaining({ bucket: 'my-images', table: 'Others' })
  );
  expect(screen.getByRole('table').textContent).toContain('All right');
  expect(onSave).not.toHaveBeenCalled();
  // What was found was found for another table.
  type('Table', 'More');
  expect(screen.queryByRole('table')).toBeNull();
});

it('a tick sends a connection through the Jupyter server', async () => {
  const { onSave } = show({
    name: 'a',
    bucket: 'images',
    bucketRegion: 'ap-northeast-2'
  });
  fireEvent.click(field('Through the Jupyter server'));
  await act(async () => press('Save'));
  expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ relay: true }));
});

it('shows in one place why a connection could not be stored', async () => {
  const { onSave } = show(GOOD);
  onSave.mockResolvedValue({ kind: 'Invalid', text: 'It is wrong.' } as never);
  await act(async () => press('Save'));
  expect(screen.getAllByText('It is wrong.')).toHaveLength(1);
});

it('switches between connections, and leads to their form', () => {
  const actions = { onPick: jest.fn(), onEdit: jest.fn(), onAdd: jest.fn() };
  render(
    <ConnectionPicker
      names={['one', 'two']}
      current="one"
      editable
      {...actions}
    />
  );
  const select = screen.getByRole('combobox', { name: 'Connection' });
  for (const value of ['1', 'edit', 'add']) {
    fireEvent.change(select, { target: { value } });
  }
  expect(actions.onPick.mock.calls).toEqual([['two']]);
  expect(actions.onEdit).toHaveBeenCalledTimes(1);
  expect(actions.onAdd).toHaveBeenCalledTimes(1);
});
