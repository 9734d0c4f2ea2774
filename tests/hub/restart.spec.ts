import { startServer, stopServer } from './support/hub';
import { SUB, hubDataset } from './support/hubDataset';
import { expect, test } from './support/people';

test('a server that the hub stops and starts again costs nothing of what is on the desk', async ({
  openDesk
}) => {
  const cloud = await hubDataset('restart', ['79831', '79832']);
  const desk = await openDesk('alice', 'restart');
  const product = await desk.productId();
  // JupyterLab asks over the desk whether to start the server again.
  await desk.page.addLocatorHandler(
    desk.page.locator('.jp-Dialog'),
    async () => {
      await desk.page
        .locator('.jp-Dialog .jp-Dialog-button.jp-mod-reject')
        .first()
        .click();
    }
  );
  await stopServer('alice');

  await desk.focus('detail/a.png');
  await desk.press('Delete');
  await expect(desk.tile('detail/a.png')).toHaveCount(0);
  await desk.saved();
  expect(await cloud.item(SUB, product)).toMatchObject({
    claimed_by: 'alice',
    detail: ['b.png', 'c.png', 'd.png']
  });

  await startServer('alice');
  expect(await desk.complete()).toBe(product);
  expect(await cloud.item(SUB, product)).toMatchObject({
    current_status: 'COMPLETED',
    completed_by: 'alice'
  });
  await desk.page.reload();
  await desk.painted();
  await expect(desk.page.locator('.jp-CurationStatusLine')).toContainText(
    'alice'
  );
});
