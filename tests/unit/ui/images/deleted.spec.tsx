import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { OpenProduct } from '../../../../src/desk/state';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';
import { formatAgo } from '../../../../src/words/ago';
import { ImagesView } from '../../../../src/ui/images/ImagesView';
import { PLAIN } from '../../../../src/words/trans';
import { anOpenProduct, someActions, somePictures } from '../aDesk';

afterEach(cleanup);

const entry = (
  path: string,
  day: number,
  more: Readonly<Record<string, string>> = {}
): CatalogueItem => ({
  folder: path.split('/')[0],
  filename: path.split('/')[1],
  at: `2026-11-0${day}T10:00:00.000Z`,
  by: 'kim',
  op: `op${day}`,
  ...more
});

const FOUR = [
  entry('detail/purged.jpg', 1, { purged_at: '2026-12-30T12:00:00.000Z' }),
  entry('detail/detail_1.jpg', 2),
  entry('detail/cut.jpg', 3, { moved_to: 'text/cut.jpg' }),
  entry('summary/poor.jpg', 4)
];

/** Two of them can be restored. */
const DELETED = FOUR.map((one, index) =>
  index === 2 ? entry('detail/cut.jpg', 3) : one
);

function opened(
  deleted: readonly CatalogueItem[],
  more: Partial<OpenProduct> = {},
  item: CatalogueItem = {}
): OpenProduct {
  return anOpenProduct(more, { ...item, deleted, text: ['cut.jpg'] });
}

function show(open: OpenProduct, pictures = somePictures()) {
  const actions = someActions();
  const view = (state: OpenProduct): JSX.Element => (
    <ImagesView
      open={state}
      slots={DEFAULT_SLOTS}
      thumbnailSize={136}
      actions={actions}
      pictures={pictures}
    />
  );
  const { rerender } = render(view(open));
  return {
    actions,
    pictures,
    again: (state: OpenProduct) => rerender(view(state))
  };
}

const head = (): HTMLElement =>
  screen.getByRole('button', { name: /^Deleted/ });
const tiles = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[data-deleted]')
];
const restore = (path: string): HTMLButtonElement =>
  screen.getByRole('button', { name: `Restore ${path}` });

describe('the section of deleted images', () => {
  it('draws a limited number of thousands, and more when it is asked to', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      entry(`detail/gone_${at}.jpg`, 1)
    );
    show(opened(many));
    fireEvent.click(head());
    expect(tiles()).toHaveLength(200);
    fireEvent.click(screen.getByRole('button', { name: 'Show 200 more' }));
    fireEvent.click(screen.getByRole('button', { name: 'Show 100 more' }));
    expect(tiles()).toHaveLength(500);
    expect(screen.queryByRole('button', { name: /^Show \d/ })).toBeNull();
  });

  it('is collapsed at first, and requests no picture until it is expanded', () => {
    const { pictures } = show(opened(FOUR));
    expect(head().textContent).toBe('▸Deleted3');
    expect(head().getAttribute('aria-expanded')).toBe('false');
    expect(tiles()).toEqual([]);
    expect([...pictures.wanted]).not.toContain('summary/poor.jpg');

    fireEvent.click(head());
    expect([...pictures.wanted]).toContain('summary/poor.jpg');
    // Its bytes are gone: nothing is asked for.
    expect([...pictures.wanted]).not.toContain('detail/purged.jpg');
    fireEvent.click(head());
    expect([...pictures.wanted]).not.toContain('summary/poor.jpg');
  });

  it('says what happened to each, newest first', () => {
    show(opened(FOUR));
    fireEvent.click(head());
    expect(tiles().map(({ dataset }) => dataset.deleted)).toEqual([
      'summary/poor.jpg',
      'detail/detail_1.jpg',
      'detail/purged.jpg'
    ]);
    const [poor, again, purged] = tiles();
    expect(poor.textContent).toMatch(/summary\/poor\.jpgDeleted by kim, /);
    expect(poor.querySelector('[title^="Nov "]')?.textContent).toMatch(
      /^Deleted by kim/
    );
    expect(again.textContent).toMatch(/It is in detail again/);
    expect(purged.textContent).toMatch(
      /Purged on Dec 3\d, 2026; its bytes are gone/
    );
    expect(screen.getAllByRole('button', { name: /^Restore/ })).toHaveLength(1);
  });

  it('leaves out moved images: they say in their new place where they came from', () => {
    show(opened(FOUR));
    const moved = document.querySelector('[data-path="text/cut.jpg"]');
    expect(moved?.textContent).toContain('from detail');
    expect(moved?.getAttribute('aria-label')).toContain('from detail');
    expect(
      document.querySelector('[data-path="detail/detail_2.jpg"]')?.textContent
    ).not.toContain('from');
  });

  it('says in the tile that the bucket does not have an image', () => {
    show(
      opened(FOUR),
      somePictures({ 'summary/poor.jpg': { kind: 'missing' } })
    );
    fireEvent.click(head());
    expect(tiles()[0].textContent).toContain('Missing from the bucket');
    expect(restore('summary/poor.jpg').disabled).toBe(false);
  });

  it('says that there is nothing, and collapses for another product', () => {
    const { again } = show(opened([]));
    expect(head().textContent).toBe('▸Deleted0');
    fireEvent.click(head());
    expect(screen.getByText('No image was deleted.')).toBeTruthy();
    again(opened(FOUR));
    expect(tiles()).toHaveLength(3);
    again(opened(FOUR, {}, { product_id: '79811' }));
    expect(tiles()).toHaveLength(0);
  });

  it.each([
    [
      'another works on it',
      { heldBy: 'lee' },
      {},
      /^lee is working on this product/
    ],
    ['it is completed', {}, { current_status: 'COMPLETED' }, /Reopen it first/]
  ])('restores nothing while %s, and says why', (_, more, item, why) => {
    const { actions } = show(opened(FOUR, more, item));
    fireEvent.click(head());
    expect(restore('summary/poor.jpg').disabled).toBe(true);
    expect(restore('summary/poor.jpg').title).toMatch(why);
    fireEvent.click(restore('summary/poor.jpg'));
    expect(actions.run).not.toHaveBeenCalled();
  });

  it('is not part of the grid: image shortcuts, clicks and drags do not reach it', () => {
    const { actions } = show(opened(FOUR));
    fireEvent.click(head());
    const [tile] = tiles();
    fireEvent.click(tile);
    fireEvent.doubleClick(tile);
    fireEvent.contextMenu(tile);
    expect(actions.run).not.toHaveBeenCalled();
    expect(tile.closest('.jp-CurationImages')).toBeNull();
    expect(tile.matches('.jp-CurationTile, [draggable=true]')).toBe(false);
    // The desk's keys go on there: undo, next product, complete.
    expect(tile.closest('[data-lm-suppress-shortcuts]')).toBeNull();
    expect(head().hasAttribute('data-lm-suppress-shortcuts')).toBe(false);
  });
});

