import {
  act,
  cleanup,
  fireEvent,
  render,
  screen,
  within,
  waitFor
} from '@testing-library/react';
import * as React from 'react';

import type {
  DeskPictures,
  ThumbnailResult
} from '../../../../src/desk/images/pictures';
import type { OpenState } from '../../../../src/desk/state';
import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';
import { SmallSideContext } from '../../../../src/ui/controls/smallSide';
import { IMAGES_TYPE } from '../../../../src/ui/images/drag/imageDrag';
import { ImagesView } from '../../../../src/ui/images/ImagesView';
import {
  aDataTransfer,
  anOpenProduct,
  someActions,
  somePictures
} from '../aDesk';
import { ThumbnailView } from '../../../../src/ui/images/tiles/ThumbnailView';

const NOT_DECODABLE = { code: 'not-decodable' } as const;

afterEach(cleanup);

function show(open: OpenState, pictures = somePictures(), smallSide = 0) {
  const actions = someActions();
  const view = (state: OpenState, viewRequest = 0): JSX.Element => (
    <SmallSideContext.Provider value={smallSide}>
      <ImagesView
        open={state}
        slots={DEFAULT_SLOTS}
        thumbnailSize={136}
        viewRequest={viewRequest}
        actions={actions}
        pictures={pictures}
      />
    </SmallSideContext.Provider>
  );
  const { rerender, unmount } = render(view(open));
  return {
    actions,
    pictures,
    unmount,
    again: (state: OpenState, viewRequest?: number) =>
      rerender(view(state, viewRequest))
  };
}

const tile = (name: RegExp | string): HTMLElement =>
  screen.getByRole('option', { name });

describe('the header', () => {
  it('shows id, name and colours, and ticks off those that are chosen', () => {
    const meta = {
      state: 'ready' as const,
      value: {
        kind: 'meta' as const,
        text: '',
        encoding: 'utf-8' as const,
        meta: {
          rows: [],
          name: 'Wide shirt',
          colours: ['Black', 'Red', 'Sand']
        }
      }
    };
    show(
      anOpenProduct({
        meta,
        choices: {
          front: ['detail/detail_1.jpg'],
          color_variant: ['segment/seg.png']
        }
      })
    );
    expect(screen.getByRole('heading', { name: '79823' })).toBeTruthy();
    expect(screen.getByText('Wide shirt')).toBeTruthy();
    const colours = screen.getByRole('list', { name: 'Colours' });
    expect(
      within(colours)
        .getAllByRole('listitem')
        .map(item => item.textContent)
    ).toEqual(['✓Black', '✓Red', 'Sand']);
  });

  it('has no colours before meta.json is read', () => {
    show(anOpenProduct());
    expect(screen.queryByRole('list', { name: 'Colours' })).toBeNull();
  });
});

