import type { Page } from '@playwright/test';

import { product } from '../support/brokenDataset';
import { expect, mockedTest as test } from '../support/deskTest';
import { OwnDataset } from './ownDataset';
import { runCommand } from '../support/workspace';
import { jobOf, openLab, takePictureBeside, takePictures } from './jobPages';

/** S3 of a region whose prices are known. Nothing is sent there. */
const AWS = 'https://s3.us-east-1.amazonaws.com';

const LARGE = new Uint8Array(400_000);
const NAME = `골라지지 않은 이미지 ${'x'.repeat(80)}.png`;

/** Prices are shown for S3 of AWS alone: what a page sends there goes to the sandbox. */
async function leadToSandbox(page: Page): Promise<{ isDenied: boolean }> {
  const state = { isDenied: false };
  await page.route(`${AWS}/**`, async route => {
    if (state.isDenied) {
      await route.fulfill({
        status: 403,
        headers: { 'access-control-allow-origin': '*' },
        contentType: 'application/xml',
        body: '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
      });
      return;
    }
    const url = route
      .request()
      .url()
      .replace(AWS, String(process.env.CURATION_S3_ENDPOINT));
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  return state;
}

/** An item as the desk leaves it. */
function curated(
  productId: string,
  chosen: object,
  patch: Record<string, unknown> = {}
): Record<string, unknown> {
  return product(productId, {
    detail: ['a.png', NAME],
    current_status: 'COMPLETED',
    category_status: '1005#COMPLETED',
    representative_assets: JSON.stringify(chosen),
    ...patch
  });
}

test('images that nobody chose are shown with cost and saving, then tagged, and nothing else is', async ({
  context,
  page
}) => {
  test.setTimeout(300_000);
  const dataset = await OwnDataset.make('archived-images');
  const chosen = { model: 'detail/a.png' };
  await dataset.putItems([
    curated('R1', chosen),
    curated('R2', chosen),
    curated('R3', chosen, {
      current_status: 'PENDING',
      category_status: '1005#PENDING'
    }),
    // Nobody chose anything of it.
    curated('R4', {}),
    // Too small, not worth it, and another program's tag.
    curated('R5', chosen, {
      detail: ['a.png', 'small.png', 'medium.png', 'kept.png']
    })
  ]);
  const keyOf = (id: string, name: string): string =>
    `TOP/1005/${id}/detail/${name}`;
  for (const id of ['R1', 'R2', 'R3', 'R4', 'R5']) {
    await dataset.put(keyOf(id, 'a.png'), LARGE, { status: 'representative' });
    await dataset.put(keyOf(id, NAME), LARGE, { team: 'red' });
  }
  await dataset.put(keyOf('R5', 'small.png'), new Uint8Array(100_000));
  await dataset.put(keyOf('R5', 'medium.png'), new Uint8Array(140_000));
  await dataset.put(keyOf('R5', 'kept.png'), LARGE, { status: 'legal' });
  const tagsOf = (id: string, name: string): Promise<Record<string, string>> =>
    dataset.tags(keyOf(id, name));
  await dataset.use(context, { s3Endpoint: '', bucketRegion: 'us-east-1' });
  const aws = await leadToSandbox(page);
  await openLab(page);
  const job = jobOf(page);
  const heading = job.getByRole('heading');

  await test.step('the preview, by key', async () => {
    await runCommand(page, 'curation:archive');
    await expect(job.getByLabel('Category')).toBeFocused();
    await takePictures(page, 'asking');
    await job.getByLabel('Category').focus();
    await page.keyboard.press('Tab');
    await expect(job.getByRole('button', { name: 'Preview' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText('What would be archived');
    await expect(heading).toBeFocused();
    await expect(job).toContainText('2 images (800 kB) would be tagged');
    await expect(job).toContainText(
      /It costs about \$0\.0\d+ once and saves about \$0\.0+\d+ a month/
    );
    await expect(job).toContainText('Left: 1 image (100 kB)');
    await expect(job).toContainText('Left: 1 image (140 kB)');
    for (const id of ['R1', 'R2']) {
      expect(await tagsOf(id, NAME)).toEqual({ team: 'red' });
    }
    await takePictures(page, 'plan');
    await job.getByRole('button', { name: /^Need a person/ }).click();
    await expect(job).toContainText('nobody chose any of its images');
    await expect(job).toContainText('has another value (legal)');
    await takePictures(page, 'person');
  });

  await test.step('the work', async () => {
    await heading.focus();
    await page.keyboard.press('Tab');
    await expect(
      job.getByRole('button', { name: 'Archive 2 images (800 kB)' })
    ).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText('What was archived');
    for (const id of ['R1', 'R2']) {
      expect(await tagsOf(id, NAME)).toEqual({
        team: 'red',
        status: 'archived'
      });
      expect(await tagsOf(id, 'a.png')).toEqual({ status: 'representative' });
    }
    for (const id of ['R3', 'R4']) {
      expect(await tagsOf(id, NAME)).toEqual({ team: 'red' });
    }
    expect(await tagsOf('R5', 'kept.png')).toEqual({ status: 'legal' });
    for (const name of ['small.png', 'medium.png']) {
      expect(await tagsOf('R5', name)).toEqual({});
    }
    await takePictures(page, 'done');
    await takePictureBeside(page, 'done');
  });

  await test.step('a second look finds nothing', async () => {
    await job.getByRole('button', { name: 'Start again…' }).click();
    await job.getByRole('button', { name: 'Preview' }).click();
    await expect(heading).toHaveText('Nothing that can be archived');
    await expect(job).toContainText('2 images have the tag already.');
  });

  await test.step('what fails is told in words', async () => {
    aws.isDenied = true;
    await job.getByRole('button', { name: 'Start again…' }).click();
    await job.getByRole('button', { name: 'Preview' }).click();
    await expect(heading).toHaveText('The archiving did not finish');
    await takePictures(page, 'failed');
  });
});
