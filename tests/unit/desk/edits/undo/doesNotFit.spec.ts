import { A, B, UndoScene } from './undoScene';

let scene: UndoScene;

beforeEach(async () => {
  scene = new UndoScene();
  await scene.start();
});

describe('a step that does not fit any more', () => {
  it('shows that, changes nothing, and goes on with the step before', async () => {
    scene.desk.run('set-note', { note: 'Collar' });
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    const { deleted: _, ...item } = await scene.item('79823');
    scene.catalogue.seed(item);
    await scene.desk.perform('refresh', {});
    await scene.press('undo');
    expect(scene.text).toBe(
      'Not undone, because it has changed since: Deleted image_001.jpg'
    );
    expect(scene.desk.state.message?.undoable).toBe(false);
    expect(await scene.item('79823')).toMatchObject({ detail: item.detail });
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    await scene.press('undo');
    expect(scene.text).toBe('Note removed again');
    expect(scene.desk.state).toMatchObject({ canUndo: false, canRedo: true });
    scene.catalogue.seed({ ...(await scene.item('79823')), note: 'theirs' });
    await scene.desk.perform('refresh', {});
    await scene.press('redo');
    expect(scene.text).toBe(
      'Not done again, because it has changed since: Note written'
    );
    expect(scene.desk.state.canRedo).toBe(false);
    expect((await scene.item('79823')).note).toBe('theirs');
  });

  it('waits while another holds the product, until it is taken over', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    const other = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
    await other.start();
    await other.perform('go-to-product', { productId: '79823' });
    await other.perform('take-over', {});
    await scene.desk.perform('refresh', {});
    await scene.press('undo');
    expect(scene.text).toMatch(
      /curator-9 is editing 79823\. Nothing was changed/
    );
    await scene.desk.perform('take-over', {});
    await scene.press('undo');
    expect(scene.text).toBe('Restored image_001.jpg');
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
  });

  it('waits while the product is completed, until it is reopened', async () => {
    scene.desk.run('assign-slot', { index: 0, image: A });
    scene.desk.run('delete', { images: [B] });
    await scene.settle();
    scene.catalogue.seed({
      ...(await scene.item('79823')),
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED'
    });
    await scene.desk.perform('refresh', {});
    await scene.press('undo');
    expect(scene.text).toMatch(
      /79823 is completed\. Its images were not changed/
    );
    await scene.desk.perform('reopen', {});
    await scene.settle();
    await scene.press('undo');
    expect(scene.text).toBe('Restored image_002.jpg');
  });

  it('waits with choices of a completed product, too', async () => {
    scene.desk.run('assign-slot', { index: 0, image: A });
    await scene.settle();
    scene.catalogue.seed({
      ...(await scene.item('79823')),
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED',
      representative_assets: '{"model":"detail/image_001.jpg"}'
    });
    await scene.desk.perform('refresh', {});
    await scene.press('undo');
    expect(scene.text).toBe('79823 is completed. Reopen it to choose again.');
    expect(scene.open.choices).toEqual({ model: [A] });
    expect(scene.desk.state.canUndo).toBe(true);
  });
});
