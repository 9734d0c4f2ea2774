import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { BUCKET, putObjects } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';

const TABLE = 'Packs';
const PRODUCT = '79801';
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;
const NAMES = Array.from(
  { length: 19 },
  (_, at) => `d${String(at + 1).padStart(2, '0')}.png`
);

/** The job as an administrator runs it, on the built command line. */
async function pack(): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    ['dist/cli.mjs', 'pack', '--category', 'TOP/1005'],
    {
      env: { ...process.env, CURATION_BUCKET: BUCKET, CURATION_TABLE: TABLE }
    }
  );
}

/** The requests of a page for the product's objects: method and relative path. */
function fetchedBy(page: Page): string[] {
  const fetched: string[] = [];
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    const at = pathname.indexOf(`/${PRODUCT}/`);
    if (
      request.url().startsWith(String(process.env.CURATION_S3_ENDPOINT)) &&
      at >= 0 &&
      !pathname.endsWith('/meta.json')
    ) {
      fetched.push(
        `${request.method()} ${pathname.slice(at + PRODUCT.length + 2)}`
      );
    }
  });
  return fetched;
}

async function allPainted(desk: DeskPage): Promise<void> {
  await desk.page.goto(LAB);
  await desk.painted();
  for (const name of NAMES) {
    const picture = desk.tile(`detail/${name}`).locator('img');
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toBeVisible();
  }
}

test('an uncached product loads its pack with one request, or each picture if the pack is gone, and the pack is written again', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, [PRODUCT], NAMES);
  await pack();
  const desk = new DeskPage(page);
  const fetched = fetchedBy(page);
  await allPainted(desk);
  // The queue loaded its cover before the product was opened.
  const cover = `GET detail/${NAMES[0]}`;
  expect([...fetched].sort()).toEqual([cover, 'GET thumbnails.pack']);

  await test.step('a broken pack is written again', async () => {
    await putObjects(PRODUCT, ['thumbnails.pack']);
    // The same browser, which has claimed the product, without its cache.
    await page.evaluate(() =>
      (
        window as unknown as {
          jupyterapp: { commands: { execute(id: string): Promise<void> } };
        }
      ).jupyterapp.commands.execute('curation:clear-thumbnails')
    );
    fetched.length = 0;
    await allPainted(desk);
    expect(fetched.filter(request => request.startsWith('GET')).sort()).toEqual(
      [...NAMES.map(name => `GET detail/${name}`), 'GET thumbnails.pack']
    );
    await expect
      .poll(() => fetched, { timeout: 30_000 })
      .toContain('PUT thumbnails.pack');
  });
});
