import {
  act,
  cleanup,
  fireEvent,
  render,
  screen,
  within
} from '@testing-library/react';
import * as React from 'react';
import { useSyncExternalStore } from 'react';

import type { Desk } from '../../../../src/desk/desk';
import { DeskView } from '../../../../src/ui/DeskView';
import { DeskScene } from '../../desk/aDesk';

const A = 'detail/image_001.jpg';
const B = 'detail/image_002.jpg';
const SIDE = 500;

let scene: DeskScene;

/** jsdom lays nothing out: every stage is 500 × 500 CSS pixels, at 0, 0. */
beforeEach(async () => {
  for (const side of ['clientWidth', 'clientHeight']) {
    Object.defineProperty(HTMLElement.prototype, side, {
      configurable: true,
      get: () => SIDE
    });
  }
  scene = new DeskScene();
  await scene.start();
  render(<LiveDesk desk={scene.desk} />);
  await settle();
});

afterEach(() => {
  cleanup();
  for (const side of ['clientWidth', 'clientHeight']) {
    delete (HTMLElement.prototype as never)[side];
  }
});

function LiveDesk({ desk }: { desk: Desk }): JSX.Element {
  const state = useSyncExternalStore(
    listener => desk.store.subscribe(listener),
    () => desk.store.state
  );
  return (
    <DeskView
      state={state}
      viewer={desk.viewer}
      actions={desk}
      pictures={desk.pictures}
    />
  );
}

/** Everything on its way arrives, thumbnails of 2,000 × 2,000 too. */
async function settle(): Promise<void> {
  // What is drawn is drawn at the end of an act.
  await act(() => scene.settle());
  await act(async () => {
    scene.wants.forEach((deliver, key) =>
      deliver({
        kind: 'ready',
        thumbnail: { url: `blob:${key}`, width: 2000, height: 2000, bytes: 9 }
      })
    );
    await scene.settle();
  });
}

async function open(...paths: string[]): Promise<HTMLElement> {
  act(() =>
    paths.length > 1
      ? scene.desk.run('compare', { image: A, other: B })
      : scene.desk.run('view-image', { image: A })
  );
  await settle();
  return viewer();
}

const viewer = (): HTMLElement => screen.getByRole('dialog');
const button = (name: string | RegExp): HTMLElement =>
  within(viewer()).getByRole('button', { name });
const stage = (): HTMLElement =>
  viewer().querySelector<HTMLElement>('.jp-CurationViewer-stage')!;
const picture = (alt = 'image_001.jpg'): HTMLImageElement =>
  within(viewer()).getByAltText(alt);
const placeOf = ({ style }: HTMLElement): string =>
  [style.left, style.top, style.width, style.height].join(' ');

async function click(name: string | RegExp): Promise<void> {
  fireEvent.click(button(name));
  await settle();
}

async function pointer(
  target: Element,
  ...points: readonly (readonly [number, number])[]
): Promise<void> {
  // jsdom has no pointer events: they are a mouse's with another name.
  const tell = (
    type: string,
    [clientX, clientY]: readonly [number, number]
  ): void =>
    act(() => {
      target.dispatchEvent(
        new MouseEvent(type, { clientX, clientY, bubbles: true })
      );
    });
  tell('pointerdown', points[0]);
  points.slice(1).forEach(point => tell('pointermove', point));
  tell('pointerup', points[points.length - 1]);
  await settle();
}

