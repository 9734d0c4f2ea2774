import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { OpenState, UnsavedStatus } from '../../../../src/desk/state';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { DEFAULT_TEAM } from '../../../../src/domain/board/teamSettings';
import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';
import { BoardView } from '../../../../src/ui/BoardView';
import { BroughtBack } from '../../../../src/ui/edits/BroughtBack';
import { IMAGES_TYPE } from '../../../../src/ui/images/drag/imageDrag';
import {
  aDataTransfer,
  anOpenProduct,
  someActions,
  somePictures
} from '../aDesk';

afterEach(cleanup);

function show(open: OpenState, unsaved: UnsavedStatus | null = null) {
  const actions = someActions();
  const onShown = jest.fn();
  const pictures = somePictures();
  const view = (state: OpenState): JSX.Element => (
    <BoardView
      open={state}
      slots={DEFAULT_SLOTS}
      team={{ settings: DEFAULT_TEAM, page: null }}
      person="curator-7"
      actions={actions}
      pictures={pictures}
      unsaved={unsaved}
      typedNote={undefined}
      conflicted={false}
      onShown={onShown}
    />
  );
  const { rerender } = render(view(open));
  return {
    actions,
    onShown,
    again: (state: OpenState) => rerender(view(state))
  };
}

const button = (name: RegExp | string): HTMLButtonElement =>
  screen.getByRole<HTMLButtonElement>('button', { name });

const CHOSEN = anOpenProduct({
  choices: {
    front: ['detail/detail_2.jpg'],
    color_variant: ['segment/seg.png']
  }
});

