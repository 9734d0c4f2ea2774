import { createHash } from 'node:crypto';

import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';

import { encodePack } from '../../../src/domain/images/pack/encodePack';
import { PACK_FORMAT, PACK_MAGIC } from '../../../src/domain/images/pack/pack';
import { PNG, fill, product, putObjects } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { FOLDER, useTable } from '../support/ownTable';

/** Somebody who writes to the bucket and to the table has made the pack, and the item names it. */

const TABLE = 'ForeignPacks';
const PRODUCT = '79801';
const PACK = 'thumbnails.pack';

function etagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

async function jpegOf(width: number, height: number): Promise<Uint8Array> {
  const create = { width, height, channels: 3 as const, background: 'blue' };
  return sharp({ create, limitInputPixels: false }).jpeg().toBuffer();
}

async function namePack(bytes: Uint8Array): Promise<void> {
  await putObjects(PRODUCT, [PACK], Buffer.from(bytes));
  const { last_updated_at: at } = product(PRODUCT);
  await fill(TABLE, [
    product(PRODUCT, {
      detail: FOLDER,
      thumbnails_pack: {
        etag: etagOf(bytes),
        checked_at: at,
        format: PACK_FORMAT
      }
    })
  ]);
}

/** The relative paths that a page reads of the product. */
function readBy(page: Page): Set<string> {
  const read = new Set<string>();
  page.on('request', request => {
    const [, path] = new URL(request.url()).pathname.split(`/${PRODUCT}/`);
    if (path !== undefined && request.method() === 'GET') {
      read.add(path);
    }
  });
  return read;
}

async function openAndSeeAll(page: Page): Promise<void> {
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?curation=open&reset`);
  const desk = new DeskPage(page);
  await desk.painted();
  for (const name of FOLDER) {
    await expect(desk.tile(`detail/${name}`).locator('img')).toBeVisible();
  }
}

test('a pack with a bomb and a picture of another size gives its other pictures alone', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, [PRODUCT], FOLDER);
  const right = await jpegOf(10, 10);
  const pictures: Readonly<Record<string, Uint8Array>> = {
    // 256 megapixels, in some MB.
    'b.png': await jpegOf(16_000, 16_000),
    'c.png': await jpegOf(400, 100)
  };
  const encoded = encodePack(
    FOLDER.map(name => ({
      path: `detail/${name}` as const,
      etag: etagOf(PNG),
      bytes: PNG.length,
      width: 10,
      height: 10,
      picture: pictures[name] ?? right
    }))
  );
  if ('problem' in encoded) {
    throw new Error('The bomb is too large for a pack.');
  }
  await namePack(encoded.bytes);
  const read = readBy(page);
  await openAndSeeAll(page);
  expect(read).toContain(PACK);
  expect(read).toContain('detail/b.png');
  expect(read).toContain('detail/c.png');
  // The queue may have read the first one as its cover.
  for (const name of ['d.png', 'e.png', 'f.png']) {
    expect(read).not.toContain(`detail/${name}`);
  }
});

test('a pack of 40 MB is left, and the pictures are made of the images', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, [PRODUCT], FOLDER);
  const bytes = new Uint8Array(40_000_000);
  bytes.set(PACK_MAGIC);
  await namePack(bytes);
  const read = readBy(page);
  await openAndSeeAll(page);
  for (const name of FOLDER) {
    expect(read).toContain(`detail/${name}`);
  }
});