describe('one image', () => {
  it('has the focus, shows the small picture at once and the bytes that were looked at', async () => {
    const root = await open(A);
    expect(root.getAttribute('aria-label')).toBe('Viewer: image_001.jpg');
    expect(document.activeElement).toBe(root);
    expect(root.className).toContain('jp-CurationViewer');
    expect(root.textContent).toContain('2,000 × 2,000');
    expect(picture().src).toMatch(/^blob:original of .*image_001\.jpg$/);
    expect(root.querySelectorAll('img')).toHaveLength(2);
    fireEvent.load(picture());
    // The small one would shine through a transparent image.
    expect(root.querySelectorAll('img')).toHaveLength(1);
    expect(placeOf(picture())).toBe('0px 0px 500px 500px');
  });

  it('frees the bytes of an image that was left', async () => {
    await open(A);
    expect(scene.released).toEqual([]);
    act(() => scene.desk.run('view-image', { image: B }));
    await settle();
    expect(scene.released).toEqual([expect.stringContaining('image_001.jpg')]);
    cleanup();
    expect(scene.released).toHaveLength(2);
  });

  it('never hands an image of 20,000 x 20,000 pixels to the browser', async () => {
    const reason = {
      code: 'too-many-pixels',
      width: 20_000,
      height: 20_000
    } as const;
    scene.original = async () => ({ kind: 'unreadable', reason });
    const root = await open(A);
    expect(within(root).getByRole('alert').textContent).toContain(
      '20,000 × 20,000 pixels'
    );
    expect(within(root).queryByAltText('image_001.jpg')).toBeNull();
  });

  it('zooms by its buttons and shows the zoom', async () => {
    await open(A);
    expect(screen.getByText('25%')).toBeTruthy();
    expect(button('Fit').getAttribute('aria-pressed')).toBe('true');
    await click('Actual size');
    expect(screen.getByText('100%', { selector: 'output' })).toBeTruthy();
    expect(placeOf(picture())).toBe('-750px -750px 2000px 2000px');
    expect(button('Actual size').getAttribute('aria-pressed')).toBe('true');
    await click('Zoom out');
    expect(screen.getByText('80%')).toBeTruthy();
    await click('Zoom in');
    await click('Fit');
    expect(placeOf(picture())).toBe('0px 0px 500px 500px');
  });

  it('shows one image pixel on one pixel of a dense screen', async () => {
    Object.defineProperty(window, 'devicePixelRatio', {
      configurable: true,
      value: 2
    });
    await open(A);
    await click('Actual size');
    expect(picture().style.width).toBe('1000px');
    Object.defineProperty(window, 'devicePixelRatio', {
      configurable: true,
      value: 1
    });
  });

  it('zooms at the pointer by wheel, and prevents the page from zooming', async () => {
    await open(A);
    const wheel = (more: WheelEventInit): boolean => {
      const event = new WheelEvent('wheel', {
        clientX: 0,
        clientY: 0,
        cancelable: true,
        bubbles: true,
        ...more
      });
      act(() => void stage().dispatchEvent(event));
      return event.defaultPrevented;
    };
    expect(wheel({ deltaY: -100 })).toBe(true);
    await settle();
    expect(parseFloat(picture().style.width)).toBeCloseTo(623, 0);
    expect(picture().style.left).toBe('0px');
    const before = picture().style.width;
    expect(wheel({ deltaY: -20, ctrlKey: true })).toBe(true);
    await settle();
    expect(parseFloat(picture().style.width)).toBeGreaterThan(
      parseFloat(before)
    );
    // Sideways it pans.
    wheel({ deltaX: 30, deltaY: 0 });
    await settle();
    expect(picture().style.left).toBe('-30px');
  });

  it('pans by a drag; a click zooms to 100% at the pointer, and back', async () => {
    await open(A);
    await pointer(stage(), [0, 0]);
    expect(placeOf(picture())).toBe('0px 0px 2000px 2000px');
    await pointer(stage(), [300, 300], [280, 290], [200, 260]);
    expect(placeOf(picture())).toBe('-100px -40px 2000px 2000px');
    await pointer(stage(), [10, 10]);
    expect(placeOf(picture())).toBe('0px 0px 500px 500px');
  });

  it('zooms and pans with two fingers; the one that stays pans', async () => {
    await open(A);
    const tell = (type: string, pointerId: number, x: number, y: number) =>
      act(() => {
        const event = new MouseEvent(type, {
          clientX: x,
          clientY: y,
          bubbles: true
        });
        Object.defineProperty(event, 'pointerId', { value: pointerId });
        stage().dispatchEvent(event);
      });
    tell('pointerdown', 1, 200, 200);
    // Too little for a drag, but it is where the finger is.
    tell('pointermove', 1, 200, 202);
    tell('pointerdown', 2, 300, 202);
    // Not held: a mouse that passes by.
    tell('pointermove', 9, 0, 0);
    tell('pointermove', 2, 400, 202);
    await settle();
    // Twice as large; 250 lay in the middle, and lies at 300.
    expect(placeOf(picture())).toBe('-200px -202px 1000px 1000px');
    tell('pointerup', 1, 200, 202);
    tell('pointermove', 2, 390, 182);
    await settle();
    expect(placeOf(picture())).toBe('-210px -222px 1000px 1000px');
    // It was no click.
    tell('pointerup', 2, 390, 182);
    tell('pointermove', 2, 0, 0);
    await settle();
    expect(placeOf(picture())).toBe('-210px -222px 1000px 1000px');
  });

  it('turns the view', async () => {
    await open(A);
    await click('Rotate the view');
    expect(picture().style.transform).toBe('rotate(90deg)');
  });

  it('moves to other images, and closes; then the tile has the focus again', async () => {
    await open(A);
    await click('Next image');
    expect(viewer().getAttribute('aria-label')).toBe('Viewer: image_002.jpg');
    await click('Previous image');
    await click('Close the viewer');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement?.getAttribute('data-path')).toBe(A);
  });

  it('never shows the last image under the name of the next', async () => {
    await open(A);
    scene.original = () => new Promise(() => undefined);
    await click('Next image');
    expect(viewer().getAttribute('aria-label')).toBe('Viewer: image_002.jpg');
    expect(screen.queryByAltText('image_002.jpg')).toBeNull();
  });

  it('says that an image cannot be loaded, and still shows the next one', async () => {
    await open(A);
    fireEvent.error(picture());
    expect(screen.getByRole('alert').textContent).toContain(
      'Could not be loaded'
    );
    await click('Next image');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(picture('image_002.jpg')).toBeTruthy();
  });

  it('says how many images its shortcuts act on', async () => {
    await open(A);
    act(() =>
      scene.desk.run('move-focus', { direction: 'right', extend: true })
    );
    await settle();
    expect(viewer().textContent).toContain('2 selected');
  });

  it('gets the focus when a focused element disappears, and on request', async () => {
    const root = await open(A);
    button('Crop into a new image').focus();
    await click('Crop into a new image');
    expect(document.activeElement?.className).toBe('jp-CurationCrop');
    button('Cancel').focus();
    await click('Cancel');
    expect(document.activeElement).toBe(root);
    const elsewhere = screen.getByRole('button', { name: /^Hold/ });
    elsewhere.focus();
    await settle();
    expect(document.activeElement).toBe(elsewhere);
    act(() => scene.desk.focus());
    await settle();
    expect(document.activeElement).toBe(root);
  });
});

