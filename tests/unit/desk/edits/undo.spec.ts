import * as fc from 'fast-check';

import type { Fault } from '../../../support/memory';
import { SequenceIds } from '../../../support/memory';
import type { Desk } from '../../../../src/desk/desk';
import { Unreachable } from '../../../../src/domain/errors';
import type { Folder, ImagePath } from '../../../../src/domain/images/image';
import { FOLDERS } from '../../../../src/domain/images/image';
import { NOTHING_DONE } from '../../../../src/domain/edits/undo/undoHistory';
import { DeskScene } from '../aDesk';

const A = 'detail/image_001.jpg';
const B = 'detail/image_002.jpg';
const C = 'detail/image_003.jpg';
const FIRST = { subCategory: 1005, productId: '79823' };

let scene: DeskScene;
let pages = 0;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

/** Another page of the same person, with ids of its own. */
function newPage(): Desk {
  return scene.newDesk({ ids: new SequenceIds(`page${++pages}`) });
}

/** The page goes without a word, and another comes to where it was. */
async function reload(): Promise<void> {
  scene.later();
  await scene.settle();
  scene.desk = newPage();
  await scene.start();
  await scene.settle();
}

async function press(...keys: readonly ('undo' | 'redo')[]): Promise<void> {
  for (const key of keys) {
    await scene.desk.perform(key, {});
    await scene.settle();
  }
}

const said = (): string | undefined => scene.desk.state.message?.text;

/** What a person sees of the product; a folder has no order. */
function seen(): object {
  const { product, choices } = scene.open;
  const { images, note, flags } = product;
  return {
    images: Object.fromEntries(
      FOLDERS.map(folder => [folder, [...images[folder]].sort()])
    ),
    choices,
    note,
    flags: [...flags].sort()
  };
}

function image(name: string): File {
  return {
    name,
    arrayBuffer: async () => new TextEncoder().encode(name).buffer
  } as unknown as File;
}

