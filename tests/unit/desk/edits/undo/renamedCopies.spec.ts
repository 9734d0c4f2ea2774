import { A, B, UndoScene } from './undoScene';

let scene: UndoScene;

beforeEach(async () => {
  scene = new UndoScene();
  await scene.start();
});

describe('a copy whose name was taken', () => {
  beforeEach(() =>
    scene.images.seed(
      'TOP/1005/79823/text/image_001.jpg',
      new TextEncoder().encode('theirs')
    )
  );

  const back = async (): Promise<void> => {
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
    expect((await scene.item('79823')).text).toEqual(['text_info.jpg']);
    await scene.press('redo');
    expect((await scene.item('79823')).text).toEqual([
      'text_info.jpg',
      expect.stringMatching(/^image_001-.{6}\.jpg$/)
    ]);
  };

  it('is found under its other name', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    await scene.press('undo');
    await back();
  });

  it('is found if the move was undone before the copy was made', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    scene.desk.run('undo', {});
    for (let turn = 0; turn < 5; turn++) {
      await scene.settle();
    }
    await back();
  });

  it('is found if the product is read again meanwhile', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    await scene.desk.perform('go-to-product', { productId: '79823' });
    await scene.press('undo');
    await back();
  });
});

describe('a move that is redone', () => {
  it('uses the copy that it made, and makes no other', async () => {
    const copied: string[] = [];
    const copy = scene.images.copy.bind(scene.images);
    scene.images.copy = (from, to) => {
      copied.push(to);
      return copy(from, to);
    };
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    await scene.press('undo', 'redo', 'undo', 'redo');
    expect((await scene.item('79823')).text).toEqual([
      'text_info.jpg',
      'image_001.jpg'
    ]);
    expect(copied).toEqual(['TOP/1005/79823/text/image_001.jpg']);
    expect(await scene.dangling()).toEqual([]);
  });

  it('sets the focus as a move does', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    expect(scene.open.focus).toBe(B);
    await scene.press('undo');
    expect(scene.open.focus).toBe(A);
    const { focusRequest } = scene.open;
    await scene.press('redo');
    expect(scene.open.focus).toBe(B);
    expect(scene.open.focusRequest).toBeGreaterThan(focusRequest);
  });
});
