import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import { CategoryPicker } from '../../../../src/ui/queue/bar/CategoryPicker';
import { GoToProduct } from '../../../../src/ui/queue/bar/GoToProduct';
import { StatusTabs } from '../../../../src/ui/queue/bar/StatusTabs';
import { ThumbnailSize } from '../../../../src/ui/images/ThumbnailSize';
import { unsavedCounts } from '../../../../src/ui/queue/bar/unsavedCounts';
import { otherStatuses } from '../../../../src/ui/queue/bar/otherStatuses';
import { aDeskState } from '../aDesk';

afterEach(cleanup);

it('selects a category, even one with a slash in its name', () => {
  const onChange = jest.fn();
  render(
    <CategoryPicker
      connectionName="sandbox"
      categories={{
        state: 'ready',
        value: [
          { mainCategory: 'TOP', subCategory: 1005, products: 1905 },
          { mainCategory: 'SKIRT/PANTS', subCategory: 7, products: undefined }
        ]
      }}
      category={{ mainCategory: 'TOP', subCategory: 1005 }}
      onChange={onChange}
    />
  );
  const select = screen.getByRole('combobox', { name: 'Category' });
  expect(screen.getByRole('option', { name: '1005 · 1,905' })).toBeTruthy();
  const chosen = { mainCategory: 'SKIRT/PANTS', subCategory: 7 };
  fireEvent.change(select, { target: { value: 'SKIRT/PANTS/7' } });
  expect(onChange).toHaveBeenLastCalledWith(chosen, false);
  // By mouse it is a choice that is over; a key may be on its way to another.
  fireEvent.pointerDown(select);
  fireEvent.change(select, { target: { value: 'SKIRT/PANTS/7' } });
  expect(onChange).toHaveBeenLastCalledWith(chosen, true);
  fireEvent.keyDown(select, { key: 'ArrowDown' });
  fireEvent.change(select, { target: { value: 'SKIRT/PANTS/7' } });
  expect(onChange).toHaveBeenLastCalledWith(chosen, false);
  expect(select.hasAttribute('data-lm-suppress-shortcuts')).toBe(true);
});

it('shows the statuses with counts, and others that occur', () => {
  const onChange = jest.fn();
  const state = aDeskState({ status: 'REVIEW' });
  render(
    <StatusTabs
      status="PENDING"
      counts={state.counts}
      others={otherStatuses(state)}
      onChange={onChange}
    />
  );
  const tabs = screen.getAllByRole('radio');
  expect(tabs.map(tab => tab.textContent)).toEqual([
    'Pending1,284',
    'Completed612',
    'Held9',
    'REVIEW'
  ]);
  expect(tabs.filter(tab => tab.tabIndex === 0)).toEqual([tabs[0]]);
  fireEvent.keyDown(tabs[0], { key: 'ArrowLeft' });
  fireEvent.click(tabs[1]);
  expect(onChange.mock.calls).toEqual([['REVIEW'], ['COMPLETED']]);
});

it('marks by how much unsaved changes will move the counts', () => {
  const state = aDeskState({
    unsaved: [
      {
        product: { subCategory: 1005, productId: '79823' },
        mainCategory: 'TOP',
        from: 'PENDING',
        to: 'COMPLETED',
        failed: true
      },
      {
        product: { subCategory: 7, productId: '1' },
        mainCategory: 'PANTS',
        from: 'PENDING',
        to: 'PASS',
        failed: false
      }
    ]
  });
  render(
    <StatusTabs
      status="PENDING"
      counts={state.counts}
      unsaved={unsavedCounts(state)}
      onChange={jest.fn()}
    />
  );
  expect(screen.getAllByRole('radio').map(tab => tab.textContent)).toEqual([
    'Pending1,284−1',
    'Completed612+1',
    'Held9'
  ]);
  expect(
    screen.getByTitle('1 more product when your changes are saved')
  ).toBeTruthy();
});

it('opens a product on Enter, but not without an id', () => {
  const onGo = jest.fn();
  render(<GoToProduct onGo={onGo} />);
  const field = screen.getByRole<HTMLInputElement>('textbox');
  expect(field.hasAttribute('data-lm-suppress-shortcuts')).toBe(true);
  fireEvent.submit(field);
  fireEvent.change(field, { target: { value: ' 79823 ' } });
  fireEvent.submit(field);
  expect(onGo.mock.calls).toEqual([['79823']]);
  expect(field.value).toBe('');
});

it('sets the size of the thumbnails', () => {
  const onChange = jest.fn();
  render(<ThumbnailSize pixels={136} onChange={onChange} />);
  fireEvent.change(screen.getByRole('slider'), { target: { value: '200' } });
  expect(onChange).toHaveBeenCalledWith(200);
});
