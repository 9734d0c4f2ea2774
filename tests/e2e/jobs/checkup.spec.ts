import type { Page } from '@playwright/test';

import { expect, mockedTest as test } from '../support/deskTest';
import { ReadBack } from '../support/readBack';
import { checkAccessible, jobOf } from './jobPages';

/** A category that no other test counts. */
const CATEGORY = { main: 'BOTTOM', sub: 2004 };

const cloud = new ReadBack();

async function fromPalette(page: Page, label: string): Promise<void> {
  const input = page.locator('.jp-ModalCommandPalette input');
  // JupyterLab handles the key only after all its plugins are loaded, and a desk
  // that has just loaded takes the focus, which closes the palette.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+Shift+c');
    await expect(input).toBeVisible({ timeout: 2000 });
    await input.fill(label, { timeout: 2000 });
    await page.keyboard.press('Enter');
    await jobOf(page).waitFor({ timeout: 10_000 });
  }).toPass();
}

/** What another program leaves behind: a deleted image that is listed again, a missing stamp, wrong counters. */
async function breakIt(): Promise<{
  readonly productId: string;
  readonly back: string;
  readonly counters: Record<string, unknown>;
}> {
  const [productId] = await cloud.productIds(CATEGORY.sub);
  const { detail } = await cloud.item(CATEGORY.sub, productId);
  const [back] = detail as string[];
  const counters = await cloud.counters(CATEGORY.main, CATEGORY.sub);
  await cloud.overwrite(CATEGORY.sub, productId, {
    category_status: undefined,
    deleted: [
      {
        folder: 'detail',
        filename: back,
        by: 'curator-9',
        op: 'op',
        at: new Date().toISOString()
      }
    ]
  });
  await cloud.overwrite(0, String(counters.product_id), {
    pending_count: Number(counters.pending_count) + 5
  });
  return { productId, back, counters };
}

test('what another program left behind is found, repaired as planned, and purged after a confirmation', async ({
  page
}) => {
  const { productId, back, counters } = await breakIt();
  const key = `${CATEGORY.main}/${CATEGORY.sub}/${productId}/detail/${back}`;
  const size = await cloud.size(key);
  expect(size).toBeGreaterThan(0);
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?reset`);
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  // Its shortcuts are not bound before that.
  await page.evaluate(() => window.jupyterapp.restored.then(() => undefined));
  const job = jobOf(page);
  const heading = job.getByRole('heading');
  const press = (name: string | RegExp): Promise<void> =>
    job.getByRole('button', { name }).click();

  await test.step('a check from the palette, by key', async () => {
    await fromPalette(page, 'Check the Catalogue');
    await expect(job.getByLabel('Category')).toBeFocused();
    await checkAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText('3 findings');
    await expect(heading).toBeFocused();
    await expect(
      job.getByRole('row', { name: `BOTTOM / 2004 / ${productId}` })
    ).toHaveCount(2);
    await expect(job).toContainText('was deleted by curator-9 on');
    await expect(job).toContainText('Another program listed it again');
    await checkAccessible(page);
  });

  await test.step('the report as JSON', async () => {
    const download = page.waitForEvent('download');
    await press('Save as JSON');
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
    }
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({
      dryRun: true,
      stopped: false,
      leftOut: 0,
      remaining: 3,
      counts: { 'brought-back': 1, unstamped: 1, counters: 1 }
    });
  });

  await test.step('a plan, which writes nothing before it is confirmed', async () => {
    await press('Show the repair plan');
    await expect(heading).toHaveText('A plan of 3 repairs');
    await checkAccessible(page);
    expect((await cloud.item(CATEGORY.sub, productId)).detail).toContain(back);
    await press('Repair');
    await expect(heading).toHaveText('3 of 3 repairs made, 0 findings left');
    const item = await cloud.item(CATEGORY.sub, productId);
    expect(item).toMatchObject({
      category_status: `${CATEGORY.sub}#PENDING`,
      deleted: [
        { filename: back, by: 'curator-9' },
        { filename: back, by: 'verify' }
      ]
    });
    expect(item.detail).not.toContain(back);
    expect(await cloud.counters(CATEGORY.main, CATEGORY.sub)).toEqual(counters);
    // It destroyed nothing.
    expect(await cloud.size(key)).toBe(size);
  });

  await test.step('a purge, which shows its images first and asks', async () => {
    await page.evaluate(
      ([mainCategory, subCategory]) =>
        window.jupyterapp.commands.execute('curation:purge', {
          mainCategory,
          subCategory,
          olderThanDays: 0
        }),
      [CATEGORY.main, CATEGORY.sub] as const
    );
    await expect(job.getByLabel('Days since their deletion')).toHaveValue('0');
    await checkAccessible(page);
    await press('Preview');
    await expect(heading).toHaveText(/^1 image \(.* kB\) would be purged$/);
    await checkAccessible(page);
    const dialog = page.locator('.jp-Dialog');
    await press(/^Purge 1 image/);
    await expect(dialog).toContainText('Nobody can restore');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    expect(await cloud.size(key)).toBe(size);

    await press(/^Purge 1 image/);
    await dialog.getByRole('button', { name: 'Purge for good' }).click();
    await expect(heading).toHaveText(/^1 image \(.* kB\) purged$/);
    expect(await cloud.size(key)).toBeUndefined();
    const item = await cloud.item(CATEGORY.sub, productId);
    expect(item.deleted).toMatchObject([
      { filename: back, purged_at: expect.any(String) },
      { filename: back, purged_at: expect.any(String) }
    ]);
    expect(await cloud.dangling(item)).toEqual([]);
  });
});
