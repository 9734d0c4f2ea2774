import type { BrowserContext } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';

/** A browser with a profile on disk, which can be closed and reopened. */
async function openBrowser(profile: string): Promise<BrowserContext> {
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args,
    viewport: { width: 1600, height: 1000 }
  });
}

async function restartLab(): Promise<void> {
  const control = String(process.env.CURATION_E2E_CONTROL);
  const answer = await fetch(`${control}/restart-lab`, { method: 'POST' });
  expect(answer.ok).toBe(true);
}

test('the desk resumes after browser and server ended, and loads its pictures without a request', async () => {
  const profile = test.info().outputPath('profile');
  let browser = await openBrowser(profile);
  const first = new DeskPage(await browser.newPage());
  await first.open();
  await first.chooseCategory(1006);
  await first.rows.nth(1).click();
  await expect.poll(() => first.productId()).not.toBe('');
  await first.painted();
  const productId = await first.productId();
  // Show every picture once, so that each is stored.
  for (const tile of await first.tiles.all()) {
    await tile.scrollIntoViewIfNeeded();
    await expect(tile.locator('img')).toBeVisible({ timeout: 20_000 });
  }
  const paths = await first.tiles.evaluateAll(tiles =>
    tiles.map(tile => tile.getAttribute('data-path') ?? '')
  );
  const focused = paths[paths.length - 2];
  await first.focus(focused);
  await first.remembered({ productId, image: focused });
  await browser.close();

  await restartLab();

  browser = await openBrowser(profile);
  const again = new DeskPage(await browser.newPage());
  const fetched: string[] = [];
  again.page.on('request', request => {
    const url = new URL(request.url());
    if (
      request.url().startsWith(String(process.env.CURATION_S3_ENDPOINT)) &&
      url.pathname.includes(`/${productId}/`) &&
      !url.pathname.endsWith('/meta.json')
    ) {
      fetched.push(`${request.method()} ${url.pathname}`);
    }
  });
  await again.comeBack();
  expect(await again.productId()).toBe(productId);
  await expect(again.tile(focused)).toHaveClass(/jp-mod-focused/);
  await expect(again.tile(focused).locator('img')).toBeVisible();
  await expect(again.page.locator('.jp-CurationStatusLine')).toContainText(
    `Resumed at ${productId}`
  );
  await expect(again.page.locator('.jp-CurationPicker-field')).toContainText(
    '1006'
  );
  expect(fetched).toEqual([]);
  await browser.close();
});
