import type {
  DeskCommand,
  DeskCommands
} from '../../../../src/desk/commands/deskCommands';
import { fillingOf } from '../../../../src/desk/fullWindow';
import { viewedImage, turnOf } from '../../../../src/desk/viewer/viewerState';
import { partAt, placed, timesOf } from '../../../../src/desk/viewer/view';
import type { ImagePath } from '../../../../src/domain/images/image';
import { productItem } from '../../../fixtures/items';
import { DeskScene, threeProducts } from '../aDesk';

const A: ImagePath = 'detail/image_001.jpg';
const B: ImagePath = 'detail/image_002.jpg';
const C: ImagePath = 'detail/image_003.jpg';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

/** Runs a command and lets the viewer hear of it, as a key does. */
async function run<Name extends DeskCommand>(
  command: Name,
  args: DeskCommands[Name]
): Promise<void> {
  scene.desk.run(command, args);
  await scene.settle();
}

/** Opens the viewer as its view would, which says what things measure. */
async function view(image: ImagePath = A): Promise<void> {
  await run('view-image', { image });
  const { viewer } = scene.desk;
  viewer.measure({ width: 500, height: 500, ratio: 1 });
  [A, B, C].forEach(path => viewer.sized(path, { width: 2000, height: 2000 }));
  await scene.settle();
}

const looks = () => scene.desk.viewer.store.state;

/** Which part of the viewed image is in the middle, and how many times as large as fitted. */
function middle() {
  const looked = viewedImage(looks(), scene.open.viewing ?? A)!;
  const { viewport, size } = looked;
  const times = timesOf(looked.view.zoom, viewport, size);
  const { x, y } = partAt(
    { x: viewport.width / 2, y: viewport.height / 2 },
    placed(looked.view.centre, times, viewport, size)
  );
  return { x, y, times };
}

describe('looking', () => {
  it('zooms and pans by command, within the image', async () => {
    await view();
    await run('zoom', { to: 'actual' });
    expect(middle()).toEqual({ x: 0.5, y: 0.5, times: 4 });
    await run('pan', { direction: 'right' });
    await run('pan', { direction: 'down' });
    expect(middle()).toMatchObject({ x: 0.5625, y: 0.5625 });
    for (let press = 0; press < 20; press++) {
      await run('pan', { direction: 'left' });
    }
    expect(middle().x).toBeCloseTo(0.125);
    await run('zoom', { to: 'out' });
    expect(middle().times).toBeCloseTo(3.2);
    await run('zoom', { to: 'toggle' });
    expect(looks().view.zoom).toBe('actual');
    await run('zoom', { to: 'toggle' });
    expect(looks().view.zoom).toBe('fit');
  });

  it('keeps position and size while stepping through images, and resets them when it is opened', async () => {
    await view();
    scene.desk.viewer.zoomBy(6, { x: 400, y: 300 });
    const before = middle();
    await run('move-focus', { direction: 'right' });
    expect(scene.open.viewing).toBe(B);
    expect(middle()).toEqual(before);
    await run('view-image', {});
    await run('view-image', {});
    expect(looks().view.zoom).toBe('fit');
  });

  it('turns only the image that is viewed, and turns it back when closed', async () => {
    await view();
    await run('rotate-view', {});
    await run('rotate-view', {});
    await run('rotate-view', { back: true });
    expect(turnOf(looks(), A)).toBe(90);
    await run('move-focus', { direction: 'right' });
    expect(turnOf(looks(), B)).toBe(0);
    await run('move-focus', { direction: 'left' });
    expect(turnOf(looks(), A)).toBe(90);
    await run('view-image', {});
    expect(turnOf(looks(), A)).toBe(0);
  });

  it('forgets sizes with the product', async () => {
    await view();
    await run('zoom', { to: 'actual' });
    await run('next-product', {});
    expect(looks()).toMatchObject({ view: { zoom: 'fit' }, crop: null });
    expect(looks().sizes.size).toBe(0);
  });
});

