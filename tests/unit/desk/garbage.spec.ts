import { garbageItems } from '../../fixtures/garbageItems';
import { DeskScene, threeProducts } from './aDesk';

it('thirty items of garbage stop no desk: each opens, and the next one too', async () => {
  const scene = new DeskScene(threeProducts());
  garbageItems().forEach(item => {
    scene.catalogue.seed(item);
  });
  await scene.start();
  for (const { product_id: productId } of garbageItems()) {
    await scene.desk.perform('open', { productId: String(productId) });
    await scene.settle();
    expect(['open', 'failed']).toContain(scene.desk.state.open.state);
    scene.later();
  }
  await scene.desk.perform('open', { productId: '79823' });
  await scene.settle();
  expect(scene.open.product.productId).toBe('79823');
  expect(scene.desk.state.saving.failed).toEqual([]);
});
