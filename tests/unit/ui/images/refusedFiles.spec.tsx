import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { DeskState } from '../../../../src/desk/state';
import { DeskView } from '../../../../src/ui/DeskView';
import {
  aDeskState,
  aViewer,
  anOpenProduct,
  someActions,
  somePictures
} from '../aDesk';

afterEach(cleanup);

function show(more: Partial<DeskState>) {
  const actions = someActions();
  const state = aDeskState({ open: anOpenProduct(), ...more });
  const { container } = render(
    <DeskView
      state={state}
      viewer={aViewer(state)}
      actions={actions}
      pictures={somePictures()}
    />
  );
  return { actions, container };
}

const refusedOf = (productId: string): DeskState['refusedFiles'] => ({
  product: { subCategory: 1005, productId },
  uploaded: 2,
  files: [
    {
      filename: 'notes.txt',
      problem: { kind: 'Invalid', text: 'notes.txt is not an image.' }
    }
  ]
});

it('lists what was not uploaded until it is dismissed', () => {
  const { actions } = show({ refusedFiles: refusedOf('79823') });
  expect(screen.getByText(/1 file was not uploaded/)).toBeTruthy();
  expect(screen.getByText(/notes.txt is not an image/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(actions.dismissRefusedFiles).toHaveBeenCalledTimes(1);
});

it('shows nothing about another product', () => {
  show({ refusedFiles: refusedOf('79811') });
  expect(screen.queryByText(/not uploaded/)).toBeNull();
});

it('uploads pasted files to the folder of the focused image, but not from a field', () => {
  const { actions, container } = show({
    open: anOpenProduct({ focus: 'segment/seg.png' })
  });
  const file = new File(['x'], 'image.png');
  const clipboardData = { files: [file] };
  fireEvent.paste(screen.getByLabelText('Note'), { clipboardData });
  expect(actions.uploadFiles).not.toHaveBeenCalled();
  const tile = container.querySelector('.jp-CurationTile');
  fireEvent.paste(tile as Element, { clipboardData });
  expect(actions.uploadFiles).toHaveBeenCalledWith([file], 'segment');
});