describe('slots', () => {
  it('count what is chosen', () => {
    show(CHOSEN);
    expect(screen.getByText('1 of 3')).toBeTruthy();
    expect(
      button('Front: detail_2.jpg').querySelector('kbd')?.textContent
    ).toBe('2');
    expect(button('Colour 1: seg.png').querySelector('kbd')?.textContent).toBe(
      'C'
    );
  });

  it('take the focused image when they are empty', () => {
    const { actions } = show(CHOSEN);
    fireEvent.click(button(/^Back: empty/));
    fireEvent.click(button(/^Add: empty/));
    expect(actions.run.mock.calls).toEqual([
      ['assign-slot', { index: 2 }],
      ['assign-slot', { index: 3 }]
    ]);
  });

  it('show their image when they are filled', () => {
    const { actions, onShown } = show(CHOSEN);
    fireEvent.click(button('Front: detail_2.jpg'));
    expect(actions.run.mock.calls).toEqual([
      ['select', { image: 'detail/detail_2.jpg', mode: 'only' }]
    ]);
    expect(onShown).toHaveBeenCalled();
  });

  it('are cleared; a slot for several loses only the one image', () => {
    const { actions } = show(CHOSEN);
    fireEvent.click(button('Clear Front'));
    fireEvent.click(button('Clear Colour 1'));
    expect(actions.run.mock.calls).toEqual([
      ['clear-slot', { index: 1 }],
      ['clear-slot', { index: 3, image: 'segment/seg.png' }]
    ]);
  });

  it('accept one dropped image, or all if the slot takes several', () => {
    const { actions } = show(CHOSEN);
    const dataTransfer = aDataTransfer({
      [IMAGES_TYPE]:
        '["detail/detail_1.jpg","segment/seg.png","detail/detail_10.jpg"]'
    });
    fireEvent.drop(button(/^Back/), { dataTransfer });
    fireEvent.drop(button(/^Add/), { dataTransfer });
    expect(actions.run.mock.calls).toEqual([
      ['assign-slot', { index: 2, image: 'detail/detail_1.jpg', position: 0 }],
      // One step to undo. What is in the slot already would be taken out.
      [
        'assign-slot',
        { index: 3, images: ['detail/detail_1.jpg', 'detail/detail_10.jpg'] }
      ]
    ]);
  });

  it('for several are ordered by drag and by key', () => {
    const { actions } = show(
      anOpenProduct({
        choices: {
          color_variant: ['detail/detail_1.jpg', 'detail/detail_2.jpg']
        }
      })
    );
    fireEvent.drop(button(/^Colour 1/), {
      dataTransfer: aDataTransfer({
        [IMAGES_TYPE]: '["detail/detail_2.jpg"]'
      })
    });
    fireEvent.keyDown(button(/^Colour 1/), { key: 'ArrowRight', altKey: true });
    fireEvent.keyDown(button(/^Colour 2/), { key: 'ArrowLeft', altKey: true });
    fireEvent.keyDown(button(/^Colour 1/), { key: 'ArrowLeft' });
    expect(actions.run.mock.calls).toEqual([
      ['assign-slot', { index: 3, image: 'detail/detail_2.jpg', position: 0 }],
      ['assign-slot', { index: 3, image: 'detail/detail_1.jpg', position: 1 }],
      ['assign-slot', { index: 3, image: 'detail/detail_2.jpg', position: 0 }]
    ]);
  });

  it('can be dragged to another', () => {
    show(CHOSEN);
    const dataTransfer = aDataTransfer();
    fireEvent.dragStart(button('Front: detail_2.jpg'), { dataTransfer });
    expect(dataTransfer.getData(IMAGES_TYPE)).toBe('["detail/detail_2.jpg"]');
    // A notebook, say, gets its address.
    expect(dataTransfer.getData('text/plain')).toBe(
      's3://images/detail/detail_2.jpg'
    );
  });

  it('that need attention are marked, and do not take the focus', () => {
    const { again } = show(CHOSEN);
    const focused = document.activeElement;
    again({ ...CHOSEN, wantedSlot: 'back' });
    expect(document.activeElement).toBe(focused);
    expect(button(/^Back/).parentElement?.className).toContain('jp-mod-wanted');
  });

  it('are scrolled into view each time they need attention', () => {
    const { again } = show(CHOSEN);
    const scrolled = jest.fn();
    button(/^Back/).scrollIntoView = scrolled;
    again({ ...CHOSEN, wantedSlot: 'back', wantedCount: 1 });
    again({ ...CHOSEN, wantedSlot: 'back', wantedCount: 1 });
    expect(scrolled).toHaveBeenCalledTimes(1);
    again({ ...CHOSEN, wantedSlot: 'back', wantedCount: 2 });
    expect(scrolled).toHaveBeenCalledTimes(2);
  });

  it('change nothing while another works on the product', () => {
    show({ ...CHOSEN, heldBy: 'curator-9' });
    expect(button(/^Back: empty/).disabled).toBe(true);
    expect(screen.queryByRole('button', { name: 'Clear Front' })).toBeNull();
    expect(
      screen.getByText('curator-9 is working on this product.')
    ).toBeTruthy();
  });

  it('change nothing while the person has it open elsewhere, and say so', () => {
    show({ ...CHOSEN, heldBy: 'curator-7' });
    expect(
      screen.getByText('You have this product open in another browser.')
    ).toBeTruthy();
    expect(button('Take over')).toBeTruthy();
  });
});

describe('checks', () => {
  it('show their state in words and marks', () => {
    show({
      ...CHOSEN,
      checks: [
        {
          id: 'required',
          level: 'must',
          ok: false,
          labels: ['Back'],
          slotId: 'back'
        },
        { id: 'twice', level: 'must', ok: true },
        {
          id: 'colours',
          level: 'look',
          ok: false,
          colours: ['Black', 'White', 'Red', 'Blue'],
          covered: 2,
          slotId: 'color_variant'
        },
        {
          id: 'unchecked',
          level: 'look',
          ok: false,
          what: 'pictures',
          why: 'awaited',
          labels: ['Front']
        }
      ]
    });
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent)
    ).toEqual([
      '✗Back is not chosen Show',
      '✓No image is used twice ',
      '!2 of 4 colours chosen: ✓ Black, ✓ White, Red, Blue Show',
      '…Size and sharpness not checked yet: Front '
    ]);
    expect(screen.getByRole('img', { name: 'Required' }).textContent).toBe('✗');

    fireEvent.click(button('Show: Back is not chosen'));
    expect(button(/^Back/).parentElement?.className).toContain('jp-mod-wanted');

    const meta = document.querySelector<HTMLDetailsElement>('.jp-CurationMeta');
    expect(meta?.open).toBe(false);
    fireEvent.click(button(/^Show: 2 of 4 colours chosen/));
    expect(meta?.open).toBe(true);
  });
});

