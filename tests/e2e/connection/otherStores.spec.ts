import type { Page, Request } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { itemOf } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';
import { runCommand } from '../support/workspace';

const TABLE = 'OtherStore';
const S3 = `${process.env.CURATION_S3_ENDPOINT}/**`;

/**
 * What R2 and stores like it lack. They answer 501 to a request that needs it.
 */
function isRefused(request: Request): boolean {
  const headers = request.headers();
  const { searchParams } = new URL(request.url());
  const isCopy = 'x-amz-copy-source' in headers;
  return (
    ['tagging', 'lifecycle', 'cors'].some(name => searchParams.has(name)) ||
    Object.keys(headers).some(name => name.startsWith('x-amz-tagging')) ||
    (isCopy && 'if-none-match' in headers)
  );
}

/** Answers in the place of such a store, and passes on the rest. @returns what was refused */
async function otherStore(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.route(S3, async route => {
    const request = route.request();
    if (!isRefused(request)) {
      await route.continue();
      return;
    }
    refused.push(`${request.method()} ${request.url()}`);
    await route.fulfill({
      status: 501,
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'application/xml',
      body: '<Error><Code>NotImplemented</Code><Message>Not implemented</Message></Error>'
    });
  });
  return refused;
}

test('a store without tags, conditional copies, lifecycle rules and the CORS API can be curated, and says so once', async ({
  context,
  page
}) => {
  await useTable(context, TABLE, ['79803', '79802']);
  const refused = await otherStore(page);
  const desk = new DeskPage(page);
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?curation=open&reset`);
  await desk.painted();
  const notices = page.locator('.jp-CurationNotices');
  const failures = page.locator('.jp-CurationFailed');

  for (const id of ['79803', '79802']) {
    await expect.poll(() => desk.productId()).toBe(id);
    await desk.painted();
    // A copy: the image moves to another folder.
    await desk.focus('detail/f.png');
    await desk.press('t');
    await expect(desk.tile('text/f.png')).toBeVisible();
    for (const [at, key] of ['1', '2', '3', 'c'].entries()) {
      await desk.focus(`detail/${'abcd'[at]}.png`);
      await desk.press(key);
    }
    await desk.saved();
    await desk.settled();
    await desk.press('Shift+Enter');
    await expect(desk.message).toContainText(`Completed ${id}`);
    await expect.poll(() => desk.productId()).not.toBe(id);
    await desk.saved();
    expect(await itemOf(TABLE, id)).toMatchObject({
      current_status: 'COMPLETED',
      text: ['f.png']
    });
    await expect(failures).toHaveCount(0);
    // The second completion says nothing more.
    await expect(notices.getByText('no object tags')).toHaveCount(1);
  }
  expect(refused.filter(one => one.includes('tagging'))).toHaveLength(1);

  await runCommand(page, 'curation:check-connection', {}, false);
  const check = page.getByRole('dialog');
  await expect(check.getByRole('table')).toBeVisible();
  for (const name of [
    'Access from this page (CORS)',
    'Lifecycle rules',
    'Object tags',
    'Conditional copies'
  ]) {
    await expect(
      check.getByRole('row').filter({ hasText: name })
    ).toContainText('Not supported by this service');
  }
});
