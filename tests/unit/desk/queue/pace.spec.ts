import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

const pace = () => scene.desk.state.pace;

/** Chooses what is required, looks so long, and completes. */
async function complete(ms: number): Promise<void> {
  ['detail/image_001.jpg', 'detail/image_002.jpg', 'detail/image_003.jpg']
    .map(image => image as 'detail/image_001.jpg')
    .forEach((image, index) => scene.desk.run('assign-slot', { index, image }));
  scene.later(ms);
  scene.desk.run('complete', {});
  await scene.settle();
}

it('counts what was completed today, and takes the median of the times', async () => {
  expect(pace()).toEqual({ doneToday: 0, secondsEach: null });
  // One second has passed since it came up.
  await complete(9000);
  expect(pace()).toEqual({ doneToday: 1, secondsEach: 10 });
  await complete(20_000);
  expect(pace()).toEqual({ doneToday: 2, secondsEach: 15 });
});

it('counts a held product for the time alone, and one that is reopened no more', async () => {
  scene.later(4000);
  scene.desk.run('hold', { reason: 'Too dark' });
  await scene.settle();
  expect(pace()).toEqual({ doneToday: 0, secondsEach: 5 });
  await complete(3000);
  expect(pace().doneToday).toBe(1);
  await scene.desk.perform('undo', {});
  await scene.settle();
  expect(pace().doneToday).toBe(0);
});

it('does not count what waits', async () => {
  const store = scene.holdJournal();
  scene.desk.run('hold', { reason: 'Too dark' });
  await Promise.resolve();
  expect(pace().secondsEach).toBeNull();
  store();
  await scene.settle();
  expect(pace().secondsEach).toBe(1);
});

it('goes on after a reload, and begins anew the next day', async () => {
  await complete(1000);
  const again = scene.newDesk();
  expect(again.state.pace.doneToday).toBe(1);
  scene.clock.advance(86_400_000);
  expect(scene.newDesk().state.pace.doneToday).toBe(0);
});
