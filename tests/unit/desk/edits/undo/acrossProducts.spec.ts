import type { ImagePath } from '../../../../../src/domain/images/image';
import { A, B, C, UndoScene } from './undoScene';

let scene: UndoScene;

beforeEach(async () => {
  scene = new UndoScene();
  await scene.start();
});

const IMAGES: readonly ImagePath[] = [A, B, C];

/** Numbers from 0 to below 1 that look random and are the same for a seed. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function chooseThree(): void {
  IMAGES.forEach((image, index) =>
    scene.desk.run('assign-slot', { index, image })
  );
}

async function finish(reason?: string): Promise<void> {
  scene.later();
  if (reason === undefined) {
    await scene.desk.perform('complete', {});
  } else {
    await scene.desk.perform('hold', { reason });
  }
  await scene.settle();
}

/** Where the person is, and what they see there. */
function seen(): object {
  const { product } = scene.open;
  return {
    product: product.productId,
    status: product.status,
    ...scene.visible()
  };
}

/** What a curator does, each one step to undo. */
const DEEDS = [
  (random: () => number) =>
    scene.desk.perform('assign-slot', {
      index: Math.floor(random() * 4),
      image: IMAGES[Math.floor(random() * 3)]
    }),
  (random: () => number) =>
    scene.desk.perform('set-note', { note: `Note ${random()}` }),
  () => scene.desk.perform('set-flag', { flag: 'blurred' }),
  () => finish('Not popular')
];

it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
  'the stack leads back through completions to the beginning, step by step (seed %i)',
  async seed => {
    const random = numbersOf(seed);
    const before: object[] = [];
    for (let step = 0; step < 14; step++) {
      const was = seen();
      const finished = scene.desk.state.queue.rows.filter(
        ({ done, unsaved }) => done !== null || unsaved !== null
      ).length;
      // One product stays, so that there is always one to work on.
      const possible = finished < 2 ? DEEDS.length : DEEDS.length - 1;
      const choice = Math.floor(random() * possible);
      await DEEDS[choice](random);
      await scene.settle();
      before.push(was);
      // A person changes their mind now and then.
      if (random() < 0.25) {
        await scene.press('undo');
        expect(seen()).toEqual(before.pop());
      }
    }
    while (before.length > 0) {
      expect(scene.desk.state.canUndo).toBe(true);
      scene.later();
      await scene.press('undo');
      expect(seen()).toEqual(before.pop());
    }
    expect(scene.desk.state.canUndo).toBe(false);
  }
);

it('a completion is done again by redo, with what was chosen, and leads on', async () => {
  chooseThree();
  await finish();
  expect(scene.open.product.productId).toBe('79811');
  await scene.press('undo');
  expect(seen()).toMatchObject({ product: '79823', status: 'PENDING' });
  expect(scene.desk.state.canRedo).toBe(true);
  scene.later();
  await scene.press('redo');
  expect(scene.open.product.productId).toBe('79811');
  expect((await scene.item('79823')).current_status).toBe('COMPLETED');
  // What was undone below it is redone first.
  await scene.press('undo', 'undo');
  expect(scene.open.choices).toEqual({ model: [A], front: [B] });
  scene.later();
  await scene.press('redo');
  expect(scene.open.choices).toEqual({ model: [A], front: [B], back: [C] });
  await scene.press('redo');
  expect(scene.open.product.productId).toBe('79811');
});

it('a hold is undone and redone with its reason', async () => {
  await finish('Not popular');
  await scene.press('undo');
  expect(seen()).toMatchObject({ product: '79823', status: 'PENDING' });
  scene.later();
  await scene.press('redo');
  expect((await scene.item('79823')).pass_reason).toBe('Not popular');
});

it('a completion is not redone after something else was done', async () => {
  chooseThree();
  await finish();
  await scene.press('undo');
  scene.desk.run('set-note', { note: 'Collar' });
  expect(scene.desk.state.canRedo).toBe(false);
});

it('undo pressed twice goes back and undoes the step before', async () => {
  chooseThree();
  await finish();
  scene.desk.run('undo', {});
  scene.desk.run('undo', {});
  await scene.settle();
  expect(scene.open.choices).toEqual({ model: [A], front: [B] });
});

it('the image that had the focus has it again', async () => {
  chooseThree();
  scene.focus(C);
  await finish();
  await scene.press('undo');
  expect(scene.open.focus).toBe(C);
});

it('a completion below a product that was left is still undone', async () => {
  chooseThree();
  await finish();
  await scene.desk.perform('next-product', {});
  expect(scene.open.product.productId).toBe('79807');
  await scene.press('undo');
  expect(seen()).toMatchObject({ product: '79823', status: 'PENDING' });
});

it('a completion that was reopened by hand is not undone again, and keeps the older steps', async () => {
  chooseThree();
  await finish();
  await scene.desk.perform('previous-product', {});
  await scene.desk.perform('reopen', {});
  await scene.settle();
  await scene.press('undo');
  expect(scene.text).toBe('Back cleared again (image_003.jpg)');
  await scene.press('undo', 'undo');
  expect(scene.desk.state.canUndo).toBe(false);
});

it('a completion of which the changes were given up is not undone', async () => {
  chooseThree();
  scene.faults.push({ method: 'changeStatus', kind: 'before', times: 9 });
  await finish();
  await scene.desk.perform('discard', {});
  await scene.settle();
  expect(scene.desk.state.canUndo).toBe(false);
});
