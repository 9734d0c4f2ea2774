import { productItem } from '../../../fixtures/items';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import type { ImagePath } from '../../../../src/domain/images/image';
import { DeskScene, threeProducts } from '../aDesk';
import { imageOf } from '../../../fixtures/imageOf';

/** What the keys of the desk act on, where the focus goes, and which messages are shown. */

const A = 'detail/image_001.jpg';
const B = 'detail/image_002.jpg';
const C = 'detail/image_003.jpg';
const S = 'summary/summary_01.jpg';
const T = 'text/text_info.jpg';

let scene: DeskScene;

beforeEach(() => startWith());

async function startWith(
  ...args: ConstructorParameters<typeof DeskScene>
): Promise<void> {
  scene = new DeskScene(...args);
  await scene.start();
}

const said = (): string | undefined => scene.desk.state.message?.text;

const arrow = (direction: 'left' | 'right', extend = false): void =>
  scene.desk.run('move-focus', { direction, extend });

const slotKey = (index: number): void =>
  scene.desk.run('assign-slot', { index });

/** How often the keyboard's focus was requested since. */
function brought(since: number): boolean {
  return scene.open.focusRequest > since;
}

describe('the focused image', () => {
  it('is always part of the selection', () => {
    const within = (): void =>
      expect([...scene.open.selection]).toContain(scene.open.focus);
    arrow('right');
    expect([...scene.open.selection]).toEqual([B]);
    arrow('right', true);
    expect([...scene.open.selection]).toEqual([B, C]);
    within();
    scene.desk.run('select', { mode: 'toggle' });
    expect(scene.open.focus).toBe(B);
    within();
    scene.desk.run('select', { mode: 'section' });
    within();
    scene.desk.run('select', { mode: 'reset' });
    expect([...scene.open.selection]).toEqual([B]);
    scene.desk.run('delete', {});
    within();
    scene.desk.run('undo', {});
    within();
  });

  it('is the only one that a slot key acts on', () => {
    arrow('right', true);
    slotKey(0);
    expect(scene.open.choices).toEqual({ model: [B] });
  });

  it('is the first image in no slot when a product opens', async () => {
    await startWith([
      productItem({
        representative_assets:
          '{"model":"detail/image_001.jpg","front":"detail/image_002.jpg"}'
      })
    ]);
    expect(scene.open.focus).toBe(C);
  });
});

describe('a slot key', () => {
  it('again takes the image out, and stays on it', () => {
    slotKey(0);
    scene.focus(A);
    slotKey(0);
    expect(scene.open.choices).toEqual({});
    expect(said()).toBe('Model cleared (image_001.jpg)');
    expect(scene.open.focus).toBe(A);
  });

  it('of another slot moves it', () => {
    slotKey(0);
    scene.focus(A);
    slotKey(2);
    expect(scene.open.choices).toEqual({ back: [A] });
  });

  it('skips images that are in a slot', () => {
    scene.focus(B);
    slotKey(1);
    scene.focus(A);
    slotKey(0);
    expect(scene.open.focus).toBe(C);
  });

  it('goes on across the end of a section, and back if nothing is left', () => {
    scene.focus(C);
    slotKey(0);
    expect(scene.open.focus).toBe(S);
    scene.focus(T);
    slotKey(1);
    expect(scene.open.focus).toBe(S);
    slotKey(2);
    expect(scene.open.focus).toBe(B);
  });

  it('does not move the focus if the setting says so', async () => {
    scene.desk = scene.newDesk({ advance: () => false });
    await scene.start();
    slotKey(0);
    expect(scene.open.focus).toBe(A);
  });
});

