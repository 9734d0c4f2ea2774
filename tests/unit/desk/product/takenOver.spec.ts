import { PageJournal } from '../../../../src/adapters/browser/saving/pageJournal';
import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

/** Another person takes over the product on the desk. */
async function takeOver(): Promise<void> {
  const other = scene.newDesk({
    claimId: 'claim-of-9',
    person: 'curator-9',
    journal: new PageJournal()
  });
  await other.start();
  await other.perform('go-to-product', { productId: '79823' });
  await other.perform('take-over', {});
  await scene.settle();
}

it('whoever comes back to the page learns at once that the product was taken over', async () => {
  await takeOver();
  scene.later(10_000);
  scene.desk.lookAgain();
  await scene.settle();
  expect(scene.open.heldBy).toBe('curator-9');
  expect(scene.desk.state.queue.rows[0].heldBy).toBe('curator-9');
  expect(scene.desk.state.message?.text).toBe(
    'curator-9 took over 79823. Your choices are kept.'
  );
});

it('whoever comes back to the tab learns it too', async () => {
  await takeOver();
  scene.desk.setVisible(false);
  scene.later(10_000);
  scene.desk.setVisible(true);
  await scene.settle();
  expect(scene.open.heldBy).toBe('curator-9');
});

it('it is learned at the next renewal, if nobody left the page', async () => {
  await takeOver();
  scene.later(300_000);
  await scene.settle();
  expect(scene.open.heldBy).toBe('curator-9');
});

it('coming back several times within seconds asks once', async () => {
  scene.later(10_000);
  const claim = jest.spyOn(scene.catalogue, 'claim');
  scene.desk.lookAgain();
  scene.desk.lookAgain();
  await scene.settle();
  scene.desk.lookAgain();
  await scene.settle();
  expect(claim).toHaveBeenCalledTimes(1);
});
