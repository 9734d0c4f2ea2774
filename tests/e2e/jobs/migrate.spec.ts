import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';

import { imageFile } from '../../fixtures/imageFiles';
import { expect, mockedTest as test } from '../support/deskTest';
import { ReadBack } from '../support/readBack';
import { runCommand } from '../support/workspace';
import { checkAccessible, jobOf, openLab } from './jobPages';

/** Categories that no other test counts. */
const WATCH = { main: 'WATCH', sub: 7001 };
const RING = { main: 'RING', sub: 7002 };

const PRODUCTS = 30;
const IMAGES = ['detail/a.jpg', 'detail/한글 (1)+%#.jpg', 'text/t.jpg'];

const cloud = new ReadBack();

/** Fills a real folder of the browser, and has the page's picker choose it. */
async function fillFolder(page: Page): Promise<void> {
  await page.evaluate(
    async ({ main, sub, products, images }) => {
      const root = await navigator.storage.getDirectory();
      const put = async (name: string, bytes: Blob | string): Promise<void> => {
        let folder = await root.getDirectoryHandle('spring', { create: true });
        const parts = name.split('/');
        const file = parts.pop()!;
        for (const part of parts) {
          folder = await folder.getDirectoryHandle(part, { create: true });
        }
        const handle = await folder.getFileHandle(file, { create: true });
        const writable = await handle.createWritable();
        await writable.write(bytes);
        await writable.close();
      };
      const canvas = new OffscreenCanvas(120, 90);
      const context = canvas.getContext('2d')!;
      for (let id = 0; id < products; id++) {
        const product = `${main}/${sub}/W${100 + id}`;
        for (const [at, image] of images.entries()) {
          context.fillStyle = `hsl(${id * 12} 80% ${30 + at * 20}%)`;
          context.fillRect(0, 0, 120, 90);
          const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
          await put(`${product}/${image}`, blob);
        }
        await put(`${product}/meta.json`, JSON.stringify({ name: `W${id}` }));
      }
      await put(`${main}/notes.txt`, 'x');
      await put(`${main}/${sub}/W100/detail/broken.jpg`, '<html></html>');
    },
    { ...WATCH, products: PRODUCTS, images: IMAGES }
  );
}

/** The picker of a browser that has one: it needs a person, so that the folder is chosen for them. */
async function choosesFolder(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('spring')
    });
  });
}

/** Keys of images by how often the bucket took them. */
function takenBy(page: Page): Map<string, number> {
  const taken = new Map<string, number>();
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    if (
      response.request().method() === 'PUT' &&
      response.status() === 200 &&
      /\.jpg$/.test(pathname)
    ) {
      taken.set(pathname, (taken.get(pathname) ?? 0) + 1);
    }
  });
  return taken;
}

