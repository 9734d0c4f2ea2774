import { NO_POLICY } from '../../../src/domain/connection/serverPolicy';
import {
  act,
  cleanup,
  createEvent,
  fireEvent,
  render,
  screen,
  within
} from '@testing-library/react';
import * as React from 'react';

import type { DeskState } from '../../../src/desk/state';
import { DeskView } from '../../../src/ui/DeskView';
import {
  aDeskState,
  aQueue,
  aRow,
  aViewer,
  anOpenProduct,
  someActions,
  somePictures
} from './aDesk';

afterEach(cleanup);

function show(state: DeskState, onSignIn?: () => void) {
  const actions = someActions();
  const pictures = somePictures();
  const viewer = aViewer(state);
  const view = (next: DeskState): JSX.Element => (
    <DeskView
      state={next}
      viewer={viewer}
      actions={actions}
      pictures={pictures}
      usage={{ bytes: 61e6, limit: 256e6 }}
      onSignIn={onSignIn}
    />
  );
  const { rerender } = render(view(state));
  return { actions, again: (next: DeskState) => rerender(view(next)) };
}

const button = (name: RegExp | string): HTMLElement =>
  screen.getByRole('button', { name });

describe('the status line', () => {
  it('says that all is saved, or how much waits', () => {
    const { again } = show(aDeskState({ resumedAt: '79823' }));
    expect(screen.getByText('All changes saved')).toBeTruthy();
    expect(screen.getByText('Resumed at 79823')).toBeTruthy();
    expect(screen.getByText('curator-7')).toBeTruthy();
    again(
      aDeskState({
        typed: [
          {
            about: {
              kind: 'note',
              product: { subCategory: 1005, productId: '79823' }
            },
            text: 'Blurred'
          }
        ]
      })
    );
    expect(screen.queryByText('All changes saved')).toBeNull();
    expect(screen.getByText('Note on 79823 not saved')).toBeTruthy();
    again(
      aDeskState({
        open: anOpenProduct({ choices: { front: ['segment/seg.png'] } })
      })
    );
    expect(
      screen.getByText(
        'All changes saved. Choices are kept until you complete.'
      )
    ).toBeTruthy();
    again(aDeskState({ unread: 2 }));
    expect(screen.getByText('2 changes wait for the next start')).toBeTruthy();
    expect(screen.queryByText(/All changes saved/)).toBeNull();
    again(aDeskState({ saving: { waiting: 2, failed: [] } }));
    expect(screen.getByText('2 waiting')).toBeTruthy();
    expect(screen.queryByText('All changes saved')).toBeNull();
  });

  it('says what was done today and how long a product takes', () => {
    const { again } = show(
      aDeskState({ pace: { doneToday: 1284, secondsEach: null } })
    );
    expect(screen.getByText('1,284 done today')).toBeTruthy();
    expect(screen.queryByText(/a product$/)).toBeNull();
    again(aDeskState({ pace: { doneToday: 0, secondsEach: 18 } }));
    expect(screen.getByText('18 s a product')).toBeTruthy();
    again(aDeskState({ pace: { doneToday: 0, secondsEach: 1500 } }));
    expect(screen.getByText('25 min a product')).toBeTruthy();
  });

  it('has the rest behind a button: pictures at hand, requests and cost', () => {
    const { again } = show(aDeskState({ nextReady: 1 }));
    const line = document.querySelector('.jp-CurationStatusLine')!;
    expect(line.textContent).not.toMatch(/request|\$|thumbnail|next product/i);
    fireEvent.click(button('Details'));
    const details = within(screen.getByRole('region', { name: 'Details' }));
    expect(details.getByText('Thumbnails: 61 MB of 256 MB')).toBeTruthy();
    expect(details.getByRole('table')).toBeTruthy();
    expect(
      details.getByText('Pictures of 1 next product are ready')
    ).toBeTruthy();
    again(aDeskState({ nextReady: 3 }));
    expect(
      details.getByText('Pictures of 3 next products are ready')
    ).toBeTruthy();
    again(aDeskState({ nextReady: null }));
    expect(screen.queryByText(/next product/)).toBeNull();
  });

  it('says what failed and why, to retry or to discard', () => {
    const { actions } = show(
      aDeskState({
        saving: {
          waiting: 2,
          failed: [
            {
              product: { subCategory: 1005, productId: '79811' },
              labels: ['Move 2 images to text', 'Complete 79811'],
              conflict: null,
              problem: {
                kind: 'Conflict',
                text: 'Somebody changed it.',
                remedy: 'Look again.'
              }
            }
          ]
        }
      })
    );
    expect(screen.getByText('2 changes not saved')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Not saved' }).textContent).toMatch(
      /79811.*Move 2 images to text.*Somebody changed it\. Look again/
    );
    fireEvent.click(button('Retry'));
    fireEvent.click(button('Discard'));
    expect(actions.run.mock.calls).toEqual([
      ['retry', {}],
      ['discard', {}]
    ]);
  });
});

