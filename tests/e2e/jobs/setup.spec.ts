import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetBucketCorsCommand,
  HeadBucketCommand,
  S3Client
} from '@aws-sdk/client-s3';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { connectionTo } from '../support/brokenDataset';
import { runCommand } from '../support/workspace';
import { checkAccessible, jobOf, takePictures } from './jobPages';

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

/** Opens a set-up of a bucket and a table, which the page cannot create: S3 answers no browser that asks for it. */
async function openSetup(
  context: BrowserContext,
  page: Page,
  dataset: { bucket: string; table: string }
): Promise<void> {
  await context.route('**/jupyterlab-curation/sandbox*', route =>
    route.fulfill({
      json: { available: true, connection: connectionTo('sandbox', dataset) }
    })
  );
  await context.route(
    url => url.origin === CURATION_S3_ENDPOINT,
    (route, request) =>
      request.method() === 'PUT' || request.method() === 'HEAD'
        ? route.abort()
        : route.fallback()
  );
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?reset`);
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  // Plugins are activated side by side.
  await expect
    .poll(() => hasCommand(page, 'curation:setup'), { timeout: 20_000 })
    .toBe(true);
  await runCommand(page, 'curation:setup');
}

async function originsOf(bucket: string): Promise<unknown> {
  const { CORSRules = [] } = await s3.send(
    new GetBucketCorsCommand({ Bucket: bucket })
  );
  return CORSRules.map(({ ID, AllowedOrigins }) => [ID, AllowedOrigins]);
}

test('a set-up from the palette shows its plan; the server makes only that, with CORS, and has nothing to do then', async ({
  context,
  page
}) => {
  await openSetup(context, page, { bucket: BUCKET, table: TABLE });
  const job = jobOf(page);
  const heading = job.getByRole('heading', { level: 2 });
  const stateOf = async (resource: string): Promise<string | null> =>
    job.locator(`tr[data-resource="${resource}"]`).getAttribute('data-state');

  await test.step('the plan, by key; nothing is made yet', async () => {
    await expect(job.getByLabel(/^Protect also/)).toBeFocused();
    await expect(job.getByLabel(/^Let the Jupyter server/)).toBeChecked();
    await takePictures(page, 'form');
    await job.getByLabel(/^Let the Jupyter server/).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(/^\d parts would be made$/, {
      timeout: 30_000
    });
    expect(await stateOf('bucket')).toBe('missing');
    expect(await stateOf('table')).toBe('missing');
    await expect(job).toContainText('The Jupyter server makes these parts');
    await expect(
      s3.send(new HeadBucketCommand({ Bucket: BUCKET }))
    ).rejects.toThrow();
    await takePictures(page, 'plan');
  });

  await test.step('the work', async () => {
    await job.getByRole('button', { name: /^Make \d parts$/ }).click();
    await expect(heading).toHaveText(/^Set up/, { timeout: 60_000 });
    await takePictures(page, 'made');
    const { hostname } = new URL(String(process.env.CURATION_LAB_URL));
    expect(await originsOf(BUCKET)).toEqual([
      ['jupyterlab-curation', [`http://${hostname}:*`]]
    ]);
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
    await expect(heading).toHaveText('Everything is there', {
      timeout: 30_000
    });
    for (const resource of ['bucket', 'cors', 'table', 'status-index']) {
      expect(await stateOf(resource)).toBe('ok');
    }
  });

  await test.step('the Jobs page has it as the server’s', async () => {
    await runCommand(page, 'curation:jobs');
    const made = page
      .locator('.jp-CurationJobs-job')
      .filter({ hasText: 'Set-up' })
      .filter({ hasNotText: 'Only looks' });
    await expect(made.first()).toContainText('on the Jupyter server');
    await takePictures(page, 'jobs');
    await made.first().getByRole('button', { name: /^Open/ }).click();
    await expect(heading).toBeVisible();
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

test('without a command line on the server, the page makes the table, says why, and shows the commands', async ({
  context,
  page
}) => {
  await context.route('**/jupyterlab-curation/jobs?*', route =>
    route.fulfill({ json: { jobs: [], unable: 'Node.js was not found.' } })
  );
  await openSetup(context, page, {
    bucket: 'not-for-a-page',
    table: 'MadeByThePage'
  });
  const job = jobOf(page);
  const heading = job.getByRole('heading', { level: 2 });
  await expect(job).toContainText('Node.js was not found.');
  await expect(job.getByLabel(/^Let the Jupyter server/)).toBeDisabled();
  await takePictures(page, 'form-without');
  await job.getByRole('button', { name: 'Look', exact: true }).click();
  await expect(heading).toHaveText(/^\d parts would be made$/, {
    timeout: 60_000
  });
  // What the page cannot see is left to a person, with the commands in sight.
  const command = job.getByText(
    'aws s3api create-bucket --bucket not-for-a-page'
  );
  await expect(command).toBeVisible();
  await takePictures(page, 'plan-without');
  await job.getByRole('button', { name: /^Make \d parts$/ }).click();
  await expect(heading).toHaveText('Set up, except for some parts', {
    timeout: 60_000
  });
  await expect(command).toBeVisible();
  await checkAccessible(page);
  await takePictures(page, 'made-without');
  await expect(
    s3.send(new HeadBucketCommand({ Bucket: 'not-for-a-page' }))
  ).rejects.toThrow();
  const { Table } = await dynamodb.send(
    new DescribeTableCommand({ TableName: 'MadeByThePage' })
  );
  expect(Table?.TableStatus).toBe('ACTIVE');
});
