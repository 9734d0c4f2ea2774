import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { fill, makeBucket, makeTable } from './support/brokenDataset';
import { aConflict } from './support/conflictOnDesk';
import { DeskPage } from './support/deskPage';
import { leadTo, useTable } from './support/ownTable';
import {
  beside,
  clearNotebooks,
  runCommand,
  setTheme
} from './support/workspace';

const TABLE = 'Accessible';
const [PRODUCT, NEXT] = ['79802', '79801'];
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;
const THEMES = [
  'JupyterLab Light',
  'JupyterLab Dark',
  'JupyterLab Dark High Contrast'
];
const DESK = ['.jp-CurationPanel', '.jp-CurationBar'];
const DIALOG = ['.jp-Dialog'];

/** Expects no serious finding of axe in these areas of the page. */
async function expectAccessible(
  page: Page,
  what: string,
  parts: readonly string[] = DESK
): Promise<void> {
  const axe = parts.reduce(
    (builder, part) => builder.include(part),
    // JupyterLab's own button for toolbar items that do not fit.
    new AxeBuilder({ page }).exclude('.jp-Toolbar-responsive-opener')
  );
  const { violations } = await axe.analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`)
    );
  expect.soft(found, what).toEqual([]);
}

async function inEachTheme(
  page: Page,
  check: (theme: string) => Promise<void>
): Promise<void> {
  for (const theme of THEMES) {
    await setTheme(page, theme);
    await check(theme);
  }
  await setTheme(page, THEMES[0]);
}

test.beforeEach(({ page }) => {
  page.setDefaultTimeout(15_000);
});

test.afterEach(({ page }) => clearNotebooks(page));

for (const narrow of [false, true]) {
  const size = narrow ? '480 px beside a notebook' : 'wide';
  test(`axe finds nothing serious on the desk and its dialogs, ${size}, in any theme`, async ({
    page,
    context
  }) => {
    test.setTimeout(240_000);
    await useTable(context, TABLE, [PRODUCT, NEXT]);
    const desk = new DeskPage(page);
    await page.goto(LAB);
    await desk.painted();
    await desk.focus('detail/a.png');
    await desk.press('Delete');
    await desk.press('1');
    await desk.tile('detail/d.png').click({ modifiers: ['Shift'] });
    if (narrow) {
      await beside(page);
    }
    await page.getByRole('button', { name: /^Deleted/ }).click();
    await expect(page.locator('.jp-CurationDeletedTile')).toBeVisible();

    await inEachTheme(page, async theme => {
      const check = (what: string, parts?: readonly string[]): Promise<void> =>
        expectAccessible(page, `${what}, ${size}, ${theme}`, parts);
      const asks = async (command: string, seen: string): Promise<void> => {
        await runCommand(page, command, {}, false);
        await expect(page.locator(seen)).toBeVisible();
        await check(command, DIALOG);
        await page
          .locator('.jp-Dialog-footer .jp-Dialog-button')
          .first()
          .click();
        await expect(page.locator('.jp-Dialog')).toHaveCount(0);
      };
      await check('desk, with deleted images and hints');
      if (narrow) {
        await page.getByRole('button', { name: /^Queue: / }).click();
        await expect(desk.rows).toHaveCount(2);
        await check('drawer');
        await desk.press('Escape');
        const checks = page.getByRole('button', { name: /^Checks: / });
        await checks.click();
        await check('checks, flags and note');
        await checks.click();
      }
      await runCommand(page, 'curation:view-image');
      await expect(
        page.locator('.jp-CurationViewer img').first()
      ).toBeVisible();
      await check('viewer');
      await desk.press('Escape');
      await expect(page.locator('.jp-CurationViewer')).toHaveCount(0);
      await asks('curation:hold', '.jp-CurationHold');
      await asks('curation:show-keys', '.jp-CurationKeys');
      await asks('curation:check-connection', '.jp-CurationCheck');
    });
  });
}

test('axe finds nothing serious on a conflict', async ({
  page,
  context,
  browser
}) => {
  await aConflict({ page, context, browser }, TABLE, [PRODUCT, NEXT], {
    mine: 'detail/a.png',
    theirs: 'detail/b.png'
  });
  await inEachTheme(page, theme => expectAccessible(page, theme));
});

test('axe finds nothing serious on an empty desk and on the sign-in', async ({
  page,
  context
}) => {
  await makeBucket();
  await makeTable(TABLE);
  await fill(TABLE, []);
  await leadTo(context, TABLE);
  await page.goto(LAB);
  await expect(page.getByText('Nothing here')).toBeVisible();
  await inEachTheme(page, theme => expectAccessible(page, `empty, ${theme}`));

  await page.route('**/jupyterlab-curation/credentials*', route =>
    route.fulfill({ status: 404 })
  );
  await page.goto(LAB);
  const form = page.locator('.jp-CurationSignIn');
  await form.getByLabel('Access key id').fill('typed-id');
  await expect(form).toContainText('without a session token');
  await inEachTheme(page, theme => expectAccessible(page, `sign-in, ${theme}`));
});
