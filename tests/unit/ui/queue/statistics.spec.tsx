import {
  cleanup,
  fireEvent,
  render,
  screen,
  within
} from '@testing-library/react';
import * as React from 'react';

import type { StatisticsState } from '../../../../src/desk/state';
import { DeskView } from '../../../../src/ui/DeskView';
import { StatisticsView } from '../../../../src/ui/queue/statistics/StatisticsView';
import { aDeskState, aViewer, someActions, somePictures } from '../aDesk';

afterEach(cleanup);

const days = (count: number): Map<string, number> =>
  new Map(
    Array.from({ length: count }, (_, at) => [
      new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
      1
    ])
  );

function someStatistics(more: Partial<StatisticsState> = {}): StatisticsState {
  return {
    category: { mainCategory: 'TOP', subCategory: 1005 },
    state: 'ready',
    problem: null,
    value: {
      read: 1905,
      byStatus: new Map([
        ['COMPLETED', 612],
        ['PENDING', 1284],
        ['IN_PROGRESS', 9]
      ]),
      byPerson: new Map([
        ['kim', 408],
        ['lee', 203],
        ['', 1]
      ]),
      byDay: days(40)
    },
    ...more
  };
}

function show(statistics: StatisticsState) {
  const actions = someActions();
  render(
    <StatisticsView
      statistics={statistics}
      counts={{ pending: 1284, completed: 612, pass: 0, total: 1905 }}
      actions={actions}
    />
  );
  return actions;
}

const words = (name: string): string[] =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map(row => row.textContent ?? '');

it('shows by status, person and day, as tables with bars', () => {
  show(someStatistics());
  expect(screen.getByText('1,905 products')).toBeTruthy();
  expect(words('By status')).toEqual([
    'Pending1,284',
    'Completed612',
    'IN_PROGRESS9'
  ]);
  expect(words('Completed by')).toEqual(['kim408', 'lee203', 'Name unknown1']);
  const bar = (key: string): string | undefined =>
    document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.style.width;
  expect(bar('kim')).toBe('100%');
  expect(parseFloat(bar('lee') ?? '')).toBeCloseTo(49.75, 1);
});

it('says that there is nothing yet', () => {
  const value = { ...someStatistics().value, byPerson: new Map() };
  show(someStatistics({ value }));
  expect(words('Completed by')).toEqual(['None so far']);
});

it('stays small for a long history, with the last day first', () => {
  show(someStatistics());
  const rows = words('Completed, by the day of the last change');
  expect(rows).toHaveLength(32);
  expect(rows[0]).toBe('Feb 9, 20261');
  expect(rows[31]).toBe('9 earlier days9');
});

it('says how much is read, and can be stopped', () => {
  const value = { ...someStatistics().value, read: 1000 };
  const actions = show(someStatistics({ state: 'loading', value }));
  expect(screen.getByRole('status').textContent).toBe(
    '1,000 of 1,905 products read…'
  );
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(actions.stopStatistics).toHaveBeenCalled();
  cleanup();

  const again = show(someStatistics({ state: 'stopped', value }));
  expect(screen.getByRole('status').textContent).toBe(
    'Only 1,000 products were read'
  );
  fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
  expect(again.run).toHaveBeenCalledWith('show-statistics', {});
});

it('says what failed, and keeps what was read', () => {
  const actions = show(
    someStatistics({
      state: 'failed',
      problem: {
        kind: 'Unreachable',
        text: 'No answer.',
        remedy: undefined
      }
    })
  );
  expect(screen.getByRole('alert').textContent).toContain('No answer.');
  expect(words('By status')).toHaveLength(3);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(actions.run).toHaveBeenCalledWith('show-statistics', {});
});

it('takes the focus, closes on Escape, and returns the focus', () => {
  const actions = someActions();
  const draw = (statistics: StatisticsState | null): JSX.Element => (
    <DeskView
      state={aDeskState({ statistics })}
      actions={actions}
      pictures={somePictures()}
      viewer={aViewer(aDeskState({ statistics }))}
    />
  );
  const { rerender } = render(draw(null));
  const button = screen.getByRole('button', {
    name: 'Statistics of the category'
  });
  button.focus();
  rerender(draw(someStatistics()));
  const dialog = screen.getByRole('dialog', { name: 'Statistics' });
  expect(dialog.contains(document.activeElement)).toBe(true);
  // N and Shift+Enter would go on with a product that is not to be seen.
  expect(dialog.closest('[data-lm-suppress-shortcuts]')).not.toBeNull();
  fireEvent.keyDown(document.activeElement ?? dialog, { key: 'Escape' });
  expect(actions.closeStatistics).toHaveBeenCalled();
  rerender(draw(null));
  expect(document.activeElement).toBe(button);
});
