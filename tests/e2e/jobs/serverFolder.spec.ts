import type { Page } from '@playwright/test';

import { imageFile } from '../../fixtures/imageFiles';
import { expect, mockedTest as test } from '../support/deskTest';
import { ReadBack } from '../support/readBack';
import { runCommand } from '../support/workspace';
import { checkAccessible, jobOf, openLab, takePictures } from './jobPages';

/** A category that no other test counts. */
const COAT = { main: 'COAT', sub: 7003 };
/** So many that the run is not over when the server ends. */
const PRODUCTS = 600;
const FOLDER = 'data/spring';
const NAMES = ['a.jpg', '한글 (1)+%#.jpg'];

/** All images, as the page writes the number. */
const COUNT = (PRODUCTS * NAMES.length).toLocaleString('en');

const cloud = new ReadBack();

/** Fills a folder of the server, as the file browser uploads it. */
async function fillFolder(page: Page): Promise<void> {
  const content = Buffer.from(imageFile('jpeg')).toString('base64');
  await page.evaluate(
    async ({ folder, main, sub, products, names, bytes }) => {
      const { contents } = window.jupyterapp.serviceManager;
      const made = new Set<string>();
      const put = async (path: string): Promise<void> => {
        const parts = path.split('/');
        for (let at = 1; at < parts.length; at++) {
          const inside = parts.slice(0, at).join('/');
          if (!made.has(inside)) {
            made.add(inside);
            await contents.save(inside, { type: 'directory' });
          }
        }
        const format = 'base64' as const;
        await contents.save(path, { type: 'file', format, content: bytes });
      };
      for (let id = 0; id < products; id++) {
        const product = `${folder}/${main}/${sub}/C${100 + id}`;
        const [first, ...rest] = names.map(name => `${product}/detail/${name}`);
        await put(first);
        await Promise.all(rest.map(put));
      }
    },
    {
      folder: FOLDER,
      ...COAT,
      products: PRODUCTS,
      names: NAMES,
      bytes: content
    }
  );
}

test('a folder of the server is sent by the server, which is restarted in the middle; Resume does the rest', async ({
  page
}) => {
  test.setTimeout(300_000);
  await openLab(page);
  await fillFolder(page);
  const job = jobOf(page);
  const heading = job.getByRole('heading').first();
  const cards = page.locator('.jp-CurationJobs-job');

  await test.step('a path out of the root is refused', async () => {
    await runCommand(page, 'curation:migrate', { packs: false });
    await job.getByLabel('On the Jupyter server').check();
    const path = job.getByLabel('Path on the server');
    await path.fill('data/../..');
    await path.press('Enter');
    await expect(job).toContainText('not a path below the folder');
    await job.getByRole('button', { name: 'Back' }).click();
  });

  await test.step('a folder of the wrong level is named', async () => {
    await job.getByLabel('Path on the server').fill(`${FOLDER}/${COAT.main}`);
    await takePictures(page, 'form');
    await job.getByRole('button', { name: 'Look at the folder' }).click();
    await expect(job).toContainText('This looks like a main category', {
      timeout: 60_000
    });
    await job.getByRole('button', { name: 'Start again…' }).click();
  });

  await test.step('the server looks, and sends nothing', async () => {
    await job.getByLabel('Path on the server').fill(`/${FOLDER}/`);
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(
      new RegExp(`^${PRODUCTS} products with ${COUNT} images .* to send`),
      {
        timeout: 60_000
      }
    );
    await expect(job).toContainText('Estimate: ');
    expect(await cloud.productIds(COAT.sub)).toEqual([]);
  });

  await test.step('it is sent, and the server is restarted in the middle', async () => {
    await job
      .getByRole('button', { name: new RegExp(`^Send ${COUNT} images`) })
      .click();
    await expect(heading).toHaveText(`Sending /${FOLDER}/…`);
    // The run does not need its page, and Galata's own requests would fail without a server.
    // Galata's goto knows no address outside JupyterLab.
    await page.evaluate(() => window.location.assign('about:blank'));
    await page.waitForURL('about:blank');
    await expect
      .poll(() => cloud.countOf(`${COAT.main}/${COAT.sub}/`), {
        intervals: [50],
        timeout: 60_000
      })
      .toBeGreaterThan(0);
    const control = String(process.env.CURATION_E2E_CONTROL);
    const { status } = await fetch(`${control}/restart-lab`, {
      method: 'POST'
    });
    expect(status).toBe(204);
  });

  // A product is there whole or not at all.
  for (const id of await cloud.productIds(COAT.sub)) {
    expect(await cloud.dangling(await cloud.item(COAT.sub, id))).toEqual([]);
  }
  expect((await cloud.productIds(COAT.sub)).length).toBeLessThan(PRODUCTS);

  await test.step('another page finds it interrupted, and resumes it', async () => {
    await openLab(page);
    await runCommand(page, 'curation:jobs');
    await expect(cards.first()).toContainText('Interrupted', {
      timeout: 30_000
    });
    await expect(cards.first()).toContainText(`on the Jupyter server`);
    await expect(cards.first()).toContainText(FOLDER);
    await takePictures(page, 'interrupted');
    await cards
      .first()
      .getByRole('button', { name: /^Resume/ })
      .click();
    await expect(cards.first()).toContainText('Done', { timeout: 90_000 });
    await cards.first().getByRole('button', { name: 'Report' }).click();
    await expect(
      cards
        .first()
        .getByRole('row', { name: /^Products/ })
        .first()
    ).toBeVisible();
    await takePictures(page, 'done');
  });

  await test.step('Open shows its report on its own page', async () => {
    await cards.first().getByRole('button', { name: /^Open/ }).click();
    await expect(heading).toHaveText(/ sent$/);
    await checkAccessible(page);
  });

  await test.step('nothing is missing', async () => {
    expect(await cloud.productIds(COAT.sub)).toHaveLength(PRODUCTS);
    for (let id = 0; id < PRODUCTS; id++) {
      const item = await cloud.item(COAT.sub, `C${100 + id}`);
      expect(item).toMatchObject({
        main_category: COAT.main,
        current_status: 'PENDING',
        detail: NAMES
      });
      expect(await cloud.dangling(item)).toEqual([]);
    }
    expect(await cloud.counters(COAT.main, COAT.sub)).toMatchObject({
      pending_count: PRODUCTS
    });
  });
});