describe('comparing', () => {
  it('shows another selected image beside the focused one, and acts only on the focused one', async () => {
    await run('select', { image: A, mode: 'only' });
    await run('select', { image: C, mode: 'toggle' });
    await run('compare', {});
    expect(scene.open).toMatchObject({ viewing: C, comparing: A });
    expect([...scene.open.selection]).toEqual([C]);
    await run('delete', {});
    const { detail } = scene.open.product.images;
    expect(detail).toEqual(['image_001.jpg', 'image_002.jpg']);
  });

  it('shows a chosen one if none is selected, else the next', async () => {
    await run('assign-slot', { index: 1, image: C });
    await run('compare', { image: A });
    expect(scene.open.comparing).toBe(C);
    // The same again ends it, and the viewer stays.
    await run('compare', {});
    expect(scene.open).toMatchObject({ viewing: A, comparing: null });
    await run('compare', { image: C });
    expect(scene.open.comparing).toBe(A);
  });

  it('skips the compared image, and swaps without moving either', async () => {
    await run('compare', { image: A, other: B });
    await run('move-focus', { direction: 'right' });
    expect(scene.open).toMatchObject({ viewing: C, comparing: B });
    expect(looks().second).toBe(false);
    await run('swap-compared', {});
    expect(scene.open).toMatchObject({
      viewing: B,
      comparing: C,
      focus: B
    });
    expect(looks().second).toBe(true);
  });

  it('ends if the other image goes, or gets the focus', async () => {
    await run('compare', { image: A, other: B });
    await run('delete', { images: [B] });
    expect(scene.open).toMatchObject({ viewing: A, comparing: null });
    await run('compare', { image: A, other: C });
    await run('delete', {});
    // The focus goes to the next one.
    expect(scene.open).toMatchObject({ viewing: C, comparing: null });
  });

  it('ends with the viewer', async () => {
    await run('compare', { image: A, other: B });
    scene.desk.closeViewer();
    expect(scene.open).toMatchObject({ viewing: null, comparing: null });
  });

  it('shows that there is nothing to compare with, or no such image', async () => {
    await run('compare', { image: A, other: 'detail/none.jpg' });
    expect(scene.desk.state.message?.text).toContain(
      'no image detail/none.jpg'
    );
    await run('compare', { image: A, other: 'elsewhere/a.jpg' as ImagePath });
    expect(scene.desk.state.message?.text).toContain('elsewhere/a.jpg');
    expect(scene.open.viewing).toBeNull();
    scene = new DeskScene([
      productItem({ detail: ['a.jpg'], summary: [], text: [] })
    ]);
    await scene.start();
    await run('compare', {});
    expect(scene.desk.state.message?.text).toMatch(/no other image/);
    expect(scene.open.viewing).toBeNull();
  });
});

