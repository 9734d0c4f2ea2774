import {
  cleanup,
  fireEvent,
  render,
  screen,
  within
} from '@testing-library/react';
import * as React from 'react';

import type { FailedSave } from '../../../../src/desk/state';
import { DeskView } from '../../../../src/ui/DeskView';
import { LostChanges } from '../../../../src/ui/saving/LostChanges';
import {
  aDeskState,
  aViewer,
  anOpenProduct,
  someActions,
  somePictures
} from '../aDesk';

afterEach(cleanup);

const STUCK: FailedSave = {
  product: { subCategory: 1005, productId: '79823' },
  labels: ['Delete 1 image', 'Complete 79823'],
  problem: { kind: 'Conflict', text: 'It was changed.', remedy: 'Compare.' },
  conflict: {
    reason: 'taken-over',
    by: 'curator-9',
    differences: [
      {
        kind: 'status',
        mine: { status: 'COMPLETED', detail: undefined },
        theirs: { status: 'PASS', detail: 'Not popular' }
      },
      {
        kind: 'slot',
        slotId: 'front',
        mine: ['detail/detail_1.jpg'],
        theirs: []
      },
      {
        kind: 'image',
        image: 'detail/detail_2.jpg',
        mine: { kind: 'deleted' },
        theirs: { kind: 'moved', to: 'text/detail_2.jpg' }
      }
    ]
  }
};

function show(failed: FailedSave) {
  const actions = someActions();
  const state = aDeskState({
    open: anOpenProduct(),
    saving: { waiting: 2, failed: [failed] }
  });
  render(
    <DeskView
      state={state}
      viewer={aViewer(state)}
      actions={actions}
      pictures={somePictures()}
    />
  );
  return actions;
}

it('shows both versions beside each other', () => {
  show(STUCK);
  const view = screen.getByRole('region', { name: /curator-9 took over this/ });
  const lines = within(view)
    .getAllByRole('row')
    .map(row =>
      [...row.children].map(cell => cell.textContent?.trim()).join(' | ')
    );
  expect(lines).toEqual([
    ' | Yours, not saved | curator-9, saved',
    'Status | Completed | Held (Not popular)',
    'Front | detail/detail_1.jpg | Nothing chosen',
    'detail/detail_2.jpg | Deleted | Moved to text/detail_2.jpg'
  ]);
  expect(view.querySelectorAll('img')).toHaveLength(3);
});

it('keeps mine or theirs, for this product only', () => {
  const actions = show(STUCK);
  fireEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
  fireEvent.click(screen.getByRole('button', { name: 'Keep theirs…' }));
  expect(actions.run.mock.calls).toEqual([
    ['retry', { productId: '79823', over: true }],
    ['discard', { productId: '79823' }]
  ]);
});

it('says that keeping mine takes over the product from another', () => {
  show({
    ...STUCK,
    conflict: { reason: 'held', by: 'curator-9', differences: [] }
  });
  expect(
    screen.getByRole('button', { name: 'Take over and keep mine' })
  ).toBeTruthy();
});

it('leads to the conflict of another product', () => {
  const product = { subCategory: 1006, productId: '40112' };
  const actions = show({ ...STUCK, product });
  expect(screen.queryByRole('region', { name: /took over this/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Compare' }));
  expect(actions.run).toHaveBeenCalledWith('go-to-product', product);
});

it('says what is lost when changes are discarded', () => {
  render(<LostChanges lost={[STUCK]} />);
  expect(
    screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  ).toEqual(['79823 Delete 1 image', '79823 Complete 79823']);
});

it('is shown once: not listed above the status line as well', () => {
  show(STUCK);
  expect(screen.queryByRole('list', { name: 'Not saved' })).toBeNull();
  cleanup();
  show({ ...STUCK, product: { subCategory: 1005, productId: '79811' } });
  expect(screen.getByRole('list', { name: 'Not saved' })).toBeTruthy();
});

it('asks about a change that may have been saved before, and blames nobody', () => {
  show({
    ...STUCK,
    conflict: { reason: 'forgotten', by: undefined, differences: [] }
  });
  const view = screen.getByRole('region', { name: /may have been saved/ });
  expect(view.textContent).not.toMatch(/somebody else|theirs/i);
  expect(within(view).getByRole('button', { name: 'Carry out' })).toBeTruthy();
});
