import type { Page, Route } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';

const TABLE = 'NoCredentials';
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;
const S3 = `${process.env.CURATION_S3_ENDPOINT}/**`;
const DYNAMODB = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;

async function typeKeys(page: Page): Promise<void> {
  const form = page.locator('.jp-CurationSignIn');
  await form.getByLabel('Access key id').focus();
  // The sandbox answers no other key.
  await page.keyboard.type(String(process.env.CURATION_SANDBOX_KEY));
  await page.keyboard.press('Tab');
  await page.keyboard.type('typed-secret');
  await page.keyboard.press('Enter');
}

/** What a server may answer if it has no credentials to give. */
const NONE: readonly (readonly [string, (route: Route) => Promise<void>])[] = [
  [
    'STS cannot be reached',
    route =>
      route.fulfill({
        status: 503,
        json: {
          error: 'Unreachable',
          message: 'STS did not answer.',
          remedy: 'Try again later.'
        }
      })
  ],
  [
    'a proxy answers 503 with a page',
    route =>
      route.fulfill({
        status: 503,
        contentType: 'text/html',
        body: '<html><body><h1>503 Service Unavailable</h1></body></html>'
      })
  ],
  ['it does not answer', route => route.abort()]
];

for (const [what, answer] of NONE) {
  test(`keys can be typed, and work, if ${what}`, async ({ context, page }) => {
    await useTable(context, TABLE, ['79803', '79802']);
    await page.route('**/jupyterlab-curation/credentials*', answer);
    await page.goto(LAB);
    const form = page.locator('.jp-CurationSignIn');
    await expect(form).toBeVisible({ timeout: 45_000 });
    await expect(form.locator('.jp-CurationProblem')).toBeVisible();

    await typeKeys(page);
    const desk = new DeskPage(page);
    await desk.painted();
    await desk.focus('detail/a.png');
    await desk.press('t');
    await expect(desk.tile('text/a.png')).toBeVisible();
    await desk.saved();
  });
}

test('a clock that is hours wrong is named, although the refusal cannot be read', async ({
  context,
  page
}) => {
  await useTable(context, TABLE, ['79803']);
  await page.clock.install({ time: Date.now() + 3 * 60 * 60_000 });
  // Without CORS headers, a browser tells a page no more of a 403 than of a cut connection.
  for (const service of [S3, DYNAMODB]) {
    await page.route(service, route => route.abort());
  }
  await page.goto(LAB);
  const problem = page.locator('.jp-CurationProblem').first();
  await expect(problem).toContainText('3 hours', { timeout: 60_000 });
  await expect(problem).toContainText(/clock of this computer is .* ahead/);
});
