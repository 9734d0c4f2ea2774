import type { Fault } from '../../../../support/memory';
import { Unreachable } from '../../../../../src/domain/errors';
import { A, B, C, FIRST, UndoScene } from './undoScene';
import { saying } from '../../../../support/english';
import { imageOf } from '../../../../fixtures/imageOf';

/** What each step of the first test is told as when it is undone. */
const UNDONE = [
  'Model cleared again (image_001.jpg)',
  'Moved 2 images back',
  'Restored image_001.jpg',
  'Deleted new.jpg again',
  'Moved image_002.jpg to text again',
  'Note removed again',
  'Flag removed again'
];

let scene: UndoScene;

beforeEach(async () => {
  scene = new UndoScene();
  await scene.start();
});

function image(name: string): File {
  return {
    name,
    arrayBuffer: async () => imageOf(name).buffer
  } as unknown as File;
}

describe('across a reload', () => {
  it('everything is undone and redone, with the same messages', async () => {
    const words: (string | undefined)[] = [];
    const states = [scene.visible()];
    const after = async (): Promise<void> => {
      await scene.settle();
      words.push(scene.text);
      states.push(scene.visible());
    };
    scene.desk.run('assign-slot', { index: 0, image: A });
    await after();
    scene.desk.run('reclassify', { folder: 'text', images: [A, B] });
    await after();
    scene.desk.run('delete', { images: ['text/image_001.jpg'] });
    await after();
    scene.desk.uploadFiles([image('new.jpg')], 'segment');
    await after();
    scene.desk.run('restore-image', { image: B });
    await after();
    scene.desk.run('set-note', { note: 'Collar is cut off' });
    await after();
    scene.desk.run('set-flag', { flag: 'blurred' });
    await after();

    await scene.reload();
    expect(scene.desk.state).toMatchObject({ canUndo: true, canRedo: false });
    for (let at = words.length - 1; at >= 0; at--) {
      await scene.press('undo');
      expect(scene.text).toBe(UNDONE[at]);
      expect(scene.visible()).toEqual(states[at]);
    }
    expect(scene.desk.state).toMatchObject({ canUndo: false, canRedo: true });

    await scene.reload();
    expect(scene.desk.state).toMatchObject({ canUndo: false, canRedo: true });
    for (const [at, word] of words.entries()) {
      await scene.press('redo');
      expect(scene.text).toBe(word);
      expect(scene.visible()).toEqual(states[at + 1]);
    }
    expect(scene.desk.state).toMatchObject({ canUndo: true, canRedo: false });
    expect(await scene.dangling()).toEqual([]);
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  });

  it('what was still on its way is undone after it', async () => {
    scene.faults.push({ method: 'change', kind: 'never', times: 9 });
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    await scene.settle();
    scene.faults.length = 0;
    scene.journal.release();
    await scene.reload();
    expect((await scene.item('79823')).text).toContain('image_001.jpg');
    await scene.press('undo');
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
    expect((await scene.item('79823')).text).toEqual(['text_info.jpg']);
  });

  describe('images that arrive only then', () => {
    const NEW = 'segment/new.jpg';

    /** Where the page was cut off in the middle of an upload. */
    async function uploaded(fault: Fault): Promise<void> {
      scene.desk.run('delete', { images: [A] });
      await scene.settle();
      scene.faults.push(fault);
      scene.desk.uploadFiles([image('new.jpg')], 'segment');
      await scene.settle();
      scene.faults.length = 0;
      scene.journal.release();
      await scene.reload();
    }

    async function backAndForth(name = 'new.jpg'): Promise<void> {
      const segment = async (): Promise<unknown> =>
        (await scene.item('79823')).segment;
      expect(await segment()).toContain(name);
      await scene.press('undo');
      expect(scene.text).toBe(`Deleted ${name} again`);
      expect(await segment()).not.toContain(name);
      await scene.press('undo');
      expect(scene.text).toMatch(/^Restored image_00\d\.jpg$/);
      expect(scene.desk.state.canUndo).toBe(false);
      await scene.press('redo', 'redo');
      expect(scene.text).toBe(`Uploaded ${name} to segment`);
      expect(await segment()).toContain(name);
      expect(await scene.dangling()).toEqual([]);
    }

    it.each<[string, Fault]>([
      ['was not there yet', { method: 'create', kind: 'never' }],
      ['was there and not named', { method: 'change', kind: 'never', skip: 1 }],
      [
        'was named, and nobody heard',
        { method: 'change', kind: 'never-after', skip: 1 }
      ]
    ])('can be undone: one %s', async (_, fault) => {
      await uploaded(fault);
      await backAndForth();
    });

    it('can be undone once if the page ended before the record was removed', async () => {
      const { remove } = scene.journal;
      scene.desk.run('delete', { images: [A] });
      await scene.settle();
      scene.journal.remove = () => new Promise(() => undefined);
      scene.desk.uploadFiles([image('new.jpg')], 'segment');
      await scene.settle();
      scene.journal.remove = remove;
      scene.journal.release();
      await scene.reload();
      await backAndForth();
    });

    it('can be undone under the name that they got, and no other image goes', async () => {
      scene.desk.run('delete', { images: [A] });
      await scene.settle();
      scene.images.seed(
        `TOP/1005/79823/${NEW}`,
        new TextEncoder().encode('theirs')
      );
      scene.faults.push({ method: 'create', kind: 'never' });
      scene.desk.uploadFiles([image('new.jpg')], 'segment');
      await scene.settle();
      // Another program, which knows no claims, names its own meanwhile.
      scene.catalogue.seed({
        ...(await scene.item('79823')),
        segment: ['new.jpg']
      });
      scene.faults.length = 0;
      scene.journal.release();
      await scene.reload();
      const [theirs, mine] = (await scene.item('79823')).segment as string[];
      expect(theirs).toBe('new.jpg');
      await backAndForth(mine);
      expect((await scene.item('79823')).segment).toContain('new.jpg');
    });

    it('can be undone as a crop, which returns the focus to its source', async () => {
      scene.faults.push({ method: 'create', kind: 'never' });
      scene.desk.run('crop', {
        image: B,
        left: 0,
        top: 0,
        width: 100,
        height: 100
      });
      await scene.settle();
      await scene.settle();
      scene.faults.length = 0;
      scene.journal.release();
      await scene.reload();
      expect((await scene.item('79823')).segment).toEqual([
        'image_002-crop.jpg'
      ]);
      scene.focus(C);
      await scene.press('undo');
      expect(scene.text).toBe('Deleted image_002-crop.jpg again');
      expect(scene.open.focus).toBe(B);
    });

    it('can be undone if they took a second try', async () => {
      scene.faults.push({
        method: 'create',
        kind: 'before',
        times: 9,
        error: new Unreachable(...saying('offline'))
      });
      scene.desk.run('delete', { images: [A] });
      await scene.settle();
      scene.desk.uploadFiles([image('new.jpg')], 'segment');
      await scene.settle();
      expect(scene.desk.state.saving.failed).toHaveLength(1);
      scene.faults.length = 0;
      await scene.desk.perform('retry', {});
      await scene.settle();
      await backAndForth();
    });

    it('cannot be undone if the product was left meanwhile', async () => {
      let put = (): void => undefined;
      const create = scene.images.create.bind(scene.images);
      scene.images.create = async (...asked) => {
        await new Promise<void>(resolve => {
          put = resolve;
        });
        return create(...asked);
      };
      scene.desk.uploadFiles([image('new.jpg')], 'segment');
      await scene.settle();
      await scene.desk.perform('next-product', {});
      put();
      await scene.settle();
      expect((await scene.item('79823')).segment).toEqual(['new.jpg']);
      expect(await scene.journal.undo(FIRST)).toBeUndefined();
      expect(scene.desk.state.canUndo).toBe(false);
    });
  });

  it('a copy whose name was taken is found under its other name', async () => {
    scene.images.seed(
      'TOP/1005/79823/text/image_001.jpg',
      new TextEncoder().encode('theirs')
    );
    scene.desk.run('assign-slot', { index: 0, image: A });
    scene.faults.push({ method: 'copy', kind: 'never', times: 9 });
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    scene.desk.run('assign-slot', { index: 1, image: 'text/image_001.jpg' });
    await scene.settle();
    scene.faults.length = 0;
    scene.journal.release();
    await scene.reload();
    const [, name] = (await scene.item('79823')).text as string[];
    expect(name).toMatch(/^image_001-.{6}\.jpg$/);
    expect(scene.open.choices).toEqual({ front: [`text/${name}`] });
    await scene.press('undo');
    expect(scene.open.choices).toEqual({ model: [`text/${name}`] });
    await scene.press('undo', 'undo');
    expect(scene.open.choices).toEqual({});
    expect((await scene.item('79823')).text).toEqual(['text_info.jpg']);
    await scene.press('redo', 'redo', 'redo');
    expect(scene.open.choices).toEqual({ front: [`text/${name}`] });
    expect((await scene.item('79823')).text).toContain(name);
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  });

  it('what others chose since is shown once, and undone once', async () => {
    scene.desk.run('assign-slot', { index: 1, image: A });
    await scene.settle();
    scene.catalogue.seed({
      ...(await scene.item('79823')),
      representative_assets: '{"front":"detail/image_003.jpg"}'
    });
    await scene.reload();
    expect(scene.open.choices).toEqual({ front: [C] });
    await scene.reload();
    await scene.press('undo');
    expect(scene.open.choices).toEqual({ front: [A] });
    await scene.press('undo');
    expect(scene.open.choices).toEqual({});
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('is offered if the product could only be read later', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    scene.later();
    await scene.settle();
    scene.faults.push({
      method: 'claim',
      kind: 'before',
      error: new Unreachable(...saying('offline'))
    });
    scene.desk = scene.newPage();
    await scene.start();
    expect(scene.desk.state.open).toMatchObject({ state: 'failed' });
    await scene.press('undo');
    expect(scene.text).toBe(
      'Nothing was changed: the product is not shown yet.'
    );
    scene.faults.length = 0;
    await scene.desk.perform('refresh', {});
    await scene.press('undo');
    expect(scene.text).toBe('Restored image_001.jpg');
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
  });

  it('a journal that cannot be read stops nothing', async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    scene.journal.undo = () => Promise.reject(new Error('disk'));
    scene.journal.storeUndo = () => Promise.reject(new Error('disk'));
    await scene.reload();
    expect(scene.open.product.productId).toBe('79823');
    expect(scene.desk.state.canUndo).toBe(false);
    scene.desk.run('delete', { images: [B] });
    await scene.press('undo');
    expect(scene.text).toBe('Restored image_002.jpg');
    expect(console.warn).toHaveBeenCalled();
    jest.restoreAllMocks();
  });
});
