import { serverOf, startServer } from './support/hub';
import { SUB, hubDataset } from './support/hubDataset';
import { HubDesk } from './support/hubDesk';
import { expect, test } from './support/people';

test('whoever is let in to the server of another signs with their own name', async ({
  signIn
}) => {
  const cloud = await hubDataset('shared', ['79861', '79862']);
  await startServer('erin');
  const { page } = await signIn('frank');
  await page.goto(`${serverOf('erin')}lab?curation=shared&reset`);
  await page.getByRole('button', { name: 'Authorize' }).click();
  const desk = new HubDesk(page);
  await desk.painted();
  const product = await desk.complete();
  expect(await cloud.item(SUB, product)).toMatchObject({
    current_status: 'COMPLETED',
    completed_by: 'frank'
  });
});
