import { NOTHING_DONE } from '../../../../../src/domain/edits/undo/undoHistory';
import { Unreachable } from '../../../../../src/domain/errors';
import type { ImagePath } from '../../../../../src/domain/images/image';
import { A, B, C, FIRST, UndoScene } from './undoScene';
import { saying } from '../../../../support/english';

let scene: UndoScene;

beforeEach(async () => {
  scene = new UndoScene();
  await scene.start();
});

describe('undo never changes a product that is not shown', () => {
  it('and forgets its steps when it is left, in the journal too', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    expect(await scene.journal.undo(FIRST)).toBeDefined();
    await scene.desk.perform('next-product', {});
    expect(scene.desk.state.canUndo).toBe(false);
    expect(await scene.journal.undo(FIRST)).toBeUndefined();
    await scene.desk.perform('previous-product', {});
    expect(scene.open.product.productId).toBe('79823');
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('and ignores what an earlier page left of a product that is opened now', async () => {
    await scene.journal.storeUndo(
      { ...FIRST, productId: '79811' },
      {
        ...NOTHING_DONE,
        done: [{ kind: 'noted', message: 'Noted', before: 'x', after: '' }]
      }
    );
    await scene.desk.perform('next-product', {});
    expect(scene.open.product.productId).toBe('79811');
    expect(scene.desk.state.canUndo).toBe(false);
    expect(
      await scene.journal.undo({ ...FIRST, productId: '79811' })
    ).toBeUndefined();
  });

  it('and stays if the same product is read again', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    await scene.desk.perform('refresh', {});
    await scene.press('undo');
    expect(scene.text).toBe('Restored image_001.jpg');
  });

  it('and forgets its steps when no product is shown', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    await scene.desk.perform('open', { status: 'PASS' });
    expect(scene.desk.state.open.state).toBe('none');
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('and ignores a product that was being opened and came too late', async () => {
    let save = (): void => undefined;
    const change = scene.catalogue.change.bind(scene.catalogue);
    scene.catalogue.change = async asked => {
      await new Promise<void>(resolve => {
        save = resolve;
      });
      return change(asked);
    };
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    await scene.desk.perform('next-product', {});
    scene.catalogue.change = change;
    // This one waits for what is still to be saved, and is passed over.
    scene.desk.run('go-to-product', { productId: '79823' });
    await scene.desk.perform('go-to-product', { productId: '79807' });
    scene.desk.run('set-note', { note: 'Collar' });
    save();
    await scene.settle();
    expect(scene.open.product.productId).toBe('79807');
    await scene.press('undo');
    expect(scene.text).toBe('Note removed again');
    expect((await scene.item('79807')).note).toBeUndefined();
  });

  it('and is forgotten when changes are discarded', async () => {
    scene.faults.push({
      method: 'change',
      kind: 'before',
      times: 9,
      error: new Unreachable(...saying('offline'))
    });
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    await scene.desk.perform('discard', {});
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('and keeps what was done before a completion, below it', async () => {
    [A, B, C].forEach((path, index) =>
      scene.desk.run('assign-slot', { index, image: path as ImagePath })
    );
    scene.desk.run('complete', {});
    await scene.settle();
    expect(await scene.journal.undo(FIRST)).toBeUndefined();
    // What is left to undo is the completion.
    await scene.press('undo');
    expect(scene.open.product).toMatchObject({
      productId: '79823',
      status: 'PENDING'
    });
    await scene.press('undo');
    expect(scene.text).toBe('Back cleared again (image_003.jpg)');
    await scene.press('undo', 'undo');
    expect(scene.open.choices).toEqual({});
    expect(scene.desk.state.canUndo).toBe(false);
  });
});