describe('after images went, the focus is on', () => {
  it.each([
    ['delete', {}],
    ['reclassify', { folder: 'segment' }]
  ] as const)(
    'the next image in reading order, across the ends of sections, else the one before: %s',
    (command, args) => {
      const since = scene.open.focusRequest;
      const go = (focus: ImagePath): ImagePath | null => {
        scene.focus(focus);
        scene.desk.run(command, args);
        return scene.open.focus;
      };
      expect(go(B)).toBe(C);
      expect(go(C)).toBe(S);
      expect(go(T)).toBe(S);
      expect(go(A)).toBe(S);
      expect(brought(since)).toBe(true);
    }
  );

  it('the next one that is in no slot', () => {
    scene.desk.run('assign-slot', { index: 0, image: B });
    scene.focus(A);
    scene.desk.run('delete', {});
    expect(scene.open.focus).toBe(C);
  });

  it('what takes the place of the first of many', () => {
    scene.focus(B);
    arrow('left', true);
    scene.desk.run('delete', {});
    expect(scene.open.focus).toBe(C);
    expect([...scene.open.selection]).toEqual([C]);
  });

  it('where it was, if it was not among them', () => {
    scene.focus(S);
    scene.desk.run('delete', { images: [A] });
    expect(scene.open.focus).toBe(S);
  });

  it('nothing, if no image is left', async () => {
    await startWith([
      productItem({ detail: ['image_001.jpg'], summary: [], text: [] })
    ]);
    scene.desk.run('delete', {});
    expect(scene.open.focus).toBeNull();
    scene.desk.run('undo', {});
    expect(scene.open.focus).toBe(A);
  });
});

describe('the keys of sections', () => {
  const go = (direction: 'previous-section' | 'next-section'): unknown => {
    scene.desk.run('move-focus', { direction });
    return scene.open.focus;
  };

  it('lead to the first image of the next and of the previous section', () => {
    scene.focus(B);
    expect(go('next-section')).toBe(S);
    expect(go('next-section')).toBe(T);
    expect(go('next-section')).toBe(T);
    expect(go('previous-section')).toBe(S);
    scene.desk.run('toggle-section', { folder: 'summary' });
    scene.focus(T);
    expect(go('previous-section')).toBe(A);
    scene.focus(C);
    expect(go('previous-section')).toBe(A);
  });

  it('extend the selection to the start and the end of the section', () => {
    const extend = (direction: 'section-start' | 'section-end'): unknown => {
      scene.desk.run('move-focus', { direction, extend: true });
      return [...scene.open.selection];
    };
    scene.focus(B);
    expect(extend('section-end')).toEqual([B, C]);
    expect(extend('section-start')).toEqual([A, B]);
    scene.focus(C);
    expect(extend('section-end')).toEqual([C]);
    scene.focus(B);
    extend('section-end');
    scene.desk.run('reclassify', {});
    expect(scene.open.sections[1].images).toEqual([A]);
  });

  it('follow the order of the team, cut-outs first by default', async () => {
    const images = { segment: ['cut.png'], summary: ['s.jpg'] };
    await startWith([productItem(images)]);
    expect(scene.open.focus).toBe('segment/cut.png');
    expect(go('next-section')).toBe(A);
    await startWith([
      productItem(images),
      {
        sub_category: 0,
        product_id: 'CURATION_SETTINGS',
        format: 1,
        settings: '{"sections":["text","summary"]}'
      }
    ]);
    expect(scene.open.sections.map(({ folder }) => folder)).toEqual([
      'text',
      'summary',
      'segment',
      'detail'
    ]);
  });
});

describe('undo brings the focus to what it restored', () => {
  const undone = (): ImagePath | null => {
    const since = scene.open.focusRequest;
    scene.desk.run('undo', {});
    expect(brought(since)).toBe(true);
    return scene.open.focus;
  };

  it('an image that was deleted or moved, out of a collapsed section too', () => {
    scene.desk.run('delete', { images: [B] });
    scene.desk.run('reclassify', { folder: 'text', images: [C] });
    scene.desk.run('toggle-section', { folder: 'detail' });
    scene.focus(S);
    expect(undone()).toBe(C);
    expect([...scene.open.collapsed]).toEqual([]);
    scene.focus(S);
    expect(undone()).toBe(B);
  });

  it('the image whose slot it was', () => {
    slotKey(0);
    scene.focus(S);
    expect(undone()).toBe(A);
  });

  it('the copy, if a moved image had been put back', () => {
    scene.desk.run('reclassify', { folder: 'text', images: [A] });
    scene.desk.run('restore-image', { image: A });
    expect(undone()).toBe('text/image_001.jpg');
  });

  it('in the viewer, which follows', () => {
    scene.focus(B);
    scene.desk.run('view-image', {});
    scene.desk.run('delete', {});
    expect(scene.open.viewing).toBe(C);
    expect(undone()).toBe(B);
    expect(scene.open.viewing).toBe(B);
  });

  it('and leaves the selection alone if it restores no image', () => {
    arrow('right', true);
    scene.desk.run('set-note', { note: 'Collar' });
    expect(undone()).toBe(B);
    expect([...scene.open.selection]).toEqual([A, B]);
  });
});

