import {
  act,
  cleanup,
  fireEvent,
  render,
  screen
} from '@testing-library/react';
import * as React from 'react';

import type { QueueEntry, QueueState } from '../../../../src/desk/state';
import { FlagsContext } from '../../../../src/ui/board/flags';
import { ROW_HEIGHT } from '../../../../src/ui/queue/QueueList';
import { QueueView } from '../../../../src/ui/queue/QueueView';
import { aQueue, aRow, someActions, somePictures } from '../aDesk';

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

function show(
  queue: Partial<QueueState>,
  current?: string,
  status = 'PENDING',
  typedFilter?: string
) {
  const actions = someActions();
  const pictures = somePictures();
  const onPick = jest.fn();
  render(
    <FlagsContext.Provider value={[{ id: 'blurred', label: 'Unscharf' }]}>
      <QueueView
        queue={aQueue(queue)}
        counts={{ pending: 1284, completed: 612, pass: 9, total: 1905 }}
        category={{ mainCategory: 'TOP', subCategory: 1005 }}
        status={status}
        current={current}
        person="curator-7"
        typedFilter={typedFilter}
        actions={actions}
        pictures={pictures}
        onPick={onPick}
      />
    </FlagsContext.Provider>
  );
  return { actions, pictures, onPick };
}

const many = (count: number): QueueEntry[] =>
  Array.from({ length: count }, (_, index) => aRow(`p${index}`));

