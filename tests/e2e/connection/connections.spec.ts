import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { BUCKET } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';

const TABLE = 'Connections';
const LAB = `${process.env.CURATION_LAB_URL}/lab`;

const PLUGIN = 'jupyterlab-curation:desk';

interface Setting {
  readonly id: string;
  readonly raw?: string;
}

/** Settings of this test alone: the server keeps its own. JupyterLab asks for one plugin's, or for all. */
async function ownSettings(page: Page): Promise<void> {
  let raw = '{}';
  const own = (setting: Setting): Setting =>
    setting.id === PLUGIN ? { ...setting, raw } : setting;
  await page.route(/\/lab\/api\/settings/, async route => {
    const request = route.request();
    if (request.method() === 'PUT' && request.url().includes('curation')) {
      ({ raw } = request.postDataJSON() as { raw: string });
      await route.fulfill({ status: 204 });
    } else if (request.method() === 'GET') {
      const response = await route.fetch();
      const json = (await response.json()) as Setting & {
        readonly settings?: readonly Setting[] | object;
      };
      await route.fulfill({
        response,
        json: Array.isArray(json.settings)
          ? { ...json, settings: (json.settings as Setting[]).map(own) }
          : own(json)
      });
    } else {
      await route.continue();
    }
  });
}

test('a connection is checked as it is typed, takes effect at once, and comes back after a reload', async ({
  context,
  page
}) => {
  await useTable(context, TABLE, ['79803', '79802']);
  await context.unroute('**/jupyterlab-curation/sandbox*');
  await page.route('**/jupyterlab-curation/sandbox*', route =>
    route.fulfill({ json: { available: false } })
  );
  await ownSettings(page);
  const desk = new DeskPage(page);
  await page.goto(`${LAB}?curation=open&reset`);
  await page
    .locator('.jp-CurationWelcome')
    .getByRole('button', { name: 'Add a connection' })
    .click();
  const form = page.getByRole('form', { name: 'Connection' });
  await expect(form.locator('[aria-invalid="true"]')).toHaveCount(0);
  const type = async (name: string, text: string): Promise<void> => {
    await form.locator(`[name="${name}"]`).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  };
  await expect(form.locator('[name="name"]')).toBeFocused();
  await page.keyboard.type('team');
  await type('bucket', 'My Bucket');
  await expect(form).toContainText('lower-case letters');
  await type('bucket', BUCKET);
  await type('bucketRegion', String(process.env.CURATION_REGION));
  await expect(form.locator('[aria-invalid="true"]')).toHaveCount(0);
  await type('table', 'Nothing');
  await form.locator('summary').click();
  await type('s3Endpoint', String(process.env.CURATION_S3_ENDPOINT));
  await type(
    'dynamodbEndpoint',
    String(process.env.CURATION_DYNAMODB_ENDPOINT)
  );
  await type('person', 'curator-7');
  await form.getByText('Bucket in the path').click();
  await form.getByRole('button', { name: 'Test' }).click();
  await expect(form.getByRole('table')).toContainText('Missing');
  await page.keyboard.press('Escape');
  await type('table', 'Nothing');
  await page.keyboard.press('Enter');

  // One error, in one place, with what can be done about it.
  const problem = page.locator('.jp-CurationProblem');
  await expect(problem).toHaveCount(1);
  await expect(problem).toContainText('Nothing');
  await problem.getByRole('button', { name: 'Edit the connection' }).click();
  await type('table', TABLE);
  await page.keyboard.press('Enter');
  await desk.painted();
  expect(await desk.productId()).toBe('79803');

  // JupyterLab stores its layout a moment later.
  await page.waitForTimeout(2000);
  await page.goto(LAB);
  await desk.painted();
  await expect(
    page.getByRole('combobox', { name: 'Connection' })
  ).toContainText('team');
});
