import { deleteHome, stopServer } from './support/hub';
import { SUB, hubDataset } from './support/hubDataset';
import { expect, test } from './support/people';

test('a person whose home did not last goes on where they stopped, in another browser too', async ({
  openDesk
}) => {
  const cloud = await hubDataset('home', ['79841', '79842']);
  const before = await openDesk('dora', 'home');
  const other = (await before.productId()) === '79841' ? '79842' : '79841';
  await before.choose(other);
  await expect
    .poll(() => cloud.item(SUB, other))
    .toMatchObject({ claimed_by: 'dora' });
  // The browser is gone without a word, as that of a computer that is switched off.
  await before.page.route('**/*', route => route.abort());
  await before.page.context().close();
  await stopServer('dora');
  await deleteHome('dora');

  const desk = await openDesk('dora', 'home');
  expect(await desk.productId()).toBe(other);
  await desk.focus('detail/a.png');
  await desk.press('Delete');
  await expect(desk.tile('detail/a.png')).toHaveCount(0);
  await desk.saved();
  expect(await cloud.item(SUB, other)).toMatchObject({
    claimed_by: 'dora',
    detail: ['b.png', 'c.png', 'd.png']
  });
});