describe('viewing a deleted image', () => {
  const B_GONE: ImagePath = B;
  const message = () => scene.desk.state.message?.text;

  beforeEach(async () => {
    await run('delete', { images: [B] });
    await run('delete', { images: [C] });
    scene.focus(A);
    await run('view-image', { image: B_GONE });
  });

  it('shows it and leaves the focus where it was', async () => {
    expect(scene.open).toMatchObject({ viewing: B, focus: A });
    await run('view-image', {});
    expect(scene.open).toMatchObject({ viewing: null, focus: A });
    // Its tile has the keyboard's focus again, and no image of the grid.
    const { focusRequest } = scene.open;
    await run('view-image', { image: B });
    scene.desk.closeViewer();
    expect(scene.open).toMatchObject({ viewing: null, focusRequest });
  });

  it.each<[DeskCommand, object]>([
    ['assign-slot', { index: 0 }],
    ['assign-slot', { index: 3 }],
    ['reclassify', { folder: 'text' }],
    ['delete', {}],
    ['select', { mode: 'toggle' }],
    ['crop', {}],
    ['compare', {}]
  ])('%s does nothing, and it is said why', async (command, args) => {
    const before = scene.open;
    const { waiting } = scene.desk.state.saving;
    await run(command, args as never);
    expect(message()).toBe(
      'Nothing was changed: image_002.jpg is deleted. Restore it first.'
    );
    expect(scene.open).toEqual(before);
    expect(scene.desk.state.saving.waiting).toBe(waiting);
  });

  it('a script that names an image still acts on it', async () => {
    await run('assign-slot', { index: 0, image: A });
    expect(scene.open.choices).toEqual({ model: [A] });
  });

  it('arrows go through the deleted ones, newest first, and stay within them', async () => {
    await run('move-focus', { direction: 'left' });
    expect(scene.open).toMatchObject({ viewing: C, focus: A });
    await run('move-focus', { direction: 'left' });
    expect(scene.open.viewing).toBe(C);
    await run('move-focus', { direction: 'last' });
    expect(scene.open.viewing).toBe(B);
    await run('move-focus', { direction: 'right', extend: true });
    expect(scene.open).toMatchObject({ viewing: B, focus: A });
  });

  it('restores the one that is viewed; from then on it is an image like others', async () => {
    await run('restore-image', {});
    expect(message()).toBe(`Restored ${B}`);
    expect(scene.open).toMatchObject({ viewing: B, focus: B });
    await run('assign-slot', { index: 0 });
    expect(scene.open.choices).toEqual({ model: [B] });
  });

  it('is an image like others if its button in the section behind restores it, too', async () => {
    await run('restore-image', { image: B });
    expect(scene.open).toMatchObject({ viewing: B, focus: B });
  });

  it('stays while other images of the product change', async () => {
    await run('set-note', { note: 'Collar' });
    expect(scene.open.viewing).toBe(B);
  });

  it('is refused for an image that was never there, and the focus stays', async () => {
    await run('view-image', {});
    await run('view-image', { image: 'detail/nope.jpg' });
    expect(message()).toMatch(/79823 has no image detail\/nope.jpg/);
    expect(scene.open).toMatchObject({ viewing: null, focus: A });
  });
});