describe('across a reload', () => {
  it('everything is undone and done again, in the words in which it was said', async () => {
    const words: (string | undefined)[] = [];
    const states = [seen()];
    const after = async (): Promise<void> => {
      await scene.settle();
      words.push(said());
      states.push(seen());
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

    await reload();
    expect(scene.desk.state).toMatchObject({ canUndo: true, canRedo: false });
    for (let at = words.length - 1; at >= 0; at--) {
      await press('undo');
      expect(said()).toBe(`Undone: ${words[at]}`);
      expect(seen()).toEqual(states[at]);
    }
    expect(scene.desk.state).toMatchObject({ canUndo: false, canRedo: true });

    await reload();
    expect(scene.desk.state).toMatchObject({ canUndo: false, canRedo: true });
    for (const [at, word] of words.entries()) {
      await press('redo');
      expect(said()).toBe(word);
      expect(seen()).toEqual(states[at + 1]);
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
    await reload();
    expect((await scene.item('79823')).text).toContain('image_001.jpg');
    await press('undo');
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
    expect((await scene.item('79823')).text).toEqual(['text_info.jpg']);
  });

  describe('images that come only then', () => {
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
      await reload();
    }

    async function backAndForth(name = 'new.jpg'): Promise<void> {
      const segment = async (): Promise<unknown> =>
        (await scene.item('79823')).segment;
      expect(await segment()).toContain(name);
      await press('undo');
      expect(said()).toBe('Undone: Uploaded 1 image to segment');
      expect(await segment()).not.toContain(name);
      await press('undo');
      expect(said()).toBe('Undone: Deleted 1 image');
      expect(scene.desk.state.canUndo).toBe(false);
      await press('redo', 'redo');
      expect(said()).toBe('Uploaded 1 image to segment');
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

    it('can be undone once where the page ended before the record went', async () => {
      const { remove } = scene.journal;
      scene.desk.run('delete', { images: [A] });
      await scene.settle();
      scene.journal.remove = () => new Promise(() => undefined);
      scene.desk.uploadFiles([image('new.jpg')], 'segment');
      await scene.settle();
      scene.journal.remove = remove;
      scene.journal.release();
      await reload();
      await backAndForth();
    });

    it('can be undone under the name that it got, and no other image goes', async () => {
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
      await reload();
      const [theirs, mine] = (await scene.item('79823')).segment as string[];
      expect(theirs).toBe('new.jpg');
      await backAndForth(mine);
      expect((await scene.item('79823')).segment).toContain('new.jpg');
    });

    it('can be undone as a crop, which brings the focus back to its source', async () => {
      scene.faults.push({ method: 'create', kind: 'never' });
      scene.desk.run('crop', {
        ...{ image: B, left: 0, top: 0, width: 100, height: 100 }
      });
      await scene.settle();
      await scene.settle();
      scene.faults.length = 0;
      scene.journal.release();
      await reload();
      expect((await scene.item('79823')).segment).toEqual([
        'image_002-crop.jpg'
      ]);
      scene.focus(C);
      await press('undo');
      expect(said()).toBe(
        'Undone: Cropped image_002.jpg into segment/image_002-crop.jpg'
      );
      expect(scene.open.focus).toBe(B);
    });

    it('can be undone where it took a second try', async () => {
      scene.faults.push({
        ...{ method: 'create', kind: 'before', times: 9 },
        error: new Unreachable('offline')
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

    it('cannot be undone where the product was left meanwhile', async () => {
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

  it('a copy that found its name taken is found under the one that it got', async () => {
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
    await reload();
    const [, name] = (await scene.item('79823')).text as string[];
    expect(name).toMatch(/^image_001-.{6}\.jpg$/);
    expect(scene.open.choices).toEqual({ front: [`text/${name}`] });
    await press('undo');
    expect(scene.open.choices).toEqual({ model: [`text/${name}`] });
    await press('undo', 'undo');
    expect(scene.open.choices).toEqual({});
    expect((await scene.item('79823')).text).toEqual(['text_info.jpg']);
    await press('redo', 'redo', 'redo');
    expect(scene.open.choices).toEqual({ front: [`text/${name}`] });
    expect((await scene.item('79823')).text).toContain(name);
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  });

  it('what others chose since is said once, and undone once', async () => {
    scene.desk.run('assign-slot', { index: 1, image: A });
    await scene.settle();
    scene.catalogue.seed({
      ...(await scene.item('79823')),
      representative_assets: '{"front":"detail/image_003.jpg"}'
    });
    await reload();
    expect(scene.open.choices).toEqual({ front: [C] });
    await reload();
    await press('undo');
    expect(scene.open.choices).toEqual({ front: [A] });
    await press('undo');
    expect(scene.open.choices).toEqual({});
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('is offered where the product could only be read later', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    scene.later();
    await scene.settle();
    scene.faults.push({
      method: 'claim',
      kind: 'before',
      error: new Unreachable('offline')
    });
    scene.desk = newPage();
    await scene.start();
    expect(scene.desk.state.open).toMatchObject({ state: 'failed' });
    await press('undo');
    expect(said()).toBe('Nothing was changed: the product is not shown yet.');
    scene.faults.length = 0;
    await scene.desk.perform('refresh', {});
    await press('undo');
    expect(said()).toBe('Undone: Deleted 1 image');
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
  });

  it('a journal that cannot be read hinders nothing', async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    scene.journal.undo = () => Promise.reject(new Error('disk'));
    scene.journal.storeUndo = () => Promise.reject(new Error('disk'));
    await reload();
    expect(scene.open.product.productId).toBe('79823');
    expect(scene.desk.state.canUndo).toBe(false);
    scene.desk.run('delete', { images: [B] });
    await press('undo');
    expect(said()).toBe('Undone: Deleted 1 image');
    expect(console.warn).toHaveBeenCalled();
    jest.restoreAllMocks();
  });
});

describe('never touches a product that is not shown', () => {
  it('and forgets it where it is left, in the journal too', async () => {
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

  it('and takes up nothing that an earlier page left of a product that is opened now', async () => {
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

  it('and is kept where the same one is read again', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    await scene.desk.perform('refresh', {});
    await press('undo');
    expect(said()).toBe('Undone: Deleted 1 image');
  });

  it('and forgets it where nothing is shown', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    await scene.desk.perform('open', { status: 'PASS' });
    expect(scene.desk.state.open.state).toBe('none');
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('nor is taken in by a product that was on its way and came too late', async () => {
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
    await press('undo');
    expect(said()).toBe('Undone: Noted');
    expect((await scene.item('79807')).note).toBeUndefined();
  });

  it('and is forgotten with what was discarded', async () => {
    scene.faults.push({
      method: 'change',
      kind: 'before',
      times: 9,
      error: new Unreachable('offline')
    });
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    await scene.desk.perform('discard', {});
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('and is forgotten with a completion', async () => {
    [A, B, C].forEach((path, index) =>
      scene.desk.run('assign-slot', { index, image: path as ImagePath })
    );
    scene.desk.run('complete', {});
    await scene.settle();
    expect(await scene.journal.undo(FIRST)).toBeUndefined();
    // What is left to undo is the completion.
    await press('undo');
    expect(scene.open.product).toMatchObject({
      productId: '79823',
      status: 'PENDING'
    });
    expect(scene.desk.state.canUndo).toBe(false);
  });
});

describe('where it does not fit any more', () => {
  it('says so, changes nothing, and goes on with the step before', async () => {
    scene.desk.run('set-note', { note: 'Collar' });
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    const { deleted: _, ...item } = await scene.item('79823');
    scene.catalogue.seed(item);
    await scene.desk.perform('refresh', {});
    await press('undo');
    expect(said()).toBe(
      'Not undone, since it is otherwise by now: Deleted 1 image'
    );
    expect(scene.desk.state.message?.undoable).toBe(false);
    expect(await scene.item('79823')).toMatchObject({ detail: item.detail });
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    await press('undo');
    expect(said()).toBe('Undone: Noted');
    expect(scene.desk.state).toMatchObject({ canUndo: false, canRedo: true });
    scene.catalogue.seed({ ...(await scene.item('79823')), note: 'theirs' });
    await scene.desk.perform('refresh', {});
    await press('redo');
    expect(said()).toBe('Not done again, since it is otherwise by now: Noted');
    expect(scene.desk.state.canRedo).toBe(false);
    expect((await scene.item('79823')).note).toBe('theirs');
  });

  it('waits where the product is another’s, until it is taken over', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    const other = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
    await other.start();
    await other.perform('go-to-product', { productId: '79823' });
    await other.perform('take-over', {});
    await scene.desk.perform('refresh', {});
    await press('undo');
    expect(said()).toMatch(/79823 is held by curator-9; nothing was changed/);
    await scene.desk.perform('take-over', {});
    await press('undo');
    expect(said()).toBe('Undone: Deleted 1 image');
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
  });

  it('waits where the product is completed, until it is reopened', async () => {
    scene.desk.run('assign-slot', { index: 0, image: A });
    scene.desk.run('delete', { images: [B] });
    await scene.settle();
    scene.catalogue.seed({
      ...(await scene.item('79823')),
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED'
    });
    await scene.desk.perform('refresh', {});
    await press('undo');
    expect(said()).toMatch(/79823 is completed; its images are not changed/);
    await scene.desk.perform('reopen', {});
    await scene.settle();
    await press('undo');
    expect(said()).toBe('Undone: Deleted 1 image');
  });

  it('waits with choices of a completed product too', async () => {
    scene.desk.run('assign-slot', { index: 0, image: A });
    await scene.settle();
    scene.catalogue.seed({
      ...(await scene.item('79823')),
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED',
      representative_assets: '{"model":"detail/image_001.jpg"}'
    });
    await scene.desk.perform('refresh', {});
    await press('undo');
    expect(said()).toBe('79823 is completed. Reopen it to choose again.');
    expect(scene.open.choices).toEqual({ model: [A] });
    expect(scene.desk.state.canUndo).toBe(true);
  });
});

describe('a copy that found its name taken', () => {
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
    await press('redo');
    expect((await scene.item('79823')).text).toEqual([
      'text_info.jpg',
      expect.stringMatching(/^image_001-.{6}\.jpg$/)
    ]);
  };

  it('is found under the one that it got', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    await press('undo');
    await back();
  });

  it('is, where it was undone before it was made', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    scene.desk.run('undo', {});
    for (let turn = 0; turn < 5; turn++) {
      await scene.settle();
    }
    await back();
  });

  it('is, where the product is read again meanwhile', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    await scene.desk.perform('go-to-product', { productId: '79823' });
    await press('undo');
    await back();
  });
});

describe('a move that is done again', () => {
  it('takes the copy that it made, and makes no other', async () => {
    const copied: string[] = [];
    const copy = scene.images.copy.bind(scene.images);
    scene.images.copy = (from, to) => {
      copied.push(to);
      return copy(from, to);
    };
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    await press('undo', 'redo', 'undo', 'redo');
    expect((await scene.item('79823')).text).toEqual([
      'text_info.jpg',
      'image_001.jpg'
    ]);
    expect(copied).toEqual(['TOP/1005/79823/text/image_001.jpg']);
    expect(await scene.dangling()).toEqual([]);
  });

  it('has the focus where a move has it', async () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    expect(scene.open.focus).toBe(B);
    await press('undo');
    expect(scene.open.focus).toBe(A);
    const { focusRequest } = scene.open;
    await press('redo');
    expect(scene.open.focus).toBe(B);
    expect(scene.open.focusRequest).toBeGreaterThan(focusRequest);
  });
});

describe('two tabs of one person on one product', () => {
  let other: Desk;

  beforeEach(async () => {
    other = newPage();
    await other.start();
    await other.perform('go-to-product', { productId: '79823' });
    await scene.settle();
  });

  it('a reload takes up what either did last, and tries it against the product', async () => {
    scene.desk.run('delete', { images: [A] });
    await scene.settle();
    other.run('set-note', { note: 'Collar' });
    await scene.settle();
    await reload();
    await press('undo');
    expect(said()).toBe('Undone: Noted');
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
    await press('undo');
    expect(scene.desk.state.saving.failed).toMatchObject([
      {
        labels: ['Undo: Moved 1 image to text'],
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

/** What a person may do, whatever there is to do it to. */
const action = fc.oneof(
  fc.record({
    kind: fc.constant('slot' as const),
    index: fc.nat(3),
    at: fc.nat(9)
  }),
  fc.record({
    kind: fc.constant('move' as const),
    folder: fc.constantFrom<Folder>(...FOLDERS),
    at: fc.nat(9)
  }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(9) }),
  fc.record({ kind: fc.constant('restore' as const) }),
  fc.record({ kind: fc.constant('note' as const), note: fc.string() }),
  fc.record({ kind: fc.constant('flag' as const) }),
  fc.record({ kind: fc.constant('clear' as const), index: fc.nat(3) }),
  fc.record({ kind: fc.constant('reload' as const) })
);

async function act(
  given: typeof action extends fc.Arbitrary<infer T> ? T : never
): Promise<void> {
  const images = scene.open.sections.flatMap(section => section.images);
  const path = images[('at' in given ? given.at : 0) % images.length];
  switch (given.kind) {
    case 'slot':
      scene.desk.run('assign-slot', { index: given.index, image: path });
      break;
    case 'clear':
      scene.desk.run('clear-slot', { index: given.index });
      break;
    case 'move':
      scene.desk.run('reclassify', { folder: given.folder, images: [path] });
      break;
    case 'delete':
      if (images.length > 1) {
        scene.desk.run('delete', { images: [path] });
      }
      break;
    case 'restore':
      scene.desk.run('restore-image', {});
      break;
    case 'note':
      scene.desk.run('set-note', { note: given.note });
      break;
    case 'flag':
      scene.desk.run('set-flag', { flag: 'blurred' });
      break;
    case 'reload':
      await reload();
  }
}

it('leads back to where everything began, and forth to where it ended, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 12 }),
      fc.boolean(),
      async (actions, waits) => {
        scene = new DeskScene();
        await scene.start();
        const begun = seen();
        for (const given of actions) {
          await act(given);
          if (waits) {
            await scene.settle();
          }
        }
        const ended = seen();
        while (scene.desk.state.canUndo) {
          await scene.desk.perform('undo', {});
          expect(said()).toMatch(/^Undone: /);
        }
        expect(seen()).toEqual(begun);
        await reload();
        expect(seen()).toEqual(begun);
        while (scene.desk.state.canRedo) {
          await scene.desk.perform('redo', {});
          expect(said()).not.toMatch(/^Not /);
        }
        expect(seen()).toEqual(ended);
        for (let turn = 0; turn < 5; turn++) {
          await scene.settle();
        }
        expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
        expect(await scene.dangling()).toEqual([]);
      }
    ),
    { numRuns: 60 }
  );
}, 60_000);