describe('every action shows a message', () => {
  /** @returns the message and whether it offers to undo */
  async function told(act: () => unknown): Promise<[string?, boolean?]> {
    scene.desk.dismissMessage();
    await act();
    await scene.settle();
    const { message } = scene.desk.state;
    return [message?.text, message?.undoable];
  }

  it('with Undo if it can be undone', async () => {
    const { desk } = scene;
    expect(
      await told(() =>
        desk.run('reclassify', { folder: 'text', images: [A, B] })
      )
    ).toEqual(['Moved 2 images to text', true]);
    expect(await told(() => desk.run('delete', { images: [C] }))).toEqual([
      'Deleted image_003.jpg',
      true
    ]);
    expect(await told(() => desk.run('restore-image', {}))).toEqual([
      `Restored ${C}`,
      true
    ]);
    expect(
      await told(() => desk.run('assign-slot', { index: 0, image: C }))
    ).toEqual(['Model: image_003.jpg', true]);
    expect(
      await told(() => desk.run('assign-slot', { index: 0, image: S }))
    ).toEqual(['Model: summary_01.jpg replaces image_003.jpg', true]);
    expect(await told(() => desk.run('clear-slot', { index: 0 }))).toEqual([
      'Model cleared',
      true
    ]);
    expect(await told(() => desk.run('set-note', { note: 'x' }))).toEqual([
      'Note written',
      true
    ]);
    expect(await told(() => desk.run('set-flag', { flag: 'other' }))).toEqual([
      expect.stringMatching(/^Flagged: /),
      true
    ]);
    const file = {
      name: 'new.jpg',
      arrayBuffer: async () => imageOf('new').buffer
    } as unknown as File;
    expect(await told(() => desk.uploadFiles([file], 'segment'))).toEqual([
      'Uploaded new.jpg to segment',
      true
    ]);
    expect(await told(() => desk.run('undo', {}))).toEqual([
      'Deleted new.jpg again',
      false
    ]);
    expect(await told(() => desk.run('redo', {}))).toEqual([
      'Uploaded new.jpg to segment',
      true
    ]);
    expect(
      await told(() => desk.run('hold', { reason: 'Not popular' }))
    ).toEqual(['Held 79823: Not popular', true]);
    expect(await told(() => desk.run('undo', {}))).toEqual([
      'Reopened 79823',
      false
    ]);
  });

  it('for six seconds, and the next one for six of its own', async () => {
    scene.desk.run('delete', {});
    scene.later(5999);
    await scene.settle();
    expect(said()).toBe('Deleted image_001.jpg');
    scene.desk.run('set-note', { note: 'Collar' });
    scene.later(5999);
    await scene.settle();
    expect(said()).toBe('Note written');
    scene.later(1);
    await scene.settle();
    expect(scene.desk.state.message).toBeNull();
  });

  it('that says what a deleted image was chosen as', () => {
    slotKey(1);
    scene.desk.run('delete', { images: [A] });
    expect(said()).toBe('Deleted image_001.jpg, which was Front');
    scene.focus(B);
    slotKey(3);
    slotKey(3);
    scene.desk.run('delete', { images: [C, S] });
    expect(said()).toBe('Deleted 2 images: image_003.jpg was Colour 2');
  });

  it('that goes with its product', async () => {
    scene.desk.run('delete', {});
    await scene.desk.perform('next-product', {});
    expect(said()).toBeUndefined();
    scene.later();
    await scene.desk.perform('hold', { reason: 'Not popular' });
    await scene.settle();
    // What was done to the product before is told beside the next one, and no longer.
    expect(said()).toBe('Held 79811: Not popular');
    await scene.desk.perform('previous-product', {});
    expect(said()).toBeUndefined();
  });

  it('the same text is a new message, so that it is read out again', () => {
    scene.desk.run('complete', {});
    const first = scene.desk.state.message;
    scene.desk.run('complete', {});
    expect(scene.desk.state.message).toMatchObject({ text: first?.text });
    expect(scene.desk.state.message?.id).not.toBe(first?.id);
  });
});

