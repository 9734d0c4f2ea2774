import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

import { itemOf } from './brokenDataset';
import { DeskPage } from './deskPage';
import { leadTo, useTable } from './ownTable';

const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;

/** The images that each side deletes. */
export interface Sides {
  readonly mine: string;
  readonly theirs: string;
}

/**
 * Produces a conflict on a new table. My change waits for the network, while
 * another person takes over the product, deletes an image and leaves.
 *
 * @param products - the product of the conflict, and another to go to
 * @returns the conflict on my desk
 */
export async function aConflict(
  {
    page,
    context,
    browser
  }: { page: Page; context: BrowserContext; browser: Browser },
  table: string,
  [product, next]: readonly [string, string],
  { mine, theirs }: Sides
): Promise<Locator> {
  await useTable(context, table, [product, next]);
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.painted();
  await desk.goTo(product);
  const endpoint = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;
  await page.route(endpoint, route => route.abort());
  await desk.focus(mine);
  await desk.press('Delete');
  await expect(desk.tile(mine)).toHaveCount(0);
  await expect(page.getByText('1 change not saved')).toBeVisible({
    timeout: 30_000
  });

  const other = await browser.newContext();
  await leadTo(other, table, 'curator-9');
  const otherDesk = new DeskPage(await other.newPage());
  await otherDesk.page.goto(LAB);
  await otherDesk.painted();
  await otherDesk.goTo(product);
  await otherDesk.page.getByRole('button', { name: 'Take over' }).click();
  await otherDesk.focus(theirs);
  await otherDesk.press('Delete');
  await otherDesk.saved();
  // A person who leaves a product releases it.
  await otherDesk.goTo(next);
  await expect
    .poll(() => itemOf(table, product))
    .not.toHaveProperty('claim_id');
  await other.close();

  await page.unroute(endpoint);
  await page.getByRole('button', { name: 'Retry' }).click();
  const conflict = page.getByRole('region', {
    name: /curator-9 took over this product/
  });
  await expect(conflict).toBeVisible({ timeout: 20_000 });
  return conflict;
}