describe('cropping', () => {
  const AREA = { left: 40, top: 60, width: 300, height: 400 };
  const key = (path: string): string => `TOP/1005/79823/${path}`;
  const bytes = async (path: string): Promise<string> =>
    new TextDecoder().decode(await scene.images.read(key(path)));

  it('makes a new image of segment, and leaves the source as it is', async () => {
    await run('crop', { image: A, ...AREA });
    expect((await scene.item('79823')).segment).toEqual(['image_001-crop.jpg']);
    expect(await bytes('segment/image_001-crop.jpg')).toBe(
      `image/jpeg 300x400+40+60 of ${A}`
    );
    expect(await bytes(A)).toBe(A);
    expect(scene.desk.state.message).toMatchObject({
      text: `Cropped image_001.jpg into segment/image_001-crop.jpg`,
      undoable: true
    });
    expect(scene.open.focus).toBe('segment/image_001-crop.jpg');

    await run('undo', {});
    expect((await scene.item('79823')).segment).toEqual([]);
    expect(scene.open.focus).toBe(A);
    await run('redo', {});
    expect((await scene.item('79823')).segment).toEqual(['image_001-crop.jpg']);
    expect(await scene.dangling()).toEqual([]);
  });

  it('takes a free name', async () => {
    await run('crop', { image: A, ...AREA });
    await run('crop', { image: A, ...AREA, left: 41 });
    const names = (await scene.item('79823')).segment as string[];
    expect(names).toHaveLength(2);
    expect(names[1]).toMatch(/^image_001-crop-.{6}\.jpg$/);
    expect(await scene.dangling()).toEqual([]);
  });

  it('lets the frame be drawn, moved and resized by key, then crops it', async () => {
    await view();
    await run('rotate-view', {});
    await run('crop', {});
    expect(turnOf(looks(), A)).toBe(0);
    expect(looks().crop?.area).toEqual({
      left: 200,
      top: 200,
      width: 1600,
      height: 1600
    });
    // Four pixels of the image are one of the viewport.
    await run('adjust-crop', { direction: 'right' });
    await run('adjust-crop', { direction: 'up' });
    await run('adjust-crop', { direction: 'left', resize: true });
    expect(looks().crop?.area).toEqual({
      left: 232,
      top: 168,
      width: 1568,
      height: 1600
    });
    scene.desk.viewer.lockCrop(true);
    await run('adjust-crop', { direction: 'up', resize: true });
    expect(looks().crop?.area).toMatchObject({ width: 1537, height: 1568 });
    await run('crop', {});
    expect(looks().crop).toBeNull();
    expect(await bytes('segment/image_001-crop.jpg')).toBe(
      `image/jpeg 1537x1568+232+168 of ${A}`
    );
    expect(scene.open.viewing).toBe('segment/image_001-crop.jpg');
  });

  it('begins with 80 % of what is in sight of a long page', async () => {
    await view();
    scene.desk.viewer.sized(A, { width: 800, height: 30_000 });
    for (let press = 0; press < 3; press++) {
      await run('pan', { direction: 'down', page: true });
    }
    await run('crop', {});
    // Three times 450 of 500 CSS pixels, at 500 for 800 of the image.
    expect(looks().crop?.area).toEqual({
      left: 80,
      top: 2240,
      width: 640,
      height: 640
    });
  });

  it('does so too if the viewer opens for it', async () => {
    scene.desk.viewer.measure({ width: 500, height: 500, ratio: 1 });
    await run('crop', { image: A });
    scene.desk.viewer.sized(A, { width: 800, height: 30_000 });
    expect(looks().crop?.area).toEqual({
      left: 80,
      top: 80,
      width: 640,
      height: 640
    });
  });

  it('goes straight into a slot, and undo takes it out before it goes', async () => {
    const crop = 'segment/image_001-crop.jpg';
    await view();
    await run('crop', {});
    await run('crop', { slot: 1 });
    expect(scene.open.choices).toEqual({ front: [crop] });
    expect(scene.open.viewing).toBe(crop);
    expect(scene.desk.state.message).toMatchObject({ undoable: true });
    await run('undo', {});
    expect(scene.open.choices).toEqual({});
    expect((await scene.item('79823')).segment).toEqual(['image_001-crop.jpg']);
    await run('undo', {});
    expect((await scene.item('79823')).segment).toEqual([]);
  });

  it('says that it is in no slot if the product was left meanwhile', async () => {
    scene.desk.run('crop', { image: A, ...AREA, slot: 1 });
    scene.desk.run('next-product', {});
    await scene.settle();
    expect((await scene.item('79823')).segment).toHaveLength(1);
    expect(scene.open.choices).toEqual({});
    expect(scene.desk.state.message?.text).toBe(
      '79823: the crop is saved as segment/image_001-crop.jpg, but not chosen as Front, because you left the product.'
    );
  });

  it('waits for the size before there is a frame', async () => {
    await run('crop', { image: A });
    expect(scene.open.viewing).toBe(A);
    expect(looks().crop?.area).toBeUndefined();
    scene.desk.viewer.sized(A, { width: 100, height: 100 });
    expect(looks().crop?.area).toMatchObject({ width: 80, height: 80 });
  });

  it('is ended by Escape, which keeps the viewer, and by another image', async () => {
    await view();
    await run('crop', {});
    await run('view-image', {});
    expect(looks().crop).toBeNull();
    expect(scene.open.viewing).toBe(A);
    await run('crop', {});
    await run('move-focus', { direction: 'right' });
    expect(looks().crop).toBeNull();
  });

  it('stores nothing after it was ended, even while the image is made', async () => {
    await view();
    await run('crop', {});
    scene.desk.run('crop', {});
    expect(looks().crop?.busy).toBe(true);
    scene.desk.run('view-image', {});
    await scene.settle();
    expect((await scene.item('79823')).segment).toEqual([]);
  });

  it('is made once, however often it is asked for', async () => {
    await view();
    await run('crop', {});
    scene.desk.run('crop', {});
    scene.desk.run('crop', {});
    await scene.settle();
    expect((await scene.item('79823')).segment).toHaveLength(1);
  });

  it('leaves the focus where the person went meanwhile', async () => {
    scene.desk.run('crop', { image: A, ...AREA });
    scene.focus(C);
    await scene.settle();
    expect((await scene.item('79823')).segment).toHaveLength(1);
    expect(scene.open.focus).toBe(C);
  });

  it('adds the image to the product that it was asked for', async () => {
    scene.desk.run('crop', { image: A, ...AREA });
    scene.desk.run('next-product', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79811');
    expect((await scene.item('79823')).segment).toHaveLength(1);
    expect((await scene.item('79811')).segment).toEqual([]);
  });

  it.each<[string, DeskCommands['crop'], RegExp]>([
    ['too small', { ...AREA, width: 3 }, /image_001\.jpg: 3 × 400 pixels/],
    ['half given', { left: 1 }, /whole pixels/],
    ['outside', { ...AREA, left: -1 }, /beyond the edges/],
    ['of no image', { image: 'detail/none.jpg' }, /no image detail\/none/]
  ])('refuses a rectangle that is %s', async (_, args, words) => {
    await run('crop', { image: A, ...args });
    expect(scene.desk.state.message?.text).toMatch(words);
    expect((await scene.item('79823')).segment).toEqual([]);
  });

  it('refuses a rectangle beyond the image', async () => {
    await view();
    await run('crop', { ...AREA, left: 1900 });
    expect(scene.desk.state.message?.text).toMatch(/2,000 × 2,000/);
  });

  it('shows why an image cannot be cropped, and keeps the frame', async () => {
    await view();
    await run('crop', {});
    scene.cropper.unreadable.add(A);
    await run('crop', {});
    expect(scene.desk.state.message?.text).toMatch(
      /Nothing was cropped out of image_001\.jpg\. .* read it as an image/
    );
    expect(looks().crop).toMatchObject({ image: A, busy: false });

    scene.cropper.unreadable.clear();
    scene.faults.push({ method: 'read', kind: 'before', times: 99 });
    await run('crop', {});
    expect(scene.desk.state.message?.text).toMatch(/read failed as planned/);
    expect(looks().crop).toMatchObject({ image: A, busy: false });
    expect((await scene.item('79823')).segment).toEqual([]);
    scene.faults.length = 0;
    await run('crop', {});
    expect((await scene.item('79823')).segment).toHaveLength(1);
  });

  it('shows that the object is gone', async () => {
    await scene.images.remove(key(A), (await scene.images.head(key(A)))!.etag);
    await run('crop', { image: A, ...AREA });
    expect(scene.desk.state.message?.text).toMatch(
      /image_001\.jpg: it is missing in the bucket/
    );
  });

  it('changes neither a completed product nor one that another holds', async () => {
    const [first, ...others] = threeProducts();
    scene = new DeskScene([
      { ...first, current_status: 'COMPLETED' },
      ...others
    ]);
    await scene.start();
    await run('go-to-product', { productId: '79823' });
    await run('crop', { image: A });
    expect(scene.desk.state.message?.text).toMatch(/79823 is completed/);
    expect(scene.open.viewing).toBeNull();

    const other = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
    await other.start();
    await other.perform('go-to-product', { productId: '79811' });
    await scene.desk.perform('go-to-product', { productId: '79811' });
    await run('crop', { image: A, ...AREA });
    expect(scene.desk.state.message?.text).toMatch(/curator-9 is editing/);
    expect((await scene.item('79811')).segment).toEqual([]);
  });
});

describe('the full window', () => {
  const filling = () => fillingOf(scene.desk.state);

  it('is for the viewer while it is open, else for the desk', async () => {
    await run('full-window', {});
    expect(filling()).toBe('desk');
    await view();
    await run('full-window', {});
    expect(filling()).toBe('viewer');
    await run('full-window', {});
    expect(filling()).toBe('desk');
  });

  it('shows the next image that is viewed in it too, until it is ended', async () => {
    await view();
    await run('full-window', {});
    await run('view-image', {});
    expect(filling()).toBeNull();
    await run('view-image', {});
    expect(filling()).toBe('viewer');
    await run('full-window', { on: false });
    expect(filling()).toBeNull();
  });

  it('is left by Escape, which first leads back to the focused image', async () => {
    await run('full-window', {});
    await run('select', { mode: 'section' });
    await run('select', { mode: 'reset' });
    expect(filling()).toBe('desk');
    expect(scene.open.selection.size).toBe(1);
    await run('select', { mode: 'reset' });
    expect(filling()).toBeNull();
  });
});