describe('meta.json', () => {
  const ready = (value: object): OpenState =>
    ({ ...CHOSEN, meta: { state: 'ready', value } }) as OpenState;
  const fileOf = (fields: Readonly<Record<string, string>>, more = {}) =>
    ready({
      kind: 'meta',
      text: JSON.stringify(fields),
      encoding: 'utf-8',
      meta: {
        rows: Object.entries(fields).map(([name, value]) => ({ name, value })),
        name: fields.name,
        colours: undefined
      },
      ...more
    });
  /** As a click on its summary does, which jsdom does not know. */
  const unfold = (selector: string): void => {
    const details = document.querySelector<HTMLDetailsElement>(selector);
    if (!details) {
      throw new Error(`There is no ${selector}.`);
    }
    details.open = true;
    fireEvent(details, new Event('toggle'));
  };

  it('is shown as a table with its text, absent or broken', () => {
    const { again } = show(fileOf({ name: '셔츠' }));
    unfold('.jp-CurationMeta');
    expect(document.querySelector('th')?.textContent).toBe('name');
    expect(document.querySelector('td')?.textContent).toBe('셔츠');
    unfold('.jp-CurationMeta-raw');
    expect(document.querySelector('pre')?.textContent).toBe('{"name":"셔츠"}');
    again(ready({ kind: 'absent' }));
    expect(screen.getByText('This product has no meta.json.')).toBeTruthy();
    again(ready({ kind: 'broken', text: '{"a":', encoding: 'utf-8' }));
    expect(screen.getByText(/not a JSON object/)).toBeTruthy();
    expect(document.querySelector('pre')?.textContent).toBe('{"a":');
  });

  it('draws nothing while it is folded, and at most 200 rows', () => {
    const many = Array.from({ length: 203 }, (_, at) => [`f${at}`, `${at}`]);
    show(fileOf(Object.fromEntries(many)));
    expect(document.querySelector('.jp-CurationMeta')?.children).toHaveLength(
      1
    );
    unfold('.jp-CurationMeta');
    expect(document.querySelectorAll('.jp-CurationMeta tr')).toHaveLength(200);
    expect(
      screen.getByText('3 more fields are in the text below.')
    ).toBeTruthy();
    expect(document.querySelector('.jp-CurationMeta pre')).toBeNull();
  });

  it('says how a file was read that is not in UTF-8', () => {
    show(fileOf({ name: '셔츠' }, { encoding: 'cp949' }));
    unfold('.jp-CurationMeta');
    expect(screen.getByText(/read as CP949/)).toBeTruthy();
  });
});

