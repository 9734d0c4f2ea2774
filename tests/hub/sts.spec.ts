import { SUB, hubDataset } from './support/hubDataset';
import { HubDesk } from './support/hubDesk';
import { expect, test } from './support/people';
import { serverOf } from './support/hub';

test('without STS a person is named by the hub, and curates with keys that they type', async ({
  signIn
}) => {
  const cloud = await hubDataset('sts', ['79851', '79852']);
  const { page } = await signIn('without-sts');
  await page.goto(`${serverOf('without-sts')}lab?curation=sts&reset`);
  const form = page.locator('.jp-CurationSignIn');
  await expect(form.locator('.jp-CurationProblem')).toContainText(
    'sts:AssumeRole'
  );
  await form
    .getByLabel('Access key id')
    .fill(String(process.env.CURATION_SANDBOX_KEY));
  await form.getByLabel('Secret access key').fill('typed-secret');
  await page.keyboard.press('Enter');
  const desk = new HubDesk(page);
  await desk.painted();
  const product = await desk.productId();
  await desk.focus('detail/a.png');
  await desk.press('Delete');
  await expect(desk.tile('detail/a.png')).toHaveCount(0);
  await desk.saved();
  expect(await cloud.item(SUB, product)).toMatchObject({
    claimed_by: 'without-sts',
    detail: ['b.png', 'c.png', 'd.png']
  });
});
