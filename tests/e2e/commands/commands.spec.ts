import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { FOLDER, leadTo, useTable } from '../support/ownTable';
import { runCommand } from '../support/workspace';

const TABLE = 'Commands';
const PRODUCTS = ['79802', '79801'] as const;
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;

/** Ids that scripts and people's shortcuts rely on. */
const COMMANDS = [
  ...[
    'open',
    'check-connection',
    'clear-thumbnails',
    'migrate',
    'verify',
    'purge',
    'adopt',
    'archive',
    'export'
  ],
  ...['go-to-product', 'next-product', 'previous-product', 'refresh'],
  ...['take-over', 'select', 'move-focus', 'assign-slot', 'clear-slot'],
  ...['reclassify', 'delete', 'restore-image', 'upload', 'view-image'],
  ...['toggle-section', 'thumbnail-size', 'complete', 'hold', 'reopen'],
  ...['set-note', 'set-flag', 'undo', 'redo', 'retry', 'discard', 'show-keys']
].map(name => `curation:${name}`);

/** They move or zoom by a step, or are in menus and on buttons. Nobody looks for these in the palette. */
const NOT_IN_PALETTE = [
  ...['zoom', 'pan', 'adjust-crop', 'rotate-view', 'swap-compared'],
  ...['move-focus', 'select', 'clear-slot', 'toggle-section'],
  ...['thumbnail-size', 'undo', 'redo', 'clear-filter', 'leave']
].map(name => `curation:${name}`);

test('every action is a command that describes its arguments, and the palette lists what people look for', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, PRODUCTS);
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.painted();
  const described = await page.evaluate(async () => {
    const { commands } = (
      window as unknown as {
        jupyterapp: {
          commands: {
            listCommands(): string[];
            describedBy(id: string): Promise<{ args?: unknown }>;
          };
        };
      }
    ).jupyterapp;
    const ids = commands
      .listCommands()
      .filter(id => id.startsWith('curation:'));
    return Promise.all(
      ids.map(async id => ({ id, args: (await commands.describedBy(id)).args }))
    );
  });
  const ids = described.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(COMMANDS));
  for (const { id, args } of described) {
    expect(args, id).toMatchObject({ type: 'object' });
  }

  await expect(page.locator('#jp-main-statusbar')).toContainText(
    'Curation: saved'
  );

  // The palette also lists disabled commands, greyed out.
  const palette = page.locator('#modal-command-palette');
  const items = palette.locator('.lm-CommandPalette-item');
  // Any command that runs closes the palette, JupyterLab's own too, the last
  // of which it may run after the desk is painted: it is read in one step.
  let offered: readonly { command: string; text: string }[] = [];
  await expect(async () => {
    await runCommand(page, 'apputils:activate-command-palette', {}, false);
    await palette.locator('input').fill('curation', { timeout: 2000 });
    await expect(items.first()).toBeVisible({ timeout: 2000 });
    offered = await items.evaluateAll(nodes =>
      nodes.map(item => ({
        command: item.getAttribute('data-command') ?? '',
        text: item.textContent ?? ''
      }))
    );
    expect(offered).not.toHaveLength(0);
  }).toPass();
  const ours = offered.filter(({ command }) => command.startsWith('curation:'));
  expect(
    new Set([...ours.map(({ command }) => command), ...NOT_IN_PALETTE])
  ).toEqual(new Set(ids));
  expect(
    ours.filter(({ command }) => NOT_IN_PALETTE.includes(command))
  ).toEqual([]);
  const texts = ours.map(({ text }) => text).join('\n');
  expect(texts).toContain('Choose as Model');
  expect(texts).not.toContain('the image of a slot');
});