describe('finishing a product', () => {
  it('does not say "Completed by" while the table does not have it', () => {
    const unsaved = {
      product: { subCategory: 1005, productId: '79823' },
      mainCategory: 'TOP',
      from: 'PENDING',
      to: 'COMPLETED' as const,
      failed: true
    };
    show(
      anOpenProduct(
        {},
        { current_status: 'COMPLETED', completed_by: 'curator-7' }
      ),
      unsaved
    );
    expect(screen.queryByText(/by curator-7/)).toBeNull();
    expect(
      screen.getByText('Not completed: the change is not saved.')
    ).toBeTruthy();
  });

  it('completes or holds it', () => {
    const { actions } = show(CHOSEN);
    fireEvent.click(button('Complete'));
    fireEvent.click(button('Hold…'));
    expect(actions.run.mock.calls).toEqual([
      ['complete', {}],
      ['hold', {}]
    ]);
  });

  it('names who completed it, and reopens', () => {
    const { actions } = show(
      anOpenProduct(
        {},
        { current_status: 'COMPLETED', completed_by: 'curator-3' }
      )
    );
    expect(screen.getByText('by curator-3', { exact: false })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Complete' })).toBeNull();
    fireEvent.click(button('Reopen'));
    expect(actions.run).toHaveBeenCalledWith('reopen', {});
  });

  it('shows the reason of a hold', () => {
    show(
      anOpenProduct(
        {},
        { current_status: 'PASS', pass_reason: 'The colour is unclear' }
      )
    );
    expect(
      screen.getByText('The colour is unclear', { exact: false })
    ).toBeTruthy();
    expect(button('Reopen')).toBeTruthy();
  });
});

it('says who is working on it, and offers to take it over', () => {
  const { actions } = show({ ...CHOSEN, heldBy: 'curator-9' });
  expect(
    screen.getByText('curator-9 is working on this product.')
  ).toBeTruthy();
  expect(button('Complete').disabled).toBe(true);
  fireEvent.click(button('Take over'));
  expect(actions.run).toHaveBeenCalledWith('take-over', {});
});

it('lists the errors in the catalogue', () => {
  show(anOpenProduct({}, { representative_assets: '{"front":' }));
  expect(screen.getByText(/representative_assets cannot be read/)).toBeTruthy();
});

it('has the checks beside the buttons, which never scroll away', () => {
  show(CHOSEN);
  const foot = document.querySelector('.jp-CurationBoard-foot')!;
  expect(foot.contains(screen.getByRole('list', { name: 'Checks' }))).toBe(
    true
  );
  expect(foot.contains(button(/^Complete/))).toBe(true);
  expect(foot.closest('.jp-CurationBoard-scroll')).toBeNull();
});

it('has no preview of what the viewer shows', () => {
  const preview = (): Element | null =>
    document.querySelector('.jp-CurationPreview');
  const { again } = show(CHOSEN);
  expect(preview()).not.toBeNull();
  again(anOpenProduct({ viewing: 'detail/detail_2.jpg' }));
  expect(preview()).toBeNull();
});

it('previews the focused image', () => {
  show(anOpenProduct({ focus: 'detail/detail_10.jpg' }));
  const caption = document.querySelector('figcaption');
  expect(caption?.textContent).toBe('detail_10.jpg 1,080 × 1,350 · 212 kB');
});

it('shows the choices that could not be read and are kept, and nothing if there are none', () => {
  const line = (): Element | null =>
    document.querySelector('.jp-CurationBoard-unread');
  const { again } = show(CHOSEN);
  expect(line()).toBeNull();
  again(anOpenProduct({}, { representative_assets_unread: ['{"model":7}'] }));
  expect(line()?.textContent).toMatch(/are kept.*\{"model":7\}/);
});

describe('images that another program brought back', () => {
  const item: CatalogueItem = {
    deleted: [
      { folder: 'detail', filename: 'detail_1.jpg', by: 'kim', op: '1' },
      {
        folder: 'summary',
        filename: 'sum (1).jpg',
        op: '2',
        moved_to: 'text/sum (1).jpg'
      }
    ]
  };

  it('are listed, to be taken out again or kept', () => {
    const actions = someActions();
    render(<BroughtBack open={anOpenProduct({}, item)} actions={actions} />);
    expect(screen.getByRole('status').textContent).toMatch(
      /brought 2 images back.*detail_1\.jpg was deleted by kim.*was moved to text\/sum/
    );
    fireEvent.click(screen.getByRole('button', { name: 'Take out again' }));
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(actions.run.mock.calls).toEqual([
      ['delete', { images: ['detail/detail_1.jpg', 'summary/sum (1).jpg'] }],
      ['restore-image', { image: 'detail/detail_1.jpg' }],
      ['restore-image', { image: 'summary/sum (1).jpg' }]
    ]);
  });

  it('cannot be changed on a completed product until it is reopened', () => {
    render(
      <BroughtBack
        open={anOpenProduct({}, { ...item, current_status: 'COMPLETED' })}
        actions={someActions()}
      />
    );
    expect(
      screen.getByRole<HTMLButtonElement>('button', { name: 'Keep' }).disabled
    ).toBe(true);
  });
});