describe('completing', () => {
  const chooseThree = (last: ImagePath = C): void =>
    ([A, B, last] as const).forEach((image, index) =>
      scene.desk.run('assign-slot', { index, image })
    );

  it('with a must that is not met names it and focuses its slot', () => {
    scene.desk.run('assign-slot', { index: 0, image: A });
    scene.desk.run('complete', {});
    expect(said()).toBe('Not completed: Front and back are not chosen.');
    expect(scene.open.wantedSlot).toBe('front');
    expect(scene.open.product.status).toBe('PENDING');
  });

  it('with a warning completes, and keeps the warning in the message', async () => {
    chooseThree(T);
    scene.desk.run('complete', {});
    expect(said()).toBe('Completed 79823 · Back is from text');
    await scene.settle();
    expect((await scene.item('79823')).current_status).toBe('COMPLETED');
  });

  it.each(['complete', 'hold'] as const)(
    'is ignored until the product has been painted for 300 ms: %s',
    async command => {
      const asked: (() => void)[] = [];
      const paint = (): void => asked.splice(0).forEach(tell => tell());
      scene.desk = scene.newDesk({
        painted: () => new Promise(resolve => asked.push(resolve))
      });
      const started = scene.desk.start();
      await scene.settle();
      // It is claimed nevertheless.
      scene.later(300);
      await started;
      chooseThree();
      const press = async (): Promise<string | undefined> => {
        await scene.desk.perform(command, { reason: 'Not popular' });
        await scene.settle();
        const { open } = scene.desk.state;
        return open.state === 'open' ? open.product.productId : undefined;
      };
      scene.later(5000);
      expect(await press()).toBe('79823');
      paint();
      await scene.settle();
      scene.later(299);
      expect(await press()).toBe('79823');
      scene.later(1);
      expect(await press()).toBe('79811');
    }
  );

  it('works if the clock was corrected meanwhile', async () => {
    chooseThree();
    scene.later(-1_000_000);
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79811');
  });

  it('undo goes back to it, after what was done since', async () => {
    chooseThree();
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.desk.state.canUndo).toBe(true);
    scene.desk.run('set-note', { note: 'Collar' });
    await scene.desk.perform('undo', {});
    await scene.settle();
    expect(said()).toBe('Note removed again');
    expect(scene.open.product.productId).toBe('79811');
    await scene.desk.perform('undo', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79823');
  });

  it('undo goes back while the next product is still being opened', async () => {
    chooseThree();
    await scene.settle();
    scene.desk.run('complete', {});
    scene.desk.run('undo', {});
    await scene.settle();
    expect(scene.open.product).toMatchObject({
      productId: '79823',
      status: 'PENDING'
    });
    expect(scene.open.choices).toEqual({ model: [A], front: [B], back: [C] });
  });
});

it('next skips products that others hold or have finished', async () => {
  const held: CatalogueItem = {
    claim_id: 'claim-of-9',
    claimed_by: 'curator-9',
    claimed_until: scene.clock.now() / 1000 + 600
  };
  const [first, second, third] = threeProducts();
  await startWith([first, { ...second, ...held }, third]);
  await scene.desk.perform('next-product', {});
  expect(scene.open.product.productId).toBe('79807');
  await scene.desk.perform('previous-product', {});
  expect(scene.open.product.productId).toBe('79823');
});
