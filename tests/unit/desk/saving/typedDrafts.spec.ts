import { StoredTexts } from '../../../../src/adapters/browser/saving/storedTexts';
import { DeskScene } from '../aDesk';

let scene: DeskScene;

const PRODUCT = { subCategory: 1005, productId: '79823' };
const NOTE = { kind: 'note', product: PRODUCT } as const;

beforeEach(async () => {
  localStorage.clear();
  scene = new DeskScene();
  await openDesk();
});

/** A desk, as after a reload. */
async function openDesk(owner = 'test\ncurator-7'): Promise<void> {
  scene.desk = scene.newDesk({ typedTexts: new StoredTexts(owner) });
  await scene.start();
}

it('a note that was typed and left with Escape is there after a reload', async () => {
  scene.note = async ({ text, keep }) => {
    expect(text).toBe('');
    keep('Blur');
    keep('Blurred');
    return undefined;
  };
  await scene.desk.perform('set-note', {});
  expect(scene.desk.state.typed).toEqual([{ about: NOTE, text: 'Blurred' }]);
  await scene.desk.dispose();
  await openDesk();
  expect(scene.desk.state.typed).toEqual([{ about: NOTE, text: 'Blurred' }]);
  scene.note = async ({ text }) => `${text} front`;
  await scene.desk.perform('set-note', {});
  await scene.settle();
  expect(await scene.item('79823')).toMatchObject({ note: 'Blurred front' });
  expect(scene.desk.state.typed).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

it('a reason that was typed is there when the person asks again, and gone when the product is held', async () => {
  const about = { kind: 'hold', product: PRODUCT } as const;
  scene.desk.keepTyped(about, 'Wrong br');
  await scene.desk.perform('hold', { reason: 'Not popular' });
  await scene.settle();
  expect(scene.open.product.productId).toBe('79811');
  expect(scene.desk.state.typed).toEqual([]);
});

it('a note stays a draft while it cannot be saved', async () => {
  scene.desk.keepTyped(NOTE, 'Blurred');
  await scene.desk.perform('next-product', {});
  expect(scene.desk.state.typed).toHaveLength(1);
});

it('is of one person alone', async () => {
  scene.desk.keepTyped(NOTE, 'Blurred');
  await openDesk('test\ncurator-9');
  expect(scene.desk.state.typed).toEqual([]);
});

it('reads nothing that it did not write, and goes on without storage', () => {
  localStorage.setItem('jupyterlab-curation:typed\nme\nnote 1', '{"about":');
  localStorage.setItem('jupyterlab-curation:typed\nme\nnote 2', '{"text":7}');
  expect(new StoredTexts('me').read()).toEqual([]);
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const blocked = new StoredTexts('me', () => {
    throw new Error('blocked');
  });
  blocked.keep('note', { about: NOTE, text: 'x' });
  expect(blocked.read()).toEqual([]);
  expect(warn).toHaveBeenCalledTimes(2);
  warn.mockRestore();
});
