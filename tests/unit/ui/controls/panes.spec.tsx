import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { DeskState } from '../../../../src/desk/state';
import { DeskView } from '../../../../src/ui/DeskView';
import { failureDetails } from '../../../../src/ui/controls/pane/failureDetails';
import {
  aDeskState,
  aQueue,
  aRow,
  aViewer,
  anOpenProduct,
  someActions,
  somePictures
} from '../aDesk';

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

/** Something that throws when a view looks at it. */
function poisoned<T extends object>(value: T, name: keyof T): T {
  return Object.defineProperty({ ...value }, name, {
    enumerable: false,
    get() {
      throw new Error(`${String(name)} is poisoned`);
    }
  });
}

function show(state: DeskState) {
  const actions = someActions();
  const viewer = aViewer(state);
  const view = (next: DeskState): JSX.Element => (
    <DeskView
      state={next}
      viewer={viewer}
      actions={actions}
      pictures={somePictures()}
    />
  );
  const { rerender } = render(view(state));
  return { actions, again: (next: DeskState) => rerender(view(next)) };
}

const failed = (): readonly string[] =>
  screen.queryAllByText(/cannot be shown/).map(node => node.textContent ?? '');

describe('a pane that throws', () => {
  it('says so in its place, and the others are there', () => {
    show(
      aDeskState({
        open: anOpenProduct(),
        queue: poisoned(aQueue({ rows: [aRow('79823')] }), 'remark')
      })
    );
    expect(failed()).toEqual(['The queue cannot be shown.']);
    expect(screen.getByRole('complementary', { name: 'Board' })).toBeTruthy();
    expect(screen.getAllByTitle(/detail_1\.jpg/).length).toBeGreaterThan(0);
    expect(screen.getByText('All changes saved')).toBeTruthy();
  });

  it('is drawn again by a button, or when it shows something else', () => {
    const open = anOpenProduct();
    const broken = { ...open, product: poisoned(open.product, 'problems') };
    const { again } = show(aDeskState({ open: broken }));
    expect(failed()).toEqual(['The board cannot be shown.']);
    again(aDeskState({ open }));
    expect(failed()).toEqual(['The board cannot be shown.']);
    // Once only: the desk takes a second click soon after for a double click.
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(failed()).toEqual([]);
    again(aDeskState({ open: broken }));
    expect(failed()).toEqual(['The board cannot be shown.']);
    again(aDeskState({ open: anOpenProduct({}, { product_id: '79811' }) }));
    expect(failed()).toEqual([]);
  });

  it('has the focus if it is the images, so that keys work on', () => {
    const open = anOpenProduct();
    show(aDeskState({ open: poisoned(open, 'sections') }));
    expect(failed()).toContain('The images cannot be shown.');
    const { activeElement } = document;
    expect(
      activeElement?.closest('.jp-CurationImages .jp-CurationImageKeys')
    ).not.toBeNull();
    expect(activeElement).not.toBe(document.body);
  });

  it('gives details that can be copied by hand if the browser refuses', async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    show(aDeskState({ queue: poisoned(aQueue(), 'remark') }));
    fireEvent.click(screen.getByRole('button', { name: 'Copy details' }));
    expect(await screen.findByText(/remark is poisoned/)).toBeTruthy();
  });
});

describe('the details of a failure', () => {
  it.each([
    'https://images.s3.amazonaws.com/a.jpg?X-Amz-Credential=ASIAQWERTYUIOPASDFGH&X-Amz-Signature=0123abcd',
    'Authorization: AWS4-HMAC-SHA256 Credential=ASIAQWERTYUIOPASDFGH/2026, Signature=0123abcd',
    'secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY1"',
    'sessionToken=IQoJb3JpZ2luX2VjEDoaCXVzLWVhc3QtMSJHMEUCIQDabcdefghijk0123456789',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY1'
  ])('have nothing that signs a request: %s', said => {
    const details = failureDetails('board', new Error(`GET ${said} failed`));
    expect(details).toContain('board');
    expect(details).not.toMatch(/ASIA|0123abcd|XUtnF|IQoJ/);
    expect(details).toMatch(/GET .*…/);
  });

  it('keep a stack, and are short', () => {
    const details = failureDetails('queue', new TypeError('x'.repeat(99_999)));
    expect(details).toMatch(/^queue\nTypeError: xxx/);
    expect(details.length).toBeLessThan(10_000);
  });
});