test('menus on tiles, slots and rows do what the commands do', async ({
  page,
  context,
  browser
}) => {
  page.setDefaultTimeout(15_000);
  await useTable(context, TABLE, PRODUCTS);
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.painted();
  const menu = page.locator('.lm-Menu');
  const choose = (label: string): Promise<void> =>
    menu.locator('.lm-Menu-item', { hasText: label }).click();
  const [a, b] = ['detail/a.png', 'detail/b.png'];
  const slot = page.locator('.jp-CurationSlot[data-slot="1"]');

  await test.step('a tile', async () => {
    await desk.tile(a).click({ button: 'right' });
    await expect(
      menu.locator('.lm-Menu-item:visible', { hasText: 'Choose as' })
    ).toHaveCount(4);
    await choose('Choose as Front');
    await expect(desk.tile(a)).toContainText('Front');
    await expect(desk.tile(b)).toBeFocused();
  });

  await test.step('a slot', async () => {
    await slot.click({ button: 'right' });
    await choose('Show among the Images');
    await expect(desk.tile(a)).toBeFocused();
    await slot.click({ button: 'right' });
    await choose('View the Image');
    await expect(page.getByRole('dialog', { name: /a\.png/ })).toBeVisible();
    await desk.press('Escape');
    await slot.click({ button: 'right' });
    await choose('Clear the Slot');
    await expect(page.locator('.jp-CurationBadge')).toHaveCount(0);
    await expect(desk.tile(a)).toBeFocused();
  });

  await test.step('a row', async () => {
    const other = page.locator(
      `.jp-CurationRow[data-product="${PRODUCTS[1]}"]`
    );
    await other.click({ button: 'right' });
    await expect(
      menu.locator('.lm-Menu-item:visible', { hasText: 'Take Over' })
    ).toHaveCount(0);
    await choose('Open the Product');
    await expect.poll(() => desk.productId()).toBe(PRODUCTS[1]);
    await desk.painted();
    await expect(desk.tile(a)).toBeFocused();
    await expect(desk.tiles).toHaveCount(FOLDER.length);
  });

  await test.step('a row that another holds', async () => {
    const theirs = await browser.newContext();
    await leadTo(theirs, TABLE, 'curator-9');
    const otherDesk = new DeskPage(await theirs.newPage());
    await otherDesk.page.goto(LAB);
    await otherDesk.painted();
    await expect.poll(() => otherDesk.productId()).toBe(PRODUCTS[0]);
    await page.getByRole('button', { name: /^Refresh the Queue/ }).click();
    const held = page.locator('.jp-CurationRow.jp-mod-held');
    await expect(held).toHaveAttribute('data-product', PRODUCTS[0]);
    await held.click({ button: 'right' });
    await choose('Take Over the Product');
    await expect.poll(() => desk.productId()).toBe(PRODUCTS[0]);
    await desk.painted();
    await desk.focus(a);
    await desk.press('Delete');
    await expect(desk.tile(a)).toHaveCount(0);
    await desk.saved();
    await theirs.close();
  });
});

test('a check of the connection reports what is missing, and thumbnails can be cleared', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, PRODUCTS);
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.painted();
  await runCommand(page, 'curation:check-connection', {}, false);
  const check = page.locator('.jp-CurationCheck');
  await expect(check.getByRole('row', { name: /^Table/ })).toContainText(
    `The table ${TABLE}`
  );
  await expect(check.getByRole('row', { name: /^Table/ })).toContainText(
    'All right'
  );
  // The sandbox's own bucket has these rules; this one was made without.
  await expect(check.getByRole('row', { name: /^Lifecycle/ })).toContainText(
    'Missing'
  );
  await page.locator('.jp-Dialog-button').first().click();

  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await expect(page.locator('.jp-CurationDetails-usage')).not.toContainText(
    '0 bytes of',
    { timeout: 15_000 }
  );
  await runCommand(page, 'curation:clear-thumbnails');
  await expect(desk.message).toContainText(
    'thumbnails stored in this browser were removed'
  );
  await expect(page.locator('.jp-CurationDetails-usage')).toContainText(
    '0 bytes of',
    { timeout: 15_000 }
  );
});

test('a check says why it fails', async ({ page, context }) => {
  await useTable(context, TABLE, PRODUCTS);
  await page.route('**/jupyterlab-curation/credentials*', route =>
    route.fulfill({ status: 404 })
  );
  await page.goto(LAB);
  await expect(page.locator('.jp-CurationSignIn')).toBeVisible();
  await runCommand(page, 'curation:check-connection', {}, false);
  await expect(page.locator('.jp-Dialog')).toContainText(
    'provides no credentials'
  );
});