describe('tiles', () => {
  it('are in sections in natural order, with counts', () => {
    show(anOpenProduct());
    const detail = screen.getByRole('listbox', { name: 'detail, 4' });
    expect(
      within(detail)
        .getAllByRole('option')
        .map(option => option.dataset.path)
    ).toEqual([
      'detail/detail_1.jpg',
      'detail/detail_2.jpg',
      'detail/detail_10.jpg',
      'detail/detail_11.jpg'
    ]);
    expect(screen.getByText('7 images')).toBeTruthy();
  });

  it('show the slot they are chosen for, with its key, and announce it', () => {
    show(
      anOpenProduct({
        choices: {
          front: ['detail/detail_2.jpg'],
          color_variant: ['summary/sum (1).jpg', 'segment/seg.png']
        }
      })
    );
    expect(tile('detail_2.jpg, Front').textContent).toContain('2Front');
    expect(tile('seg.png, Colour 2').textContent).toContain('CColour 2');
    expect(tile('detail_10.jpg').querySelector('kbd')).toBeNull();
  });

  it('mark the selection only if it is more than the focused image', () => {
    const { again } = show(anOpenProduct());
    const first = tile('detail_1.jpg, selected');
    expect(first.getAttribute('aria-selected')).toBe('true');
    expect(first.className).toContain('jp-mod-focused');
    expect(first.className).not.toContain('jp-mod-selected');

    again(
      anOpenProduct({
        selection: new Set(['detail/detail_1.jpg', 'detail/detail_2.jpg'])
      })
    );
    expect(first.className).toContain('jp-mod-selected');
    expect(tile('detail_2.jpg, selected').textContent).toContain('✓');
    expect(screen.getByText(/2 selected/)).toBeTruthy();
  });

  it('are one tab stop, the focused one', () => {
    show(anOpenProduct({ focus: 'detail/detail_10.jpg' }));
    expect(
      screen
        .getAllByRole('option')
        .filter(option => option.tabIndex === 0)
        .map(option => option.dataset.path)
    ).toEqual(['detail/detail_10.jpg']);
  });

  it('show the size of the original', () => {
    show(anOpenProduct());
    expect(tile(/^detail_1.jpg/).title).toBe(
      'detail_1.jpg\n1,080 × 1,350 · 212 kB'
    );
    // Shown below the pointer, by the style sheet.
    expect(
      tile(/^detail_1.jpg/).querySelector('.jp-CurationTile-facts')?.textContent
    ).toBe('1,080 × 1,350 · 212 kB');
  });

  it('say why there is no picture', () => {
    show(
      anOpenProduct({ missing: new Set(['segment/seg.png']) }),
      somePictures({
        'detail/detail_1.jpg': { kind: 'missing' },
        'detail/detail_2.jpg': { kind: 'unreadable', reason: NOT_DECODABLE },
        'detail/detail_10.jpg': {
          kind: 'failed',
          reason: { code: 'bucket-silent' }
        }
      })
    );
    expect(tile(/^detail_1.jpg/).textContent).toContain(
      'Missing from the bucket'
    );
    expect(tile(/^detail_2.jpg/).textContent).toContain('Not a readable image');
    expect(tile(/^detail_10.jpg/).textContent).toContain('Could not be loaded');
    // Known to be gone, although its thumbnail was kept.
    expect(
      tile('seg.png, Missing from the bucket').querySelector('img')
    ).toBeNull();
  });

  it('say what kind a file is if it cannot be shown', () => {
    show(
      anOpenProduct(),
      somePictures({
        'detail/detail_1.jpg': {
          kind: 'unreadable',
          reason: NOT_DECODABLE,
          file: 'heic'
        },
        'detail/detail_2.jpg': {
          kind: 'unreadable',
          reason: NOT_DECODABLE,
          file: 'jpeg'
        },
        'detail/detail_10.jpg': {
          kind: 'unreadable',
          reason: NOT_DECODABLE,
          file: 'pdf'
        }
      })
    );
    expect(
      tile(/^detail_1.jpg, A HEIC image, which this browser cannot show/)
        .textContent
    ).toContain('A HEIC image');
    expect(tile(/^detail_2.jpg, A broken JPEG image/)).toBeTruthy();
    expect(tile(/^detail_10.jpg, A PDF document, not an image/)).toBeTruthy();
  });

  it('say that an image is animated', () => {
    show(
      anOpenProduct(),
      somePictures({
        'detail/detail_1.jpg': {
          kind: 'ready',
          thumbnail: {
            url: 'blob:1',
            width: 8,
            height: 8,
            bytes: 9,
            animated: true
          }
        }
      })
    );
    expect(tile(/^detail_1.jpg, animated/).textContent).toContain('animated');
    expect(tile(/^detail_2.jpg/).textContent).not.toContain('animated');
  });

  it('show the size of a small image, and do not enlarge it', () => {
    const ready = (side: number): ThumbnailResult => ({
      kind: 'ready',
      thumbnail: { url: `blob:${side}`, width: side, height: side, bytes: 9 }
    });
    const pictures = somePictures({
      'detail/detail_1.jpg': ready(50),
      'detail/detail_2.jpg': ready(310)
    });
    show(anOpenProduct(), pictures, 300);
    const small = tile(/^detail_1.jpg, small: 50 × 50/);
    expect(small.classList).toContain('jp-mod-small');
    expect(small.querySelector('img')?.classList).toContain('jp-mod-small');
    expect(tile('detail_2.jpg').classList).not.toContain('jp-mod-small');
    expect(tile('detail_10.jpg').querySelector('img')?.classList).not.toContain(
      'jp-mod-small'
    );
  });

  it('cancel their requests when they are removed', () => {
    const { pictures, unmount } = show(anOpenProduct());
    expect(pictures.wanted.size).toBe(7);
    unmount();
    expect(pictures.wanted.size).toBe(0);
  });
});

