import { LARGEST_THUMBNAIL } from '../../../../src/desk/images/thumbnailSize';
import { oneQuestion } from '../../../../src/desk/commands/questions';
import type { DeskQuestions } from '../../../../src/desk/deskQuestions';
import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

it('sets the size of thumbnails by pixels and by steps, within limits', () => {
  const { desk } = scene;
  desk.run('thumbnail-size', { pixels: 100 });
  desk.run('thumbnail-size', { steps: 1 });
  expect(desk.state.thumbnailSize).toBe(132);
  desk.run('thumbnail-size', { steps: -9 });
  expect(desk.state.thumbnailSize).toBe(72);
  desk.run('thumbnail-size', { pixels: 5000 });
  expect(desk.state.thumbnailSize).toBe(LARGEST_THUMBNAIL);
});

it("hides the focused image's section, and shows it again by name", () => {
  scene.focus('summary/summary_01.jpg');
  scene.desk.run('toggle-section', {});
  expect([...scene.open.collapsed]).toEqual(['summary']);
  scene.desk.run('toggle-section', { folder: 'summary' });
  expect(scene.open.collapsed.size).toBe(0);
});

it('asks for the flag if none is named', async () => {
  await scene.desk.perform('set-flag', {});
  const [first] = scene.desk.state.team.settings.flags;
  expect(scene.open.product.flags).toEqual([first.id]);
  await scene.settle();
});

it('takes over a product of the list by its id', async () => {
  const theirs = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
  await theirs.start();
  await theirs.perform('go-to-product', { productId: '79807' });
  scene.later();
  await scene.desk.perform('take-over', { productId: '79807' });
  expect(scene.open).toMatchObject({
    product: { productId: '79807' },
    heldBy: null
  });
  expect(await scene.item('79807')).toMatchObject({ claim_id: 'claim-a' });
  await theirs.dispose();
});

it('continues when the network is back: saves what waited and reads what could not be read', async () => {
  scene.focus('detail/image_001.jpg');
  scene.desk.setOnline(false);
  scene.faults.push({ method: 'change', kind: 'before' });
  scene.desk.run('delete', {});
  await scene.settle();
  expect(scene.desk.state).toMatchObject({
    offline: true,
    saving: { failed: [{ problem: { kind: 'Unreachable' } }] }
  });
  scene.faults.push(
    { method: 'claim', kind: 'before', times: 9 },
    { method: 'item', kind: 'before', times: 9 }
  );
  await scene.desk.perform('next-product', {});
  expect(scene.desk.state.open).toMatchObject({ state: 'failed' });

  scene.faults.length = 0;
  scene.desk.setOnline(true);
  await scene.settle();
  expect(scene.desk.state).toMatchObject({
    offline: false,
    saving: { waiting: 0 },
    open: { state: 'open', product: { productId: '79811' } }
  });
});

it('is online again after a change was saved', async () => {
  scene.desk.setOnline(false);
  scene.focus('detail/image_001.jpg');
  scene.desk.run('delete', {});
  await scene.settle();
  expect(scene.desk.state.offline).toBe(false);
});

it('asks one question at a time', async () => {
  let answer: (given: string) => void = () => undefined;
  const asked: string[] = [];
  const questions = oneQuestion({
    holdReason: () => {
      asked.push('hold');
      return new Promise(resolve => {
        answer = resolve;
      });
    },
    showKeys: async () => void asked.push('keys')
  } as unknown as DeskQuestions);
  const own = { text: '', keep: () => undefined };
  const first = questions.holdReason([], own);
  expect(await questions.holdReason([], own)).toBeUndefined();
  await questions.showKeys();
  expect(asked).toEqual(['hold']);
  answer('Not popular');
  expect(await first).toBe('Not popular');
  await questions.showKeys();
  expect(asked).toEqual(['hold', 'keys']);
});