describe('the message', () => {
  const region = (): Element =>
    document.querySelector('.jp-CurationMessage[aria-live=polite]')!;

  it('appears in a region that already exists, with Undo', () => {
    const { actions, again } = show(aDeskState());
    const before = region();
    expect(before.textContent).toBe('');
    again(
      aDeskState({
        canUndo: true,
        message: { id: 1, text: 'Moved 2 images to text', undoable: true }
      })
    );
    expect(region()).toBe(before);
    expect(before.textContent).toContain('Moved 2 images to text');
    fireEvent.click(button('Undo'));
    expect(actions.run).toHaveBeenCalledWith('undo', {});
    fireEvent.click(button('Dismiss'));
    expect(actions.dismissMessage).toHaveBeenCalled();
  });

  it('has no Undo if nothing can be undone any more', () => {
    const { again } = show(
      aDeskState({
        canUndo: true,
        message: { id: 1, text: 'Not found', undoable: false }
      })
    );
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    again(
      aDeskState({
        canUndo: false,
        message: { id: 2, text: 'Completed 79823', undoable: true }
      })
    );
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('a problem of the whole desk', () => {
  it('is shown above it, while the rest works', () => {
    const signIn = jest.fn();
    const { actions } = show(
      aDeskState({
        open: anOpenProduct(),
        notice: {
          kind: 'NotSignedIn',
          text: 'Your credentials have expired. Nothing is lost.',
          remedy: undefined
        },
        access: {
          connectionName: 'sandbox',
          person: null,
          rules: NO_POLICY,
          problems: [
            {
              kind: 'NotFound',
              text: 'The index is missing.',
              remedy: 'Setup.'
            }
          ]
        }
      }),
      signIn
    );
    const said = screen.getAllByRole('alert').map(node => node.textContent);
    expect(said.join()).toContain('The index is missing.');
    expect(said.join()).toContain('Nothing is lost.');
    expect(
      screen.getAllByRole('option', { name: /detail_1.jpg/ })
    ).toHaveLength(1);
    fireEvent.click(button('Sign in'));
    expect(signIn).toHaveBeenCalled();
    fireEvent.click(button('Dismiss'));
    expect(actions.dismissNotice).toHaveBeenCalled();
  });
});

describe('without an open product', () => {
  const empty = { ...aDeskState().queue, rows: [] };
  it.each<[string, Partial<DeskState>]>([
    ['Loading…', { categories: { state: 'loading' }, queue: empty }],
    ['No products yet', { categories: { state: 'ready', value: [] } }],
    ['Choose a category', { category: null }],
    ['No products with the status Pending in TOP / 1005', { queue: empty }],
    [
      'No product matches the filter of the queue',
      { queue: { ...empty, filter: { note: 'x' } } }
    ],
    ['No product is open', {}]
  ])('says "%s"', (words, more) => {
    show(aDeskState(more));
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('says that everything is done only if it is, and offers the next category', () => {
    const done = { done: 'COMPLETED' as const };
    const state = aDeskState({
      queue: aQueue({ rows: [aRow('79823', done), aRow('79811', done)] }),
      counts: { pending: 2, completed: 0, pass: 0, total: 2 }
    });
    const { actions, again } = show(state);
    expect(screen.queryByText(/Everything/)).toBeNull();
    expect(screen.getByText(/the category counts 2/)).toBeTruthy();
    again({
      ...state,
      counts: { pending: 0, completed: 2, pass: 0, total: 2 },
      nextCategory: { mainCategory: 'TOP', subCategory: 1006, pending: 12 }
    });
    expect(
      screen.getByText('Everything in this category is done.')
    ).toBeTruthy();
    const goOn = button('Go on with TOP / 1006 (12 pending)');
    expect(goOn.querySelector('kbd')?.textContent).toBe('N');
    fireEvent.click(goOn);
    expect(actions.run).toHaveBeenCalledWith('next-product', {});
  });

  it('says why the categories cannot be read', () => {
    show(
      aDeskState({
        categories: {
          state: 'failed',
          problem: {
            kind: 'NotAllowed',
            text: 'dynamodb:GetItem is refused.',
            remedy: undefined
          }
        }
      })
    );
    expect(screen.getByText('dynamodb:GetItem is refused.')).toBeTruthy();
  });

  it('keeps the layout of a product that is loading', () => {
    show(aDeskState({ open: { state: 'loading', productId: '79823' } }));
    // The queue knows how many images it has.
    expect(
      document.querySelectorAll('.jp-CurationTile.jp-mod-skeleton')
    ).toHaveLength(19);
  });
});

describe('the narrow desk', () => {
  it('moves through the queue, shows the rank, and opens the queue and the checks', () => {
    const { actions } = show(
      aDeskState({
        open: anOpenProduct({
          checks: [
            { id: 'twice', level: 'must', ok: true },
            { id: 'gone', level: 'look', ok: false }
          ]
        })
      })
    );
    expect(screen.getByText('1 of 1,284')).toBeTruthy();
    fireEvent.click(button('Next product'));
    fireEvent.click(button('Previous product'));
    expect(actions.run.mock.calls).toEqual([
      ['next-product', {}],
      ['previous-product', {}]
    ]);
    const frame = document.querySelector('.jp-CurationDesk-frame')!;
    fireEvent.click(button('Queue: 79823'));
    expect(frame.className).toContain('jp-mod-drawer');
    fireEvent.keyDown(screen.getByRole('navigation'), { key: 'Escape' });
    expect(frame.className).not.toContain('jp-mod-drawer');
    // Esc always leads back to the focused image.
    expect(document.activeElement).toBe(
      document.querySelector('[data-path="detail/detail_1.jpg"]')
    );
    fireEvent.click(button('Checks: 1 passed, 1 with a warning, 0 required'));
    expect(frame.className).toContain('jp-mod-details');
  });

  it('counts the filtered products, and opens the queue for the filter’s form', () => {
    const { queue } = aDeskState();
    show(
      aDeskState({
        open: anOpenProduct(),
        queue: {
          ...queue,
          filterFormOpen: true,
          filter: { note: 'x' },
          more: true
        }
      })
    );
    // How many of the 1,284 will match is not known.
    expect(screen.getByText('1 of 2+')).toBeTruthy();
    const frame = document.querySelector('.jp-CurationDesk-frame')!;
    expect(frame.className).toContain('jp-mod-drawer');
    expect(document.activeElement).toBe(
      screen.getByLabelText('Id begins with')
    );
  });
});

describe('the image keys', () => {
  const focused = (): Element =>
    document.querySelector('[data-path="detail/detail_1.jpg"]')!;

  it.each([
    ['the queue', () => screen.getByRole('listbox', { name: 'Products' })],
    ['the note', () => screen.getByRole('textbox', { name: 'Note' })],
    ['an empty slot', () => button(/^Front: empty/)],
    ['a section', () => button(/^.?segment/)]
  ])('are back after Esc in %s', (_, from) => {
    show(aDeskState({ open: anOpenProduct() }));
    act(() => from().focus());
    expect(document.activeElement).not.toBe(focused());
    fireEvent.keyDown(from(), { key: 'Escape' });
    expect(document.activeElement).toBe(focused());
  });

  it('are not taken away by a completion that is refused', () => {
    const open = anOpenProduct({ focusRequest: 1 });
    const { again } = show(aDeskState({ open }));
    again(
      aDeskState({
        open: {
          ...open,
          wantedSlot: 'model',
          wantedCount: 1,
          focusRequest: 2
        }
      })
    );
    expect(document.activeElement).toBe(focused());
  });

  it('are back when the button that has the focus disappears', () => {
    const open = anOpenProduct({ heldBy: 'curator-9' });
    const { again } = show(aDeskState({ open }));
    act(() => button('Take over').focus());
    again(aDeskState({ open: { ...open, heldBy: null } }));
    expect(document.activeElement).toBe(focused());
  });

  it('are not taken from elsewhere when the focus there is lost', () => {
    const open = anOpenProduct({ focusRequest: 1 });
    const { again } = show(aDeskState({ open }));
    const beside = document.body.appendChild(document.createElement('input'));
    act(() => beside.focus());
    beside.remove();
    again(aDeskState({ open, canUndo: true }));
    expect(document.activeElement).toBe(document.body);
  });

  it('are back after a click where nothing is', () => {
    show(aDeskState({ open: anOpenProduct() }));
    fireEvent.click(screen.getByRole('complementary', { name: 'Board' }));
    expect(document.activeElement).toBe(focused());
  });
});

describe('a double click', () => {
  const deleting = (actions: { run: jest.Mock }): number =>
    actions.run.mock.calls.filter(([command]) => command === 'delete').length;

  /** A press of a button by key, at a time in ms. */
  const pressAt = (at: number, label: string): void => {
    const press = createEvent.click(button(label));
    Object.defineProperty(press, 'timeStamp', { value: at });
    fireEvent(button(label), press);
  };

  it('acts once, and so does a button that is pressed twice by key', () => {
    const { actions } = show(aDeskState({ open: anOpenProduct() }));
    fireEvent.click(button('Delete'), { detail: 1 });
    fireEvent.click(button('Delete'), { detail: 2 });
    expect(deleting(actions)).toBe(1);
    fireEvent.click(button('Delete'), { detail: 1 });
    expect(deleting(actions)).toBe(2);
    pressAt(0, 'Move to text');
    pressAt(10, 'Delete');
    pressAt(200, 'Delete');
    expect(deleting(actions)).toBe(3);
    pressAt(500, 'Delete');
    expect(deleting(actions)).toBe(4);
  });

  it('goes on by two where a button is pressed again and again', () => {
    const { actions } = show(aDeskState({ open: anOpenProduct() }));
    fireEvent.click(button('Next product'), { detail: 1 });
    fireEvent.click(button('Next product'), { detail: 2 });
    expect(actions.run).toHaveBeenCalledTimes(2);
  });
});