describe('viewing a deleted image', () => {
  const view = (path: string): HTMLElement =>
    screen.getByRole('button', { name: `View ${path}` });

  it('is done by Space, Enter and a double click, not by one click', () => {
    const { actions } = show(opened(DELETED));
    fireEvent.click(head());
    fireEvent.click(view('summary/poor.jpg'), { detail: 1 });
    expect(actions.run).not.toHaveBeenCalled();
    fireEvent.doubleClick(view('summary/poor.jpg'));
    // A button hears Space and Enter as a click of no mouse.
    fireEvent.click(view('detail/cut.jpg'), { detail: 0 });
    expect(actions.run.mock.calls).toEqual([
      ['view-image', { image: 'summary/poor.jpg' }],
      ['view-image', { image: 'detail/cut.jpg' }]
    ]);
  });

  it('is not offered if the bytes are gone', () => {
    show(opened(DELETED));
    fireEvent.click(head());
    expect(screen.getAllByRole('button', { name: /^View/ })).toHaveLength(3);
    expect(screen.queryByRole('button', { name: /purged/ })).toBeNull();
  });

  it('returns the focus to its tile', () => {
    const { again } = show(opened(DELETED));
    fireEvent.click(head());
    view('detail/cut.jpg').focus();
    again(opened(DELETED, { viewing: 'detail/cut.jpg' }));
    // The viewer has it meanwhile, and goes with it; it showed another one at last.
    again(opened(DELETED, { viewing: 'summary/poor.jpg' }));
    view('detail/cut.jpg').blur();
    again(opened(DELETED));
    expect(document.activeElement).toBe(view('summary/poor.jpg'));
  });
});

describe('restoring', () => {
  const without = (...gone: readonly number[]): OpenProduct =>
    opened(DELETED.filter((_, index) => !gone.includes(index)));

  it('restores the image, and moves the focus to the next one, then to the head', () => {
    const { actions, again } = show(opened(DELETED));
    fireEvent.click(head());
    restore('summary/poor.jpg').focus();
    fireEvent.click(restore('summary/poor.jpg'));
    expect(actions.run.mock.calls).toEqual([
      ['restore-image', { image: 'summary/poor.jpg' }]
    ]);
    again(without(3));
    expect(document.activeElement).toBe(restore('detail/cut.jpg'));
    fireEvent.click(restore('detail/cut.jpg'));
    again(without(2, 3));
    expect(document.activeElement).toBe(head());
  });

  it('moves the focus to the previous one if the last was restored', () => {
    const { again } = show(opened(DELETED));
    fireEvent.click(head());
    restore('detail/cut.jpg').focus();
    fireEvent.click(restore('detail/cut.jpg'));
    again(without(2));
    expect(document.activeElement).toBe(restore('summary/poor.jpg'));
  });

  it('by the mouse keeps the focus with the images', () => {
    const { again } = show(opened(DELETED, { focusRequest: 1 }));
    const focused = document.activeElement;
    fireEvent.click(head());
    expect(fireEvent.mouseDown(restore('summary/poor.jpg'))).toBe(false);
    fireEvent.click(restore('summary/poor.jpg'));
    again({ ...without(3), focusRequest: 1 });
    expect(document.activeElement).toBe(focused);
  });

  it('from the menu of its copy keeps the focus with the images', () => {
    const focusRequest = 1;
    const { again } = show(
      opened(FOUR, { focus: 'text/cut.jpg', focusRequest })
    );
    again(
      anOpenProduct(
        { focus: 'detail/cut.jpg', focusRequest },
        { detail: ['cut.jpg'], deleted: [FOUR[3]] }
      )
    );
    expect(document.activeElement).toBe(
      screen.getByRole('option', { name: /^cut.jpg/ })
    );
  });
});

it.each([
  ['2026-11-22T10:00:05.000Z', 'just now'],
  ['2026-11-22T09:59:30.000Z', 'just now'],
  ['2026-11-22T09:58:30.000Z', '1 min ago'],
  ['2026-11-22T08:00:00.000Z', '2 h ago'],
  ['2026-11-21T10:00:00.000Z', '1 day ago'],
  ['2026-11-10T10:00:00.000Z', '12 days ago'],
  ['2026-09-20T12:00:00.000Z', 'Sep 20, 2026'],
  ['some day', 'some day']
])('%s is %s', (at, words) => {
  const now = Date.parse('2026-11-22T10:00:00.000Z');
  expect(formatAgo(at, now, PLAIN)).toBe(words);
});
