import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { QueueEntry, QueueState } from '../../../src/desk/state';
import { QueueView } from '../../../src/ui/queue/QueueView';
import { aRow, someActions, somePictures } from './aDesk';

/** jsdom measures nothing: the list is as high as ten rows. */
const heights = jest
  .spyOn(Element.prototype, 'clientHeight', 'get')
  .mockReturnValue(500);
const widths = jest
  .spyOn(Element.prototype, 'clientWidth', 'get')
  .mockReturnValue(196);
HTMLElement.prototype.scrollTo ??= () => undefined;

afterEach(cleanup);
afterAll(() => {
  heights.mockRestore();
  widths.mockRestore();
});

function show(queue: Partial<QueueState>, current?: string) {
  const actions = someActions();
  const pictures = somePictures();
  const onPick = jest.fn();
  render(
    <QueueView
      queue={{
        rows: [],
        state: 'ready',
        problem: null,
        more: false,
        remark: null,
        ...queue
      }}
      counts={{ pending: 1284, completed: 612, pass: 9, total: 1905 }}
      category={{ mainCategory: 'TOP', subCategory: 1005 }}
      status="PENDING"
      current={current}
      person="curator-7"
      actions={actions}
      pictures={pictures}
      onPick={onPick}
    />
  );
  return { actions, pictures, onPick };
}

const many = (count: number): QueueEntry[] =>
  Array.from({ length: count }, (_, index) => aRow(`p${index}`));

it('shows how much of the category is curated', () => {
  show({});
  expect(screen.getByText('32 %')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe(
    '32'
  );
});

it('marks what is open, done, held', () => {
  show(
    {
      rows: [
        aRow('79823', { imageCount: 1 }),
        aRow('79811', { done: 'COMPLETED' }),
        aRow('79807', { heldBy: 'curator-9' }),
        aRow('79799', { done: 'PASS' }),
        aRow('79790', { heldBy: 'curator-7' })
      ]
    },
    '79823'
  );
  const [open, done, held, passed, elsewhere] = screen.getAllByRole('option');
  expect(open.getAttribute('aria-current')).toBe('true');
  expect(open.textContent).toContain('1 image · editing');
  expect(done.textContent).toContain('✓ Completed');
  expect(done.textContent).toContain('19 images');
  expect(held.textContent).toContain('◔ curator-9');
  expect(held.className).toContain('jp-mod-held');
  expect(passed.textContent).toContain('Held');
  expect(elsewhere.textContent).toContain('◔ you');
});

it('says of no completed product that it is being edited', () => {
  show({ rows: [aRow('79823', { status: 'COMPLETED' })] }, '79823');
  expect(screen.getByRole('option').textContent).not.toContain('editing');
});

it('draws and fetches only what is in sight', () => {
  const { pictures, actions } = show({ rows: many(5000), more: true });
  const drawn = screen.getAllByRole('option').length;
  expect(drawn).toBeGreaterThan(8);
  expect(drawn).toBeLessThan(20);
  expect(pictures.wanted.size).toBe(drawn);
  expect(actions.loadMore).not.toHaveBeenCalled();
});

it('asks for more near the end, but not while it is on its way', () => {
  expect(
    show({ rows: many(12), more: true }).actions.loadMore
  ).toHaveBeenCalled();
  expect(
    show({ rows: many(12), more: true, state: 'loading' }).actions.loadMore
  ).not.toHaveBeenCalled();
});

it('opens by click, and by arrows and Enter', () => {
  const { onPick } = show({ rows: many(5) }, 'p1');
  fireEvent.click(screen.getByText('p3'));
  const list = screen.getByRole('listbox');
  fireEvent.keyDown(list, { key: 'ArrowDown' });
  expect(list.getAttribute('aria-activedescendant')).toBe(
    screen.getAllByRole('option')[2].id
  );
  fireEvent.keyDown(list, { key: 'Enter' });
  expect(onPick.mock.calls).toEqual([['p3'], ['p2']]);
});

it('leaves Shift+Enter to the desk', () => {
  const { onPick } = show({ rows: many(5) }, 'p1');
  fireEvent.keyDown(screen.getByRole('listbox'), {
    key: 'Enter',
    shiftKey: true
  });
  expect(onPick).not.toHaveBeenCalled();
});

it('says that there is nothing, that it failed, or that it loads', () => {
  show({});
  expect(
    screen.getByText('No product of this category is pending.')
  ).toBeTruthy();
  cleanup();

  const { actions } = show({
    state: 'failed',
    problem: { kind: 'NotFound', text: 'The table is missing.', remedy: 'Do.' }
  });
  expect(screen.getByRole('alert').textContent).toContain(
    'The table is missing.'
  );
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(actions.run).toHaveBeenCalledWith('refresh', {});
  cleanup();

  show({ state: 'loading' });
  expect(screen.getByRole('img', { name: 'Loading…' })).toBeTruthy();
});

it('tells what there is to know about the rows', () => {
  show({ rows: many(1), remark: 'Read without the index.' });
  expect(screen.getByText('Read without the index.')).toBeTruthy();
});
