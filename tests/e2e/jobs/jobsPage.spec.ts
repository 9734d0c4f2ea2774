import type { Locator, Page } from '@playwright/test';

import { expect, mockedTest as test } from '../support/deskTest';
import { runCommand } from '../support/workspace';
import { takePictures } from './jobPages';

const TABLE = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;

/** Holds every request to the table until it is let go. */
async function holdTable(page: Page): Promise<() => Promise<void>> {
  let go: () => void = () => undefined;
  const gone = new Promise<void>(resolve => (go = resolve));
  await page.route(TABLE, async route => {
    await gone;
    await route.continue();
  });
  return async () => {
    go();
    await page.unroute(TABLE, undefined);
  };
}

function jobsOf(page: Page): Locator {
  return page.locator('.jp-CurationJobs-job');
}

/** The check's own page. */
function checkOf(page: Page): Locator {
  return page.locator('.jp-CurationJob:visible');
}

async function startCheck(page: Page): Promise<void> {
  await runCommand(page, 'curation:verify');
  await expect(checkOf(page).getByLabel('Category')).toBeFocused();
  await checkOf(page).getByRole('button', { name: 'Check' }).click();
  await expect(checkOf(page).getByRole('heading')).toHaveText('Checking…');
}

test('a check whose tab is closed goes on, and is shown to its end', async ({
  page
}) => {
  // Twelve pictures, and six looks of axe.
  test.setTimeout(300_000);
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?reset`);
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  const jobs = jobsOf(page);
  const count = page.locator('.jp-CurationJobs-count');

  await test.step('nothing runs yet', async () => {
    await runCommand(page, 'curation:jobs');
    await expect(page.getByRole('heading', { name: 'No jobs' })).toBeVisible();
    await expect(
      page.getByRole('group', { name: 'Start a job' }).getByRole('button')
    ).toContainText([
      'Set Up the Bucket',
      'Make Packs',
      'Check the Catalogue',
      'Purge Deleted'
    ]);
    await expect(count).toBeHidden();
    await takePictures(page, 'empty');
  });

  const release = await holdTable(page);
  await test.step('the tab is closed, and the job goes on', async () => {
    await startCheck(page);
    await expect(count).toHaveText('1 job');
    await page
      .locator('.lm-TabBar-tab', { hasText: 'Check: ' })
      .locator('.lm-TabBar-tabCloseIcon')
      .click();
    await expect(checkOf(page).getByText('Checking…')).toBeHidden();
    await count.focus();
    await page.keyboard.press('Enter');
    await expect(jobs).toHaveCount(1);
    await expect(jobs).toContainText('Running');
    await expect(jobs.getByRole('progressbar')).toBeVisible();
    await takePictures(page, 'running');
  });

  await test.step('JupyterLab asks before it is left', async () => {
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
  });

  await test.step('its end, with the report, and its tab again', async () => {
    await release();
    await expect(jobs).toContainText('Done');
    await expect(count).toBeHidden();
    await jobs.getByRole('button', { name: 'Report' }).click();
    await expect(jobs.getByRole('row', { name: /^Products \d/ })).toBeVisible();
    await takePictures(page, 'done');
    await jobs.getByRole('button', { name: /^Open/ }).click();
    await expect(checkOf(page).getByRole('heading')).toHaveText(
      /finding|Everything is in order/
    );
  });
});

test('a job is cancelled from the list by the keyboard, and says that it was stopped', async ({
  page
}) => {
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?reset`);
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  const job = jobsOf(page);
  const release = await holdTable(page);
  await startCheck(page);
  await runCommand(page, 'curation:jobs');
  const cancel = job.getByRole('button', { name: /^Cancel/ });
  const open = job.getByRole('button', { name: /^Open/ });
  // They stand beside each other.
  const [left, right] = [await cancel.boundingBox(), await open.boundingBox()];
  expect(left!.y).toBe(right!.y);
  await cancel.focus();
  await page.keyboard.press('Enter');
  await expect(job).toContainText('Stopping…');
  await release();
  await expect(job).toContainText('Stopped');
  // A check begins anew, on its own page.
  await expect(open).toBeVisible();
  await expect(job.getByRole('button', { name: /^Resume/ })).toBeHidden();
  await expect(page.locator('.jp-CurationJobs-count')).toBeHidden();
});
