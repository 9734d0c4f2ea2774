import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(() => {
  scene = new DeskScene();
});

it('a desk that nobody sees reads its product and claims nothing', async () => {
  scene.desk.setVisible(false);
  const claim = jest.spyOn(scene.catalogue, 'claim');
  await scene.start();
  expect(scene.open).toMatchObject({
    product: { productId: '79823' },
    claimState: 'answered'
  });
  // Nothing that starts by itself claims it either.
  await scene.desk.perform('refresh', {});
  await scene.settle();
  expect(claim).not.toHaveBeenCalled();
  expect(await scene.item('79823')).not.toHaveProperty('claim_id');
});

it('claims its product when somebody sees it, at the image that has the focus', async () => {
  scene.desk.setVisible(false);
  await scene.start();
  scene.focus('summary/summary_01.jpg');
  scene.desk.setVisible(true);
  await scene.settle();
  expect(await scene.item('79823')).toMatchObject({ claim_id: 'claim-a' });
  expect(scene.open).toMatchObject({
    focus: 'summary/summary_01.jpg',
    claimState: 'answered',
    heldBy: null
  });
  const claim = jest.spyOn(scene.catalogue, 'claim');
  scene.desk.setVisible(false);
  scene.desk.setVisible(true);
  await scene.settle();
  expect(claim).not.toHaveBeenCalled();
});

it('claims it also if somebody comes while it is read', async () => {
  scene.desk.setVisible(false);
  const item = scene.catalogue.item.bind(scene.catalogue);
  jest.spyOn(scene.catalogue, 'item').mockImplementation(async key => {
    const found = await item(key);
    if (key.productId === '79823') {
      scene.desk.setVisible(true);
    }
    return found;
  });
  await scene.start();
  await scene.settle();
  expect(await item({ subCategory: 1005, productId: '79823' })).toMatchObject({
    claim_id: 'claim-a'
  });
});

it('shows who claimed it meanwhile', async () => {
  scene.desk.setVisible(false);
  await scene.start();
  const other = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
  await other.start();
  scene.desk.setVisible(true);
  await scene.settle();
  expect(scene.open.heldBy).toBe('curator-9');
});

it('takes a product over if the person asks for it', async () => {
  const other = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
  await other.start();
  scene.desk.setVisible(false);
  await scene.start();
  await scene.desk.perform('take-over', { productId: '79823' });
  expect(await scene.item('79823')).toMatchObject({ claim_id: 'claim-a' });
});