it('shows how much of the category is curated', () => {
  show({});
  expect(screen.getByText('32%')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe(
    '32'
  );
});

it('shortens the endless name of a holder, and of who completed', () => {
  const name = 'k'.repeat(300_000);
  show({
    rows: [aRow('p1', { heldBy: name }), aRow('p2', { completedBy: name })]
  });
  for (const row of screen.getAllByRole('option')) {
    expect(row.textContent).toContain(`${'k'.repeat(100)}…`);
    expect(row.outerHTML.length).toBeLessThan(3_000);
  }
});

it('does not show as done what the table does not have', () => {
  const unsaved = (productId: string, failed: boolean) => ({
    product: { subCategory: 1005, productId },
    mainCategory: 'TOP',
    from: 'PENDING',
    to: 'COMPLETED' as const,
    failed
  });
  show({
    rows: [
      aRow('79823', { unsaved: unsaved('79823', true) }),
      aRow('79811', { unsaved: unsaved('79811', false) })
    ]
  });
  const [failed, waiting] = screen.getAllByRole('option');
  expect(failed.textContent).toContain('✗ Not saved');
  expect(failed.className).not.toContain('jp-mod-done');
  expect(waiting.textContent).toContain('◌ Completed');
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

it('does not say that a completed product is being edited', () => {
  show({ rows: [aRow('79823', { status: 'COMPLETED' })] }, '79823');
  expect(screen.getByRole('option').textContent).not.toContain('editing');
});

it('renders and fetches only what is visible', () => {
  const { pictures, actions } = show({ rows: many(5000), more: true });
  const drawn = screen.getAllByRole('option').length;
  expect(drawn).toBeGreaterThan(8);
  expect(drawn).toBeLessThan(20);
  expect(pictures.wanted.size).toBe(drawn);
  expect(document.querySelectorAll('.jp-CurationRow-cover img')).toHaveLength(
    drawn
  );
  expect(actions.loadMore).not.toHaveBeenCalled();
});

it('reads only visible rows of 100,000', () => {
  const rows = many(100_000);
  const rowIndexes = new Map(rows.map(({ productId }, at) => [productId, at]));
  const looked = new Set<string>();
  const watched = new Proxy(rows, {
    get: (target, name) => {
      if (typeof name === 'string' && /^\d+$/.test(name)) {
        looked.add(name);
      }
      return Reflect.get(target, name);
    }
  });
  show({ rows: watched, rowIndexes, more: true }, 'p99999');
  expect(screen.getAllByRole('option').length).toBeGreaterThan(8);
  expect(looked.size).toBeLessThan(60);
});

describe('while the list is scrolling', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Scrolls so that this row is the first in sight. */
  const scrollTo = (row: number): void => {
    const list = screen.getByRole('listbox');
    list.scrollTop = row * ROW_HEIGHT;
    act(() => void fireEvent.scroll(list));
  };
  const coverOf = (id: string): string => `cover of ${id}`;

  it('fetches covers for rows that stay visible, not for those that pass by', () => {
    const { pictures } = show({ rows: many(5000) });
    const before = pictures.wanted.size;
    for (const row of [100, 2000]) {
      scrollTo(row);
      expect(screen.getByText(`p${row}`)).toBeTruthy();
      expect(pictures.wanted).not.toContain(coverOf(`p${row}`));
    }
    act(() => void jest.advanceTimersByTime(1000));
    expect(pictures.wanted).toContain(coverOf('p2000'));
    // A few rows are drawn above those in sight by now.
    expect(pictures.wanted.size).toBeLessThanOrEqual(before + 6);
  });

  it('requests the next page before its rows are visible', () => {
    const { actions } = show({ rows: many(200), more: true });
    scrollTo(50);
    expect(actions.loadMore).not.toHaveBeenCalled();
    scrollTo(120);
    expect(actions.loadMore).toHaveBeenCalled();
  });
});

it('requests more near the end, but not while a request is running', () => {
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

it('says that it is empty, failed or loading', () => {
  show({});
  expect(
    screen.getByText('No product of this category has the status Pending.')
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

it('shows the remark about its rows', () => {
  show({ rows: many(1), remark: 'Read without the index.' });
  expect(screen.getByText('Read without the index.')).toBeTruthy();
});

it('shows who completed a product, its flags and its note', () => {
  show({
    rows: [
      aRow('79823', {
        completedBy: 'kim',
        flags: ['blurred', 'watermark'],
        note: 'Sleeve?'
      })
    ]
  });
  expect(screen.getByRole('option').textContent).toContain(
    '19 images · kim · ⚑ Unscharf, watermark · ✎ Sleeve?'
  );
  // A narrow queue cuts it off.
  expect(
    screen.getByTitle('19 images kim ⚑ Unscharf, watermark ✎ Sleeve?')
  ).toBeTruthy();
});

it('uses the team’s labels for flags', () => {
  show({ rows: [aRow('79823', { flags: ['blurred', 'odd'] })] });
  expect(screen.getByText(/⚑ Unscharf, odd/)).toBeTruthy();
});

it('shows the name of a product that was opened, and why one is held', () => {
  show({
    rows: [
      aRow('79823', { name: 'Wide shirt' }),
      aRow('79811', { holdReason: 'Not popular' })
    ]
  });
  expect(screen.getByTitle('Wide shirt')).toBeTruthy();
  expect(screen.getByText(/^Not popular · 19 images/)).toBeTruthy();
});

describe('the filter', () => {
  const field = (label: string): HTMLInputElement =>
    screen.getByLabelText(label);
  const write = (label: string, value: string): void => {
    fireEvent.change(field(label), { target: { value } });
  };
  const apply = (): void => {
    fireEvent.submit(screen.getByRole('form', { name: 'Filter' }));
  };

  it('is opened by its button, which counts the conditions in effect', () => {
    const filter = { prefix: '79', maxImages: 3, completedBy: 'kim' };
    const { actions } = show({ filter });
    const button = screen.getByRole('button', { name: 'Filter, 2 conditions' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(actions.run).toHaveBeenCalledWith('filter-queue', {});
  });

  it('has fields, of which the first is focused', () => {
    const { actions } = show({
      filterFormOpen: true,
      filter: { order: 'oldest' }
    });
    expect(document.activeElement).toBe(field('Id begins with'));
    write('Id begins with', ' 79');
    write('At least', '0');
    write('At most', '12');
    write('Flag', 'blurred');
    write('Note contains', 'sleeve');
    apply();
    expect(actions.run).toHaveBeenCalledWith('filter-queue', {
      prefix: '79',
      minImages: 0,
      maxImages: 12,
      flag: 'blurred',
      note: 'sleeve',
      order: 'oldest'
    });
    // The keyboard goes on from where it came.
    expect(document.activeElement?.textContent).toContain('Filter');
  });

  it('keeps the desk’s shortcuts out of its fields', () => {
    show({ filterFormOpen: true });
    for (const input of screen.getAllByRole('textbox')) {
      expect(input.closest('[data-lm-suppress-shortcuts]')).not.toBeNull();
    }
  });

  it('says why a filter is invalid, and does not apply it', () => {
    const { actions } = show({ filterFormOpen: true });
    write('At least', '5');
    write('At most', '2');
    apply();
    expect(screen.getByRole('alert').textContent).toContain('at most 2');
    expect(actions.run).not.toHaveBeenCalled();
    expect(field('At most').getAttribute('aria-invalid')).toBe('true');
    expect(field('At least').getAttribute('aria-invalid')).toBe('false');
  });

  it('names what is wrong at its field', () => {
    const { actions } = show({ filterFormOpen: true });
    const said = (label: string): string | null | undefined => {
      const id = field(label).getAttribute('aria-describedby');
      return id === null ? null : document.getElementById(id)?.textContent;
    };
    write('At least', '-7 or so');
    write('Flag', 'unsharp');
    apply();
    expect(said('At least')).toBe('"-7 or so" is not a number of images.');
    expect(said('Flag')).toBe('No flag is called "unsharp".');
    expect(said('Note contains')).toBeNull();
    expect(actions.run).not.toHaveBeenCalled();
    write('At least', '7');
    write('Flag', 'unscharf');
    apply();
    expect(said('At least')).toBeNull();
    expect(actions.run).toHaveBeenCalledWith('filter-queue', {
      minImages: 7,
      // What people read is its label; what is stored is its id.
      flag: 'blurred',
      order: 'newest'
    });
  });

  it('finds held products by their reason, and others by their name', () => {
    const { actions } = show(
      {
        filterFormOpen: true,
        rows: [aRow('1', { holdReason: 'Not popular' })]
      },
      undefined,
      'PASS'
    );
    expect(
      [...(field('Hold reason contains').list?.options ?? [])].map(
        option => option.value
      )
    ).toEqual(['Not popular']);
    write('Hold reason contains', 'popular');
    write('Name contains', 'shirt');
    apply();
    expect(actions.run).toHaveBeenCalledWith('filter-queue', {
      reason: 'popular',
      name: 'shirt',
      order: 'newest'
    });
    cleanup();
    show({ filterFormOpen: true });
    expect(field('Hold reason contains').disabled).toBe(true);
  });

  it('suggests the people and flags of its rows, and the person', () => {
    show(
      {
        filterFormOpen: true,
        rows: [aRow('1', { completedBy: 'lee', flags: ['blurred'] })]
      },
      undefined,
      'COMPLETED'
    );
    const offered = (label: string): string[] =>
      [...(field(label).list?.options ?? [])].map(option => option.value);
    expect(offered('Completed by')).toEqual(['curator-7', 'lee']);
    expect(offered('Flag')).toEqual(['Unscharf']);
    expect(field('Completed by').disabled).toBe(false);
    cleanup();
    show({ filterFormOpen: true });
    expect(field('Completed by').disabled).toBe(true);
  });

  it('keeps what was typed and not applied, over Escape and a reload', () => {
    const { actions } = show({ filterFormOpen: true, filter: { note: 'x' } });
    fireEvent.change(field('Id begins with'), { target: { value: '79' } });
    const [[about, text]] = actions.keepTyped.mock.calls;
    expect(about).toEqual({ kind: 'filter' });
    fireEvent.keyDown(field('Flag'), { key: 'Escape' });
    expect(actions.keepTyped).toHaveBeenCalledTimes(1);
    cleanup();
    const again = show({ filterFormOpen: true }, undefined, 'PENDING', text);
    expect(field('Id begins with').value).toBe('79');
    expect(field('Note contains').value).toBe('x');
    expect(screen.getByTitle('Not applied')).toBeTruthy();
    fireEvent.submit(screen.getByRole('form'));
    expect(again.actions.run).toHaveBeenCalledWith('filter-queue', {
      prefix: '79',
      note: 'x',
      order: 'newest'
    });
    expect(again.actions.keepTyped).toHaveBeenLastCalledWith(
      { kind: 'filter' },
      undefined
    );
  });

  it('opens with the filter that is applied if what was typed cannot be read', () => {
    show(
      { filterFormOpen: true, filter: { note: 'x' } },
      undefined,
      'PENDING',
      '{"note":7'
    );
    expect(field('Note contains').value).toBe('x');
  });

  it('is closed by Escape, and removed by Clear', () => {
    const { actions } = show({ filterFormOpen: true, filter: { note: 'x' } });
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(actions.run).toHaveBeenCalledWith('filter-queue', {
      order: 'newest'
    });
    fireEvent.keyDown(field('Flag'), { key: 'Escape' });
    expect(actions.closeFilter).toHaveBeenCalledTimes(1);
    expect(document.activeElement?.textContent).toContain('Filter');
  });

  it('has the order beside it, except for ids with a prefix', () => {
    const { actions } = show({ filter: { note: 'x' } });
    fireEvent.click(screen.getByRole('button', { name: /^Newest first/ }));
    expect(actions.run).toHaveBeenCalledWith('filter-queue', {
      note: 'x',
      order: 'oldest'
    });
    cleanup();
    show({ filter: { prefix: '79', order: 'oldest' } });
    expect(screen.queryByRole('button', { name: /first/ })).toBeNull();
    expect(screen.getByText('By id')).toBeTruthy();
  });

  it('says how much was read, and can be stopped while it reads', () => {
    const { actions } = show({
      filter: { note: 'x' },
      rows: many(3),
      read: 1812,
      state: 'loading'
    });
    expect(screen.getByRole('status').textContent).toBe(
      '3 of 1,812 products match'
    );
    fireEvent.click(screen.getByRole('button', { name: 'Stop reading' }));
    expect(actions.stopLoading).toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'Read more' })).toBeNull();
  });

  it('continues after a pause only on request', () => {
    const { actions } = show({
      filter: { note: 'x' },
      rows: many(3),
      read: 8000,
      more: true,
      paused: true
    });
    expect(actions.loadMore).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Read more' }));
    expect(actions.loadMore).toHaveBeenCalledTimes(1);
  });

  it('says if nothing matches, and how to show all', () => {
    const { actions } = show({ filter: { note: 'x' }, read: 812 });
    expect(screen.getByText('Nothing matches')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe(
      '0 of 812 products match'
    );
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(actions.run).toHaveBeenCalledWith('clear-filter', {});
  });
});

it('leads to the statistics of the category', () => {
  const { actions } = show({});
  fireEvent.click(
    screen.getByRole('button', { name: 'Statistics of the category' })
  );
  expect(actions.run).toHaveBeenCalledWith('show-statistics', {});
});