describe('two images', () => {
  it('are beside each other with their names, and mark the one that shortcuts act on', async () => {
    const root = await open(A, B);
    expect(root.getAttribute('aria-label')).toBe(
      'Viewer: image_001.jpg beside image_002.jpg'
    );
    const names = (): readonly (string | undefined)[] =>
      [...root.querySelectorAll('figure')].map(
        pane =>
          `${pane.querySelector('b')?.textContent}${pane.getAttribute('aria-current') ? ' *' : ''}`
      );
    expect(names()).toEqual(['image_001.jpg *', 'image_002.jpg']);
    await click('Switch side');
    expect(names()).toEqual(['image_001.jpg', 'image_002.jpg *']);
    expect(document.activeElement).toBe(root);
    await click('Compare with another image');
    expect(root.querySelectorAll('figure')).toHaveLength(1);
    expect(viewer().getAttribute('aria-label')).toBe('Viewer: image_002.jpg');
  });

  it('zoom and pan together, and show the same region in another size', async () => {
    await open(A, B);
    const other = picture('image_002.jpg');
    // The bucket has a smaller one than was thought.
    Object.defineProperty(other, 'naturalWidth', { value: 1000 });
    Object.defineProperty(other, 'naturalHeight', { value: 1000 });
    fireEvent.load(other);
    await click('Actual size');
    expect(placeOf(picture())).toBe('-750px -750px 2000px 2000px');
    expect(placeOf(picture('image_002.jpg'))).toBe(
      '-750px -750px 2000px 2000px'
    );
    expect(viewer().textContent).toContain('200%');
    await pointer(stage(), [300, 300], [290, 300], [200, 260]);
    expect(placeOf(picture())).toBe(placeOf(picture('image_002.jpg')));
    expect(placeOf(picture())).toBe('-850px -790px 2000px 2000px');
  });
});

