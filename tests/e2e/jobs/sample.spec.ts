import type { Page, Route } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { OwnLab, answers } from './ownLab';

const SAMPLE_FILES = '**/jupyterlab-curation/sample?file=*';

let lab: OwnLab;

/** What JupyterLab has stored of this page. */
async function workspaceOf(page: Page): Promise<string> {
  const answer = await page.request.get(
    `${lab.url}/lab/api/workspaces/default`
  );
  return answer.text();
}

// eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from it
test.beforeAll(async ({}, info) => {
  lab = await OwnLab.start(info.outputPath('lab'));
});

test.afterAll(() => lab.stop());

test('an empty desk offers the sample, which is curated, comes back after a reload, and ends with the server', async ({
  page
}) => {
  // Eight products are drawn and migrated, beside whatever else the machine does.
  test.setTimeout(300_000);
  const endpoints = new Set<string>();
  page.on('request', request => {
    const { origin } = new URL(request.url());
    if (origin.startsWith('http') && origin !== lab.url) {
      endpoints.add(origin);
    }
  });
  await page.goto(`${lab.url}/lab?curation=open&reset`);
  const offer = page.getByRole('region', { name: 'The sample' });
  const button = offer.getByRole('button', { name: 'Try the sample' });
  // A reload while some products are missing: the desk must not open on the others.
  let files = 0;
  const some = (route: Route): unknown =>
    files++ < 20 ? route.continue() : undefined;
  await page.route(SAMPLE_FILES, some);
  await button.click();
  await expect.poll(() => files, { timeout: 200_000 }).toBeGreaterThan(20);
  await page.goto(`${lab.url}/lab?curation=open&reset`);
  await page.unroute(SAMPLE_FILES, some);
  await button.click();
  await expect(offer.getByRole('status')).toBeVisible();

  const desk = new DeskPage(page);
  await expect(offer).toBeHidden({ timeout: 200_000 });
  await desk.painted();
  await expect(page.locator('.jp-CurationConnectionPicker')).toContainText(
    'sample on this computer'
  );
  await expect(desk.rows).toHaveCount(2);
  // A desk that does not know who sits there changes nothing.
  await expect(page.getByText('does not name a person')).toHaveCount(0);
  const productId = await desk.productId();
  const path = await desk.tiles.first().getAttribute('data-path');
  const chosen = page.locator('.jp-CurationSlot img');
  await expect(chosen).toHaveCount(0);
  await desk.focus(String(path));
  await desk.press('1');
  await desk.saved();
  await expect(chosen.first()).toBeVisible();

  // Only this computer was asked.
  expect([...endpoints].length).toBeGreaterThan(0);
  for (const endpoint of endpoints) {
    expect(new URL(endpoint).hostname).toBe('127.0.0.1');
  }

  // JupyterLab stores where the desk is a second after the last change.
  for (const stored of ['sample on this computer', productId]) {
    await expect
      .poll(() => workspaceOf(page), { timeout: 20_000 })
      .toContain(stored);
  }
  await page.goto(`${lab.url}/lab`);
  await desk.painted();
  await expect.poll(() => desk.productId()).toBe(productId);
  await expect(chosen.first()).toBeVisible();

  await lab.stop();
  for (const endpoint of endpoints) {
    await expect.poll(() => answers(endpoint)).toBe(false);
  }
});
