import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

async function chooseThree(): Promise<void> {
  scene.focus('detail/image_001.jpg');
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('assign-slot', { index: 1 });
  scene.desk.run('assign-slot', { index: 2 });
}

describe('choosing', () => {
  it('by a drop never takes an image out, swaps two, and can be undone', async () => {
    scene.desk.run('assign-slot', { index: 0, image: 'detail/image_001.jpg' });
    scene.desk.run('assign-slot', { index: 1, image: 'detail/image_002.jpg' });
    const before = scene.open.choices;
    scene.desk.run('assign-slot', {
      index: 0,
      image: 'detail/image_001.jpg',
      position: 0
    });
    expect(scene.open.choices).toEqual(before);
    scene.desk.run('assign-slot', {
      index: 1,
      image: 'detail/image_001.jpg',
      position: 0
    });
    expect(scene.open.choices).toEqual({
      model: ['detail/image_002.jpg'],
      front: ['detail/image_001.jpg']
    });
    scene.desk.run('undo', {});
    expect(scene.open.choices).toEqual(before);
  });

  it('goes to the next image that is in no slot', async () => {
    await chooseThree();
    expect(scene.open.choices).toEqual({
      model: ['detail/image_001.jpg'],
      front: ['detail/image_002.jpg'],
      back: ['detail/image_003.jpg']
    });
    expect(scene.open.focus).toBe('summary/summary_01.jpg');
  });

  it('names the image it replaces, and undoes', () => {
    scene.desk.run('assign-slot', { index: 0 });
    scene.desk.run('assign-slot', { index: 0 });
    expect(scene.desk.state.message?.text).toBe(
      'Model: image_002.jpg replaces image_001.jpg'
    );
    scene.desk.run('undo', {});
    expect(scene.open.choices).toEqual({ model: ['detail/image_001.jpg'] });
    scene.desk.run('redo', {});
    expect(scene.open.choices).toEqual({ model: ['detail/image_002.jpg'] });
  });

  it('shows what was undone, without offering to undo that, and what was redone', () => {
    scene.desk.run('assign-slot', { index: 0 });
    scene.desk.run('assign-slot', { index: 1 });
    scene.focus('summary/summary_01.jpg');
    const { focusRequest } = scene.open;
    scene.desk.run('undo', {});
    expect(scene.desk.state.message).toMatchObject({
      text: 'Front cleared again (image_002.jpg)',
      undoable: false
    });
    // The keyboard's focus goes to what was restored, wherever it was.
    expect(scene.open.focus).toBe('detail/image_002.jpg');
    expect(scene.open.focusRequest).toBeGreaterThan(focusRequest);
    scene.desk.run('redo', {});
    expect(scene.desk.state.message).toMatchObject({
      text: 'Front: image_002.jpg',
      undoable: true
    });
  });

  it('takes given images into a slot for many in one step', () => {
    scene.desk.run('assign-slot', {
      index: 3,
      images: ['detail/image_003.jpg', 'detail/image_001.jpg']
    });
    expect(scene.open.choices).toEqual({
      color_variant: ['detail/image_003.jpg', 'detail/image_001.jpg']
    });
    scene.desk.run('undo', {});
    expect(scene.open.choices).toEqual({});
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('adds all selected images to the colours, in order', () => {
    scene.focus('detail/image_003.jpg');
    scene.desk.run('move-focus', { direction: 'left', extend: true });
    scene.desk.run('assign-slot', { index: 3 });
    expect(scene.open.choices).toEqual({
      color_variant: ['detail/image_002.jpg', 'detail/image_003.jpg']
    });
  });
});
