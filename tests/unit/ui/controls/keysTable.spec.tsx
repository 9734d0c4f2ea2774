import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import { KeysTable } from '../../../../src/ui/controls/KeysTable';

afterEach(cleanup);

const GROUPS = [
  {
    title: 'Finish a product',
    rows: [
      { keys: 'Shift+Enter', label: 'Complete the Product' },
      { keys: 'H', label: 'Hold the Product…' }
    ]
  },
  { title: 'Images', rows: [{ keys: 'T, M', label: 'Move to text' }] }
];

const labels = (): (string | null)[] =>
  screen.queryAllByRole('row').map(row => row.textContent);

function find(text: string): void {
  fireEvent.change(screen.getByRole('searchbox', { name: 'Find a key' }), {
    target: { value: text }
  });
}

beforeEach(() => {
  render(<KeysTable groups={GROUPS} />);
});

it('shows all keys in groups, and types into the field at once', () => {
  expect(labels()).toHaveLength(3);
  expect(
    screen.getAllByRole('table').map(table => table.textContent)
  ).toHaveLength(2);
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

it('finds by what a key does, by its group, and by the key', () => {
  find('hold');
  expect(labels()).toEqual(['HHold the Product…']);
  find('finish');
  expect(labels()).toHaveLength(2);
  find('enter');
  expect(labels()).toEqual(['Shift+EnterComplete the Product']);
  // A letter is a key, not a part of every word.
  find('m');
  expect(labels()).toEqual(['T, MMove to text']);
  find('nothing like it');
  expect(labels()).toEqual([]);
  expect(screen.getByText('No key matches')).toBeTruthy();
});
