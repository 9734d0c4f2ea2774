import { NO_POLICY } from '../../../../src/domain/connection/serverPolicy';
import type { Rules } from '../../../../src/domain/connection/serverPolicy';
import { DeskScene } from '../aDesk';

async function withRules(rules: Partial<Rules>): Promise<DeskScene> {
  const scene = new DeskScene();
  scene.desk = scene.newDesk({ rules: { ...NO_POLICY, ...rules } });
  await scene.start();
  return scene;
}

it('a desk that only reads claims nothing, changes nothing and says why', async () => {
  const scene = await withRules({ readOnly: true });
  expect(scene.open.product.productId).toBe('79823');
  expect(await scene.item('79823')).not.toHaveProperty('claim_id');
  const { problems, person } = scene.desk.state.access;
  expect(person).toBe('curator-7');
  expect(problems).toMatchObject([
    { text: expect.stringContaining('lets you look') }
  ]);
  await scene.desk.perform('delete', {});
  expect(scene.desk.state.message?.text).toContain('lets you look');
  expect(scene.desk.state.saving.waiting).toBe(0);
});

it('a desk that only reads leaves what waits in the browser', async () => {
  const scene = new DeskScene();
  await scene.start();
  jest.spyOn(scene.journal, 'records');
  scene.desk = scene.newDesk({ rules: { ...NO_POLICY, readOnly: true } });
  await scene.desk.start();
  expect(scene.journal.records).not.toHaveBeenCalled();
});

it.each(['delete', 'upload'] as const)(
  'says that %s is switched off, and does the rest',
  async feature => {
    const scene = await withRules({ disabledFeatures: [feature] });
    scene.files = [new File(['x'], 'a.jpg')];
    await scene.desk.perform(feature, {});
    expect(scene.desk.state.message?.text).toContain('switched off');
    expect(scene.desk.state.saving.waiting).toBe(0);
    await scene.desk.perform('reclassify', { folder: 'text' });
    await scene.settle();
    expect((await scene.item('79823')).text).toHaveLength(2);
  }
);
