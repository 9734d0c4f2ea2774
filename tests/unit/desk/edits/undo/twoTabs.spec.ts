import type { Desk } from '../../../../../src/desk/desk';
import { A, UndoScene } from './undoScene';

let scene: UndoScene;

beforeEach(async () => {
  scene = new UndoScene();
  await scene.start();
});

describe('two tabs of one person on one product', () => {
  let other: Desk;

  beforeEach(async () => {
    other = scene.newPage();
    await other.start();
    await other.perform('go-to-product', { productId: '79823' });
    await scene.settle();
  });

  it('a reload takes what either did last, and tries it on the product', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    other.run('set-note', { note: 'Collar' });
    await scene.settle();
    await scene.reload();
    await scene.press('undo');
    expect(scene.text).toBe('Note removed again');
    // The other tab does not know: it does not undo it a second time.
    await other.perform('undo', {});
    await scene.settle();
    expect((await scene.item('79823')).note).toBeUndefined();
    expect(await scene.item('79823')).toMatchObject({
      detail: ['image_002.jpg', 'image_003.jpg']
    });
  });

  it('undo does not follow an image that the other tab moved on: both are shown', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    await scene.settle();
    await other.perform('refresh', {});
    other.run('reclassify', {
      folder: 'segment',
      images: ['text/image_001.jpg']
    });
    await scene.settle();
    await scene.press('undo');
    expect(scene.desk.state.saving.failed).toMatchObject([
      {
        labels: ['Undo: Moved image_001.jpg to text'],
        conflict: { reason: 'same-images' }
      }
    ]);
    expect(await scene.item('79823')).toMatchObject({
      segment: ['image_001.jpg'],
      text: ['text_info.jpg']
    });
    await scene.desk.perform('retry', { over: true });
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({ segment: [] });
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
  });
});
