import type { ImagePath } from '../../../../src/domain/images/image';
import { productItem } from '../../../fixtures/items';
import { DeskScene } from '../aDesk';

/** segment 2, detail 3, summary 1, text 1; summary is closed. */
async function aScene(): Promise<DeskScene> {
  const scene = new DeskScene([
    productItem({ segment: ['cut_1.png', 'cut_2.png'] })
  ]);
  await scene.start();
  scene.desk.run('toggle-section', { folder: 'summary' });
  return scene;
}

const selected = ({ open }: DeskScene): readonly ImagePath[] => [
  ...open.selection
];

it('extends a range by click and by key past hidden images, without them', async () => {
  const scene = await aScene();
  scene.focus('detail/image_002.jpg');
  scene.desk.run('select', { image: 'text/text_info.jpg', mode: 'range' });
  const range = [
    'detail/image_002.jpg',
    'detail/image_003.jpg',
    'text/text_info.jpg'
  ];
  expect(selected(scene)).toEqual(range);

  scene.focus('detail/image_002.jpg');
  scene.desk.run('move-focus', { direction: 'right', extend: true });
  scene.desk.run('move-focus', { direction: 'right', extend: true });
  expect(selected(scene)).toEqual(range);
});

it('does not select a collapsed section', async () => {
  const scene = await aScene();
  scene.focus('segment/cut_1.png');
  scene.desk.run('select', { folder: 'summary', mode: 'section' });
  expect(selected(scene)).toEqual(['segment/cut_1.png']);
  scene.desk.run('select', { folder: 'segment', mode: 'section' });
  expect(selected(scene)).toEqual(['segment/cut_1.png', 'segment/cut_2.png']);
});

it('takes what is not shown any more out of the selection', async () => {
  const scene = await aScene();
  scene.focus('detail/image_001.jpg');
  scene.desk.run('select', { image: 'segment/cut_1.png', mode: 'range' });
  scene.desk.run('toggle-section', { folder: 'detail' });
  expect(selected(scene)).toEqual(['segment/cut_1.png', 'segment/cut_2.png']);
  expect(scene.open.focus).toBe('segment/cut_1.png');
});

it.each(['select', 'view-image'] as const)(
  'opens the section of an image that is asked for by %s',
  async command => {
    const scene = await aScene();
    const image = 'summary/summary_01.jpg';
    scene.desk.run(command, { image, mode: 'only' });
    expect(scene.open.focus).toBe(image);
    expect(scene.open.collapsed.size).toBe(0);
  }
);

it('opens the section of what undo brings back', async () => {
  const scene = await aScene();
  scene.desk.run('toggle-section', { folder: 'summary' });
  scene.focus('summary/summary_01.jpg');
  scene.desk.run('delete', {});
  scene.desk.run('toggle-section', { folder: 'summary' });
  scene.desk.run('undo', {});
  expect(scene.open.focus).toBe('summary/summary_01.jpg');
  expect(scene.open.collapsed.size).toBe(0);
  await scene.settle();
});