describe('a crop', () => {
  const frame = (): HTMLElement =>
    viewer().querySelector<HTMLElement>('.jp-CurationCrop')!;
  const facts = (): string | null =>
    viewer().querySelector('output')?.textContent ?? null;

  beforeEach(async () => {
    await open(A);
    await click('Crop into a new image');
  });

  it('has a frame with the focus, and shortcuts of its own', () => {
    expect(document.activeElement).toBe(frame());
    expect(viewer().className).toContain('jp-CurationCropper');
    expect(viewer().className).not.toContain('jp-CurationViewer ');
    expect(viewer().matches('.jp-CurationViewer')).toBe(false);
    expect(placeOf(frame())).toBe('50px 50px 400px 400px');
    expect(facts()).toBe('1,600 × 1,600 at 200, 200');
    const words = frame().getAttribute('aria-describedby');
    expect(document.getElementById(words!)?.textContent).toBe(facts());
  });

  it('is drawn, moved and resized by the pointer, in image pixels', async () => {
    await pointer(stage(), [10, 10], [50, 60], [110, 60]);
    expect(facts()).toBe('400 × 200 at 40, 40');
    await pointer(frame(), [50, 30], [60, 30], [75, 55]);
    expect(facts()).toBe('400 × 200 at 140, 140');
    // The handle of the lower right corner.
    await pointer(frame().children[4], [135, 85], [140, 90], [160, 110]);
    expect(facts()).toBe('500 × 300 at 140, 140');
    await click('Keep the proportions');
    await pointer(frame().children[4], [160, 110], [170, 110], [185, 110]);
    expect(facts()).toBe('600 × 360 at 140, 140');
    // A click beside the frame does not take it away.
    await pointer(stage(), [400, 400]);
    expect(facts()).toBe('600 × 360 at 140, 140');
    expect(placeOf(picture())).toBe('0px 0px 500px 500px');
    expect(document.activeElement).toBe(frame());
  });

  it('becomes a new image, which is shown', async () => {
    await click('Crop into a new image of segment');
    expect((await scene.item('79823')).segment).toEqual(['image_001-crop.jpg']);
    expect(viewer().getAttribute('aria-label')).toBe(
      'Viewer: image_001-crop.jpg'
    );
    expect(document.activeElement).toBe(viewer());
  });
});

describe('a long page', () => {
  const position = (): Element | null =>
    viewer().querySelector('.jp-CurationViewer-position');

  it('fits by its width and says which screen of it is in sight', async () => {
    await open(A);
    expect(position()).toBeNull();
    act(() => scene.desk.viewer.sized(A, { width: 1000, height: 40_000 }));
    await settle();
    act(() => scene.desk.viewer.sized(A, { width: 1000, height: 40_000 }));
    expect(button('Fit the width').getAttribute('aria-pressed')).toBe('true');
    expect(placeOf(picture())).toBe('0px 0px 500px 20000px');
    expect(screen.getByText('Screen 1 of 45')).toBeTruthy();
    act(() => scene.desk.run('pan', { direction: 'down', page: true }));
    await settle();
    act(() => scene.desk.viewer.sized(A, { width: 1000, height: 40_000 }));
    expect(screen.getByText('Screen 2 of 45')).toBeTruthy();
    expect(position()?.querySelector('span')?.style.top).toBe('2.25%');
  });
});

it('offers the slots for a crop, with their keys', async () => {
  await open(A);
  act(() => scene.desk.run('crop', {}));
  await settle();
  expect(button('Crop as Model').querySelector('kbd')?.textContent).toBe('1');
  await click('Crop as Front');
  expect(scene.open.choices).toEqual({
    front: ['segment/image_001-crop.jpg']
  });
});

it('fills the window by its button', async () => {
  await open(A);
  const frame = document.querySelector('.jp-CurationDesk-frame')!;
  await click('Full window');
  expect(frame.className).toContain('jp-mod-viewerOnly');
  expect(button('Full window').getAttribute('aria-pressed')).toBe('true');
  await click('Close the viewer');
  expect(frame.className).not.toContain('jp-mod-viewerOnly');
});

it('cannot be started on a completed product', async () => {
  await open(A);
  expect(button('Crop into a new image')).toHaveProperty('disabled', false);
  const { open: product } = scene.desk.state;
  act(() =>
    scene.desk.store.set({
      open: { ...product, heldBy: 'curator-9' } as never
    })
  );
  await settle();
  expect(button('Crop into a new image')).toHaveProperty('disabled', true);
});