test('a folder is looked at and sent; the tab is closed in the middle, and the next one goes on', async ({
  page
}) => {
  await choosesFolder(page);
  await openLab(page);
  await fillFolder(page);
  const first = takenBy(page);
  // The bucket takes some images, and then none any more.
  let begun = 0;
  await page.route(/\/WATCH\/.*\.jpg/, async route => {
    if (route.request().method() === 'PUT' && ++begun > 40) {
      return;
    }
    await route.continue();
  });
  const job = jobOf(page);
  const heading = job.getByRole('heading');

  await test.step('the folder is chosen and looked at; nothing is sent', async () => {
    await runCommand(page, 'curation:migrate', {});
    const choose = job.getByRole('button', { name: 'Choose a folder…' });
    await expect(choose).toBeFocused();
    await checkAccessible(page);
    await page.keyboard.press('Enter');
    await expect(job.locator('.jp-CurationJob-folder')).toHaveText('spring');
    await checkAccessible(page);
    await job.getByRole('button', { name: 'Look at the folder' }).click();
    await expect(heading).toHaveText(/^30 products with 90 images .* to send$/);
    await expect(job).toContainText('It is a file where folders are expected');
    await checkAccessible(page);
    expect(first.size).toBe(0);
    expect(await cloud.productIds(WATCH.sub)).toEqual([]);
  });

  await test.step('it is sent until the tab is closed, which asks first', async () => {
    await job.getByRole('button', { name: /^Send 90 images/ }).click();
    await expect(heading).toHaveText('Sending spring…');
    await checkAccessible(page);
    await expect.poll(() => first.size, { timeout: 60_000 }).toBe(40);
    const [asked] = await Promise.all([
      page.waitForEvent('dialog'),
      page.close({ runBeforeUnload: true })
    ]);
    expect(asked.type()).toBe('beforeunload');
    await Promise.all([page.waitForEvent('close'), asked.accept()]);
  });

  // A product is there whole or not at all.
  const half = await cloud.productIds(WATCH.sub);
  expect(half.length).toBeLessThan(PRODUCTS);
  for (const id of half) {
    expect(await cloud.dangling(await cloud.item(WATCH.sub, id))).toEqual([]);
  }

  await test.step('another tab offers the folder, and sends the rest', async () => {
    const later = await page.context().newPage();
    const second = takenBy(later);
    await openLab(later);
    await runCommand(later, 'curation:migrate', {});
    const next = jobOf(later);
    await expect(next.locator('.jp-CurationJob-folder')).toHaveText('spring');
    await next.getByRole('button', { name: 'Look at the folder' }).click();
    await next.getByRole('button', { name: /^Send \d+ images/ }).click();
    await expect(next.getByRole('heading')).toHaveText(/ sent$/, {
      timeout: 90_000
    });
    await checkAccessible(later);
    // Nothing twice. A browser that closes a tab may let held requests go, so
    // that the bucket has more than the first tab has heard of.
    expect([...second.keys()].filter(key => first.has(key))).toEqual([]);
    expect(new Set([...first.values(), ...second.values()])).toEqual(
      new Set([1])
    );
  });

  await test.step('nothing is missing', async () => {
    expect(await cloud.productIds(WATCH.sub)).toHaveLength(PRODUCTS);
    for (let id = 0; id < PRODUCTS; id++) {
      const item = await cloud.item(WATCH.sub, `W${100 + id}`);
      expect(item).toMatchObject({
        main_category: WATCH.main,
        current_status: 'PENDING',
        category_status: `${WATCH.sub}#PENDING`,
        detail: ['a.jpg', '한글 (1)+%#.jpg'],
        text: ['t.jpg']
      });
      expect(await cloud.dangling(item)).toEqual([]);
    }
    expect(
      String(await cloud.bytes(`${WATCH.main}/${WATCH.sub}/W100/meta.json`))
    ).toBe('{"name":"W0"}');
    expect(await cloud.counters(WATCH.main, WATCH.sub)).toMatchObject({
      pending_count: PRODUCTS
    });
  });
});

test('a browser without a picker lists the folder by an input', async ({
  page
}) => {
  const root = await mkdtemp(path.join(tmpdir(), 'curation-picked-'));
  const product = path.join(root, RING.main, String(RING.sub), 'R1');
  await mkdir(path.join(product, 'detail'), { recursive: true });
  await writeFile(path.join(product, 'detail', 'a.jpg'), imageFile('jpeg'));
  await writeFile(path.join(product, 'detail', 'Thumbs.db'), 'x');
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: undefined });
  });
  await openLab(page);
  await runCommand(page, 'curation:migrate', { packs: false });
  const job = jobOf(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    job.getByRole('button', { name: 'Choose a folder…' }).click()
  ]);
  await chooser.setFiles(root);
  await expect(job.locator('.jp-CurationJob-folder')).toHaveText(
    path.basename(root)
  );
  await job.getByRole('button', { name: 'Look at the folder' }).click();
  await job.getByRole('button', { name: /^Send 1 image/ }).click();
  await expect(job.getByRole('heading')).toHaveText(/^1 image .* sent$/);
  await rm(root, { recursive: true });
  const item = await cloud.item(RING.sub, 'R1');
  expect(item).toMatchObject({ detail: ['a.jpg'] });
  expect(await cloud.dangling(item)).toEqual([]);
  expect(await cloud.counters(RING.main, RING.sub)).toMatchObject({
    pending_count: 1
  });
});
