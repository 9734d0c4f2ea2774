import { CURATION_SETTINGS } from '../../../src/domain/board/teamSettings';
import { chosen } from '../../../src/domain/board/choices';
import { INHERITED_NAMES } from '../../fixtures/inheritedNames';
import { DeskScene } from './aDesk';

/** One name as a slot, a hold reason and a flag of a team. */
describe.each(INHERITED_NAMES)('a desk whose team has the name %s', name => {
  let scene: DeskScene;
  beforeEach(async () => {
    scene = new DeskScene();
    scene.catalogue.seed({
      sub_category: CURATION_SETTINGS.subCategory,
      product_id: CURATION_SETTINGS.productId,
      settings: JSON.stringify({
        slots: [
          { id: name, label: 'Odd', required: true },
          { id: 'model', label: 'Model' }
        ],
        hold_reasons: [name],
        flags: [{ id: name, label: 'Odd' }]
      }),
      format: 1
    });
    await scene.start();
  });

  it('chooses, takes back, flags and completes', async () => {
    expect(chosen(scene.open.choices, name)).toEqual([]);
    scene.desk.run('assign-slot', { index: 0, image: 'detail/image_001.jpg' });
    expect(chosen(scene.open.choices, name)).toEqual(['detail/image_001.jpg']);
    await scene.desk.perform('undo', {});
    expect(chosen(scene.open.choices, name)).toEqual([]);
    await scene.desk.perform('redo', {});
    scene.desk.run('set-flag', { flag: name });
    await scene.settle();
    scene.desk.run('complete', {});
    await scene.settle();
    const item = await scene.item('79823');
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(item.current_status).toBe('COMPLETED');
    expect(item.flags).toEqual(new Set([name]));
    expect(
      Object.entries(JSON.parse(String(item.representative_assets)) as object)
    ).toEqual([[name, 'detail/image_001.jpg']]);
  });

  it('holds', async () => {
    await scene.desk.perform('hold', { reason: name });
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      current_status: 'PASS',
      pass_reason: name
    });
  });
});