describe('the mouse', () => {
  it.each([
    ['a click selects only it', {}, 'only'],
    ['Ctrl adds', { ctrlKey: true }, 'toggle'],
    ['Cmd adds', { metaKey: true }, 'toggle'],
    ['Shift extends', { shiftKey: true }, 'range']
  ])('%s', (_, keys, mode) => {
    const { actions } = show(anOpenProduct());
    fireEvent.click(tile('detail_10.jpg'), keys);
    expect(actions.run.mock.calls).toEqual([
      ['select', { image: 'detail/detail_10.jpg', mode }]
    ]);
  });

  it('views by a double click', () => {
    const { actions } = show(anOpenProduct());
    fireEvent.doubleClick(tile('detail_10.jpg'));
    expect(actions.run).toHaveBeenCalledWith('view-image', {
      image: 'detail/detail_10.jpg'
    });
  });

  it('drags the whole selection by one of its images, or else the one image', () => {
    show(
      anOpenProduct({
        selection: new Set(['detail/detail_1.jpg', 'detail/detail_2.jpg'])
      })
    );
    const dragged = (name: RegExp): unknown => {
      const dataTransfer = aDataTransfer();
      fireEvent.dragStart(tile(name), { dataTransfer });
      return JSON.parse(dataTransfer.getData(IMAGES_TYPE));
    };
    expect(dragged(/^detail_2.jpg/)).toEqual([
      'detail/detail_1.jpg',
      'detail/detail_2.jpg'
    ]);
    expect(dragged(/^seg/)).toEqual(['segment/seg.png']);
  });
});

describe('what is transparent', () => {
  it('stands on a ground of its own', () => {
    const thumbnail = { url: 'blob:a', width: 600, height: 500, bytes: 9 };
    const { rerender } = render(
      <ThumbnailView
        result={{
          kind: 'ready',
          thumbnail: { ...thumbnail, transparent: true }
        }}
        nameable
      />
    );
    const drawn = (): string | undefined =>
      document.querySelector('img')?.className;
    expect(drawn()).toContain('jp-mod-transparent');
    rerender(<ThumbnailView result={{ kind: 'ready', thumbnail }} nameable />);
    expect(drawn()).not.toContain('jp-mod-transparent');
  });
});

describe('an image with too many pixels', () => {
  it('is named with its size', () => {
    render(
      <ThumbnailView
        result={{
          kind: 'unreadable',
          file: 'png',
          reason: { code: 'too-many-pixels', width: 17_000, height: 17_000 }
        }}
        nameable
      />
    );
    expect(
      screen.getByText('17,000 × 17,000 pixels: too large to show')
    ).toBeTruthy();
  });
});

describe('drops on a section', () => {
  const section = (folder: string): Element =>
    document.querySelector(`[data-folder="${folder}"]`)!;
  const images = aDataTransfer({
    [IMAGES_TYPE]: '["detail/detail_1.jpg","summary/sum (1).jpg"]'
  });

  it('move only images of other folders', () => {
    const { actions } = show(anOpenProduct());
    fireEvent.drop(section('summary'), { dataTransfer: images });
    expect(actions.run.mock.calls).toEqual([
      ['reclassify', { folder: 'summary', images: ['detail/detail_1.jpg'] }]
    ]);
  });

  it('upload files, into an empty section too', async () => {
    const { actions } = show(anOpenProduct());
    const file = new File(['x'], 'a.jpg');
    fireEvent.dragEnter(section('text'), {
      dataTransfer: aDataTransfer({}, [file])
    });
    expect(section('text').className).toContain('jp-mod-dropTarget');
    fireEvent.drop(section('text'), {
      dataTransfer: aDataTransfer({}, [file])
    });
    await waitFor(() =>
      expect(actions.uploadFiles).toHaveBeenCalledWith([file], 'text')
    );
    expect(section('text').className).not.toContain('jp-mod-dropTarget');
  });

  it('do nothing on a product that is held by another, or completed', () => {
    const { actions, again } = show(anOpenProduct({ heldBy: 'curator-9' }));
    fireEvent.drop(section('summary'), { dataTransfer: images });
    again(anOpenProduct({}, { current_status: 'COMPLETED' }));
    fireEvent.drop(section('summary'), { dataTransfer: images });
    expect(actions.run).not.toHaveBeenCalled();
  });
});

