import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetBucketCorsCommand,
  HeadBucketCommand,
  S3Client
} from '@aws-sdk/client-s3';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { connectionTo } from '../support/brokenDataset';
import { runCommand } from '../support/workspace';

const { CURATION_S3_ENDPOINT, CURATION_DYNAMODB_ENDPOINT, CURATION_REGION } =
  process.env as Record<string, string>;

const BUCKET = 'set-up-here';
const TABLE = 'SetUpHere';

const s3 = new S3Client({
  region: CURATION_REGION,
  endpoint: CURATION_S3_ENDPOINT,
  forcePathStyle: true
});
const dynamodb = new DynamoDBClient({
  region: CURATION_REGION,
  endpoint: CURATION_DYNAMODB_ENDPOINT
});

function hasCommand(page: Page, id: string): Promise<boolean> {
  return page.evaluate(name => {
    const { jupyterapp } = window as unknown as {
      jupyterapp?: { commands: { hasCommand(id: string): boolean } };
    };
    return jupyterapp?.commands.hasCommand(name) ?? false;
  }, id);
}

test('a set-up from the palette shows its plan, makes only that, and has nothing to do then', async ({
  context,
  page
}) => {
  await context.route('**/jupyterlab-curation/sandbox*', route =>
    route.fulfill({
      json: {
        available: true,
        connection: connectionTo('sandbox', { bucket: BUCKET, table: TABLE })
      }
    })
  );
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?reset`);
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  // Plugins are activated side by side.
  await expect
    .poll(() => hasCommand(page, 'curation:setup'), { timeout: 20_000 })
    .toBe(true);
  const job = page.locator('.jp-CurationJob:visible');
  const heading = job.getByRole('heading', { level: 2 });
  const stateOf = async (resource: string): Promise<string | null> =>
    job.locator(`tr[data-resource="${resource}"]`).getAttribute('data-state');

  await test.step('the plan, by key; nothing is made yet', async () => {
    await runCommand(page, 'curation:setup');
    await expect(job.getByLabel(/^Protect also/)).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(/^\d parts would be made$/);
    expect(await stateOf('bucket')).toBe('missing');
    expect(await stateOf('table')).toBe('missing');
    await expect(
      s3.send(new HeadBucketCommand({ Bucket: BUCKET }))
    ).rejects.toThrow();
    await page.screenshot({ path: test.info().outputPath('plan.png') });
  });

  await test.step('the work', async () => {
    await job.getByRole('button', { name: /^Make \d parts$/ }).click();
    await expect(heading).toHaveText(/^Set up/, { timeout: 60_000 });
    await page.screenshot({ path: test.info().outputPath('made.png') });
    const { CORSRules = [] } = await s3.send(
      new GetBucketCorsCommand({ Bucket: BUCKET })
    );
    expect(CORSRules.map(({ ID }) => ID)).toContain('jupyterlab-curation');
    const { Table } = await dynamodb.send(
      new DescribeTableCommand({ TableName: TABLE })
    );
    expect(
      Table?.GlobalSecondaryIndexes?.map(({ IndexStatus }) => IndexStatus)
    ).toEqual(['ACTIVE', 'ACTIVE']);
    expect(Table?.DeletionProtectionEnabled).toBe(true);
  });

  await test.step('another look finds nothing to make', async () => {
    await job.getByRole('button', { name: 'Look again' }).click();
    await expect(heading).toHaveText('Everything is there');
    for (const resource of ['bucket', 'cors', 'table', 'status-index']) {
      expect(await stateOf(resource)).toBe('ok');
    }
  });

  await test.step('commands and policies to copy', async () => {
    await job.getByText('Commands for a terminal').click();
    await expect(
      job.getByText(`aws s3api create-bucket --bucket ${BUCKET}`)
    ).toBeVisible();
    await job.getByText('Policies for IAM').click();
    await expect(job.getByText('"s3:CreateBucket"')).toBeVisible();
    for (const width of [1280, 480]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({
        path: test.info().outputPath(`help-${width}.png`)
      });
    }
  });
});
