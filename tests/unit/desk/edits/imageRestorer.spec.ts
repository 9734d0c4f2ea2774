import { productItem } from '../../../fixtures/items';
import { deletedImages } from '../../../../src/domain/edits/deletedImages';
import { DeskScene } from '../aDesk';

const A = 'detail/image_001.jpg';
const B = 'detail/image_002.jpg';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

const shown = (): readonly string[] =>
  deletedImages(scene.open.product).map(({ path }) => path);

const listed = async (folder: string): Promise<readonly string[]> =>
  [...((await scene.item('79823'))[folder] as string[])].sort();

it('restores a deleted image, and undo deletes it again', async () => {
  scene.desk.run('delete', { images: [B] });
  expect(shown()).toEqual([B]);
  scene.desk.run('restore-image', { image: B });
  expect(scene.desk.state.message).toMatchObject({
    text: `Restored ${B}`,
    undoable: true
  });
  await scene.settle();
  expect(await listed('detail')).toContain('image_002.jpg');
  expect(shown()).toEqual([]);

  scene.desk.run('undo', {});
  await scene.settle();
  expect(await listed('detail')).not.toContain('image_002.jpg');
  expect(shown()).toEqual([B]);

  scene.desk.run('redo', {});
  await scene.settle();
  expect(await listed('detail')).toContain('image_002.jpg');
  expect(await scene.dangling()).toEqual([]);
});

it('restores a moved image and its slots, and undo moves it again', async () => {
  scene.focus(A);
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('reclassify', { folder: 'text', images: [A] });
  expect(scene.open.choices).toEqual({ model: ['text/image_001.jpg'] });

  scene.desk.run('restore-image', { image: A });
  await scene.settle();
  expect(await listed('detail')).toContain('image_001.jpg');
  expect(await listed('text')).toEqual(['text_info.jpg']);
  expect(scene.open.choices).toEqual({ model: [A] });

  scene.desk.run('undo', {});
  await scene.settle();
  expect(await listed('detail')).not.toContain('image_001.jpg');
  // Under the name that it had, although a copy of it lies there.
  expect(await listed('text')).toEqual(['image_001.jpg', 'text_info.jpg']);
  expect(scene.open.choices).toEqual({ model: ['text/image_001.jpg'] });
  expect(shown()).toEqual([A]);
  expect(await scene.dangling()).toEqual([]);
});

it('restores a moved image that is named by its new place', async () => {
  scene.desk.run('reclassify', { folder: 'text', images: [A] });
  scene.desk.run('restore-image', { image: 'text/image_001.jpg' });
  await scene.settle();
  expect(await listed('detail')).toContain('image_001.jpg');
  expect(await listed('text')).toEqual(['text_info.jpg']);
});

it('a move that is undone leaves nothing among the deleted images', async () => {
  scene.desk.run('reclassify', { folder: 'text', images: [A] });
  expect(shown()).toEqual([A]);
  scene.desk.run('undo', {});
  expect(shown()).toEqual([]);
});

it('restores the newest if none is given, and only then moves the focus to it', () => {
  scene.desk.run('delete', { images: [A] });
  scene.later();
  scene.desk.run('delete', { images: [B] });
  const { focus, focusRequest } = scene.open;
  expect(focus).toBe('detail/image_003.jpg');
  scene.desk.run('restore-image', { image: A });
  expect(scene.open).toMatchObject({ focus, focusRequest });

  scene.desk.run('restore-image', {});
  expect(scene.open.focus).toBe(B);
  expect(scene.open.focusRequest).toBeGreaterThan(focusRequest);
  scene.desk.run('restore-image', {});
  expect(scene.desk.state.message?.text).toBe(
    'No deleted image can be restored'
  );
});

it('follows the picture if the focus was on the copy', () => {
  scene.desk.run('reclassify', { folder: 'text', images: [B] });
  scene.focus('text/image_002.jpg');
  const { focusRequest } = scene.open;
  scene.desk.run('restore-image', { image: B });
  expect(scene.open).toMatchObject({ focus: B, focusRequest });
});

it('asks to reopen a completed product, and changes nothing in it', async () => {
  scene = new DeskScene([
    productItem({
      current_status: 'COMPLETED',
      deleted: [{ folder: 'detail', filename: 'gone.jpg' }]
    })
  ]);
  await scene.start();
  await scene.desk.perform('open', { status: 'COMPLETED', productId: '79823' });
  scene.desk.run('restore-image', { image: 'detail/gone.jpg' });
  expect(scene.desk.state.message?.text).toBe(
    '79823 is completed. Its images were not changed. Reopen the product first.'
  );
  expect(scene.desk.state.saving.waiting).toBe(0);
});

it('changes nothing if another holds the product, or there is nothing to restore', async () => {
  scene.desk.run('restore-image', { image: A });
  expect(scene.desk.state.message?.text).toMatch(
    /is not a deleted image of 79823/
  );
  expect(scene.desk.state.canUndo).toBe(false);

  scene.desk.run('delete', { images: [A] });
  await scene.settle();
  const other = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
  await other.start();
  await other.perform('open', { productId: '79823' });
  other.run('restore-image', { image: A });
  expect(other.state.message?.text).toMatch(
    /curator-7 is editing 79823\. Nothing was changed/
  );
});

it('shows that it is missing in the bucket, and restores nothing', async () => {
  scene.desk.run('delete', { images: [A] });
  await scene.settle();
  scene.images.lose('TOP/1005/79823/detail/image_001.jpg');
  scene.desk.run('restore-image', { image: A });
  await scene.settle();
  expect(scene.desk.state.saving.failed).toMatchObject([
    {
      problem: {
        kind: 'NotFound',
        text: `Nothing was restored: ${A} of 79823 is no longer in the bucket.`
      }
    }
  ]);
  expect(await listed('detail')).not.toContain('image_001.jpg');
  await scene.desk.perform('discard', {});
  expect(shown()).toEqual([A]);
});
