import type { BrowserContext } from '@playwright/test';
import { expect } from '@playwright/test';

import { itemOf } from './brokenDataset';
import { DeskPage } from './deskPage';
import { useTable } from './ownTable';

const PRODUCT = '79801';

/**
 * One person works on one product in two tabs of a browser. Changes that one tab
 * makes while the other is open, and changes that both make while the network is
 * away, are made once each, and both tabs show them.
 *
 * @param lab - the URL of JupyterLab
 * @param table - a table for this test only
 */
export async function playTwoTabs(
  context: BrowserContext,
  lab: string,
  table: string
): Promise<void> {
  await useTable(context, table, [PRODUCT]);
  const [one, two] = [
    new DeskPage(await context.newPage()),
    new DeskPage(await context.newPage())
  ];
  for (const desk of [one, two]) {
    await desk.page.goto(`${lab}/lab?curation=open&reset`);
    await desk.painted();
    await desk.closesServerErrors();
  }
  const act = async (
    desk: DeskPage,
    name: string,
    key: string
  ): Promise<void> => {
    await desk.page.bringToFront();
    await desk.focus(`detail/${name}`);
    await desk.press(key);
    await expect(desk.tile(`detail/${name}`)).toHaveCount(0);
  };

  await act(one, 'a.png', 'Delete');
  await one.saved();
  await two.saved();
  await act(two, 'b.png', 't');
  await two.saved();
  expect(await itemOf(table, PRODUCT)).toMatchObject({
    detail: ['c.png', 'd.png', 'e.png', 'f.png'],
    text: ['b.png'],
    revision: 2
  });

  await context.setOffline(true);
  await act(one, 'c.png', 'Delete');
  await act(one, 'd.png', 't');
  await act(two, 'e.png', 't');
  await act(two, 'f.png', 'Delete');
  for (const { page } of [one, two]) {
    await expect(page.locator('.jp-CurationStatusLine-saving')).not.toHaveText(
      /All changes saved/
    );
  }
  await context.setOffline(false);
  await one.saved();
  await two.saved();

  const item = await itemOf(table, PRODUCT);
  expect(item).toMatchObject({ detail: [], revision: 6 });
  expect([...(item.text as string[])].sort()).toEqual([
    ...['b.png', 'd.png', 'e.png']
  ]);
  expect(
    (item.deleted as { filename: string }[])
      .map(({ filename }) => filename)
      .sort()
  ).toEqual(['a.png', 'b.png', 'c.png', 'd.png', 'e.png', 'f.png']);
  expect(new Set(item.ops as string[]).size).toBe(6);
}
