import { serverOf } from './support/hub';
import { SUB, hubDataset } from './support/hubDataset';
import { HubDesk } from './support/hubDesk';
import { expect, test } from './support/people';

test('whoever signs in lands on the desk, and what they complete is stored under their name', async ({
  signIn
}) => {
  const cloud = await hubDataset('curating', ['79801', '79802']);
  // Nobody else has this name: a workspace of theirs would be restored.
  const { page } = await signIn('carol');
  expect(page.url()).toContain(serverOf('carol'));
  const desk = new HubDesk(page);
  await desk.painted();
  await expect(page.locator('.jp-CurationStatusLine')).toContainText('carol');
  const product = await desk.productId();
  expect(await cloud.item(SUB, product)).toMatchObject({ claimed_by: 'carol' });

  await desk.focus('detail/d.png');
  await desk.press('Delete');
  await expect(desk.tile('detail/d.png')).toHaveCount(0);
  await desk.saved();
  expect(await desk.complete()).toBe(product);

  const item = await cloud.item(SUB, product);
  expect(item).toMatchObject({
    current_status: 'COMPLETED',
    completed_by: 'carol',
    detail: ['a.png', 'b.png', 'c.png']
  });
  expect(item).not.toHaveProperty('claim_id');
});