describe("the keyboard's focus", () => {
  it('moves to the grid on request, and follows the focused image there', () => {
    const { again } = show(anOpenProduct());
    expect(document.activeElement).toBe(document.body);
    again(anOpenProduct({ focusRequest: 1 }));
    expect(document.activeElement).toBe(tile(/^detail_1.jpg/));
    again(anOpenProduct({ focusRequest: 1, focus: 'segment/seg.png' }));
    expect(document.activeElement).toBe(tile(/^seg/));
  });

  it('is not taken from other elements', () => {
    const { again } = show(anOpenProduct({ focusRequest: 1 }));
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    again(anOpenProduct({ focusRequest: 1, focus: 'segment/seg.png' }));
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('returns from a viewer that closed', () => {
    const { again } = show(anOpenProduct({ viewing: 'detail/detail_1.jpg' }));
    expect(document.activeElement).toBe(document.body);
    again(anOpenProduct({}, { product_id: '79811' }));
    expect(document.activeElement).toBe(tile(/^detail_1.jpg/));
  });

  it('is never lost while another product opens', () => {
    const at = 'detail/detail_11.jpg';
    const { again } = show(anOpenProduct({ focusRequest: 1, focus: at }));
    // A focus whose node goes away would be nowhere, and JupyterLab draws its tabs anew.
    const went: string[] = [];
    const hear = ({ target }: FocusEvent): number =>
      went.push((target as Element).className.split(' ')[0]);
    document.addEventListener('focusin', hear);
    again(anOpenProduct({ focusRequest: 1, focus: at, claimState: 'left' }));
    expect(document.activeElement).toBe(tile(/^detail_11.jpg/));
    // As many images: the tile stays. Then fewer, and it goes away.
    again(anOpenProduct({}, { product_id: '79811' }));
    expect(document.activeElement).toBe(tile(/^detail_1.jpg/));
    expect(went).toEqual(['jp-CurationTile']);
    again(anOpenProduct({ focus: at }, { product_id: '79811' }));
    went.length = 0;
    again(anOpenProduct({}, { product_id: '79807', detail: ['detail_1.jpg'] }));
    document.removeEventListener('focusin', hear);
    expect(document.activeElement).toBe(tile(/^detail_1.jpg/));
    expect(went).toEqual(['jp-CurationImages', 'jp-CurationTile']);
  });

  it('survives the removal of its tile, and of the product', () => {
    const { again } = show(anOpenProduct({ focusRequest: 1 }));
    again({ state: 'loading', productId: '79811' });
    expect((document.activeElement as Element).className).toBe(
      'jp-CurationImages'
    );
    again(anOpenProduct({}, { product_id: '79811' }));
    expect(document.activeElement).toBe(tile(/^detail_1.jpg/));
  });
});

describe('the header', () => {
  it('acts on the selection, but not on a read-only product', () => {
    const { actions, again } = show(anOpenProduct());
    fireEvent.click(screen.getByRole('button', { name: 'Move to text' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(actions.run.mock.calls).toEqual([
      ['reclassify', { folder: 'text' }],
      ['delete', {}]
    ]);
    again(anOpenProduct({ heldBy: 'curator-9' }));
    expect(
      screen.getByRole<HTMLButtonElement>('button', { name: 'Delete' }).disabled
    ).toBe(true);
  });

  it('is outside of the node that handles the image shortcuts', () => {
    show(anOpenProduct());
    const button = screen.getByRole('button', { name: 'Delete' });
    expect(button.closest('.jp-CurationImages')).toBeNull();
    const toggle = screen.getByRole('button', { name: /detail/ });
    expect(toggle.hasAttribute('data-lm-suppress-shortcuts')).toBe(true);
  });
});

it('collapses a section', () => {
  const { actions, again } = show(anOpenProduct());
  fireEvent.click(screen.getByRole('button', { name: /detail/ }));
  expect(actions.run).toHaveBeenCalledWith('toggle-section', {
    folder: 'detail'
  });
  again(anOpenProduct({ collapsed: new Set(['detail']) }));
  expect(screen.queryByRole('option', { name: /detail_1.jpg/ })).toBeNull();
});

it('says why a product cannot be opened, and offers to try again', () => {
  const { actions } = show({
    state: 'failed',
    productId: '79823',
    problem: {
      kind: 'NotAllowed',
      text: 'dynamodb:GetItem is refused.',
      remedy: 'Ask for it.'
    }
  });
  expect(screen.getByRole('alert').textContent).toMatch(
    /Not allowed.*GetItem is refused.*Ask for it/
  );
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(actions.run).toHaveBeenCalledWith('open', { productId: '79823' });
});

describe('a product whose claim is not answered', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says so beside its count if it takes long, until it is answered', () => {
    const { again } = show(anOpenProduct({ claimState: 'asked' }));
    expect(screen.queryByText(/opening/)).toBeNull();
    act(() => jest.runOnlyPendingTimers());
    const said = screen.getByText(/opening…/);
    expect(said.getAttribute('aria-live')).toBe('polite');
    expect(said.parentElement?.textContent).toBe('7 images · opening…');
    again(anOpenProduct({ claimState: 'answered' }));
    expect(screen.queryByText(/opening/)).toBeNull();
  });

  it('says nothing if it is answered soon', () => {
    const { again } = show(anOpenProduct({ claimState: 'asked' }));
    again(anOpenProduct({ claimState: 'answered' }));
    act(() => jest.runOnlyPendingTimers());
    again(anOpenProduct({ claimState: 'asked' }));
    expect(screen.queryByText(/opening/)).toBeNull();
  });
});

describe('the next product', () => {
  const paths = (): readonly (string | undefined)[] =>
    tiles().map(({ dataset }) => dataset.path);

  const tiles = (): readonly HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>('.jp-CurationTile')
  ];

  const urls = (): readonly (string | null)[] =>
    tiles().map(one => one.querySelector('img')?.getAttribute('src') ?? null);

  /** Pictures whose objects differ by product. */
  function picturesOf(current: () => string) {
    const pictures = somePictures();
    return {
      ...pictures,
      keyOf: (image: string) => ({
        key: `${current()}/${image}`,
        stamp: undefined
      })
    };
  }

  it('reuses the tiles and shows its own pictures in them, even for equal names', () => {
    let current = '79823';
    const { again, pictures } = show(
      anOpenProduct(),
      picturesOf(() => current)
    );
    const before = tiles();
    current = '79811';
    again(anOpenProduct({}, { product_id: current }));
    expect(tiles()).toEqual(before);
    expect(urls()).toEqual(paths().map(path => `blob:79811/${path}`));
    expect([...pictures.wanted].every(key => key.startsWith('79811/'))).toBe(
      true
    );
  });

  it.each([
    ['once where its pictures are at hand', true, 1],
    ['again where they come', false, 2]
  ])('is rendered %s', (_, near, times) => {
    let current = '79823';
    const pictures = picturesOf(() => current);
    const results = new Map<string, ThumbnailResult>();
    const resultOf = (key: string): ThumbnailResult => {
      const url = `data:${key}`;
      const result: ThumbnailResult = results.get(key) ?? {
        kind: 'ready',
        thumbnail: { url, width: 1, height: 1, bytes: 1 }
      };
      results.set(key, result);
      return result;
    };
    const thumbnails: DeskPictures['thumbnails'] = {
      peek: key => (near ? resultOf(key) : undefined),
      want: ({ key }, deliver) => {
        deliver(resultOf(key));
        return () => undefined;
      }
    };
    const actions = someActions();
    const drawn = jest.fn();
    const view = (): JSX.Element => (
      <React.Profiler id="images" onRender={drawn}>
        <ImagesView
          open={anOpenProduct({}, { product_id: current })}
          slots={DEFAULT_SLOTS}
          thumbnailSize={136}
          actions={actions}
          pictures={{ ...pictures, thumbnails }}
        />
      </React.Profiler>
    );
    const { rerender } = render(view());
    const images = tiles().map(tile => tile.querySelector('img'));
    drawn.mockClear();
    current = '79811';
    rerender(view());
    // An image that is given another address shows the last one meanwhile.
    tiles().forEach((tile, at) =>
      expect(tile.querySelector('img')).not.toBe(images[at])
    );
    expect(urls()).toEqual(paths().map(path => `data:79811/${path}`));
    expect(drawn).toHaveBeenCalledTimes(times);
  });
});
