import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { itemOfTable } from './support/brokenDataset';
import { DeskPage } from './support/deskPage';
import type { Shown } from './support/keyPath';
import { keysTo } from './support/keyPath';
import type { SampleProduct } from './support/sampleTable';
import { useSample } from './support/sampleTable';

/** A product, and by image the key that a curator presses on it. */
interface Wanted extends SampleProduct {
  readonly keys: Readonly<Record<string, string>>;
  /** The pictures of text at the end of `detail`. */
  readonly rest: readonly string[];
}

/** The most keys a product, on average, without proposals. */
const MOST_KEYS = 10.5;

/** The most if the pictures of text at the end of `detail` are moved too. */
const MOST_KEYS_WITH_REST = 13.5;

const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;

/** In ms. A key that is pressed twice sooner acts once. */
const DOUBLE = 300;

/**
 * Six products of the sample: model, front, back, one image for each other colour,
 * and the picture of text that the shop put first. The front is the cut-out of the
 * main colour if there is one. A cut-out that is there twice is deleted. The pictures
 * of text at the end of `detail` go last and are counted apart, because they stand
 * behind all that is chosen.
 */
const DAY: readonly Wanted[] = [
  {
    main: 'BOTTOM',
    sub: 2003,
    productId: '89570',
    rest: ['detail/detail_010.png'],
    keys: {
      'detail/detail_004.jpg': '1',
      'segment/segment_001.png': '2',
      'detail/detail_003.webp': '3',
      'detail/detail_005.jpg': 'c',
      'detail/detail_007.jpg': 'c',
      'detail/detail_001.png': 't'
    }
  },
  {
    main: 'BOTTOM',
    sub: 2003,
    productId: '30412',
    rest: ['detail/detail_016.jpg'],
    keys: {
      'detail/detail_004.jpeg': '1',
      'segment/segment_001.png': '2',
      'detail/detail_003.jpg': '3',
      'detail/detail 02 (앞면).jpg': 'c',
      'detail/detail_005.jpg': 'c',
      'detail/detail_008.jpg': 'c',
      'detail/detail_001.png': 't'
    }
  },
  {
    main: 'BOTTOM',
    sub: 2004,
    productId: '88067',
    rest: ['detail/detail_015.jpg'],
    keys: {
      'detail/detail_004.jpg': '1',
      'detail/detail_002.jpg': '2',
      'detail/back %20.jpg': '3',
      'detail/detail_005.webp': 'c',
      'detail/detail_007.jpg': 'c',
      'detail/detail_010.jpg': 'c',
      'detail/detail_001.jpg': 't'
    }
  },
  {
    main: 'TOP',
    sub: 1005,
    productId: 'SKU1',
    rest: ['detail/상세 설명 (최종).png'],
    keys: {
      'detail/image_004.jpg': '1',
      'segment/segment_001.webp': '2',
      'detail/image_003.jpg': '3',
      'detail/A&B #1.jpg': 'c',
      'detail/size+chart 100%.jpg': 't'
    }
  },
  {
    main: 'TOP',
    sub: 1006,
    productId: '117785',
    rest: [
      'detail/detail_010.jpg',
      'detail/size+chart 100%.jpg',
      'detail/detail_012.png'
    ],
    keys: {
      'detail/detail_005.jpg': '1',
      'segment/segment_001.webp': '2',
      'detail/detail_008.jpg': '3',
      'segment/cut out+1.png': 'c',
      'detail/detail_001.jpg': 't',
      'segment/segment_003.png': 'Delete'
    }
  },
  {
    main: 'TOP',
    sub: 1006,
    productId: '56224',
    rest: [
      'detail/detail_012.jpg',
      'detail/detail_013.jpg',
      'detail/detail_014.jpg'
    ],
    keys: {
      'detail/detail_004.jpg': '1',
      'segment/segment_001.webp': '2',
      'detail/detail_003.webp': '3',
      'segment/segment_002.webp': 'c',
      'segment/segment_003.png': 'c',
      'detail/detail_001.jpg': 't'
    }
  }
];

/** What is shown, and what has the focus. */
async function look(page: Page): Promise<Shown & { focus: string | null }> {
  return page.evaluate(() => {
    const grid = document.querySelector('.jp-CurationProduct-scroll');
    const style = grid && getComputedStyle(grid);
    const sections = [...document.querySelectorAll('[data-folder]')];
    return {
      columns: Number(style?.getPropertyValue('--jp-curation-columns')),
      sections: sections.map(section =>
        [...section.querySelectorAll<HTMLElement>('.jp-CurationTile')].map(
          tile => tile.dataset.path ?? ''
        )
      ),
      focus: document.activeElement?.getAttribute('data-path') ?? null
    };
  });
}

/** Presses keys, and counts them. */
class Keyboard {
  pressed: string[] = [];

  constructor(private readonly _page: Page) {}

  async press(key: string): Promise<void> {
    if (this.pressed.at(-1) === key && !key.startsWith('Arrow')) {
      await this._page.waitForTimeout(DOUBLE);
    }
    this.pressed.push(key);
    await this._page.keyboard.press(key);
  }
}

async function curate(
  page: Page,
  keyboard: Keyboard,
  keys: Wanted['keys']
): Promise<void> {
  const left = new Map(Object.entries(keys));
  while (left.size > 0) {
    const shown = await look(page);
    if (shown.focus === null) {
      throw new Error('No image has the focus.');
    }
    for (const key of keysTo(shown, shown.focus, new Set(left.keys()))) {
      await keyboard.press(key);
    }
    const { focus } = await look(page);
    await expect(page.locator('.jp-CurationTile:focus')).toBeInViewport();
    const key = left.get(focus ?? '');
    expect(key, `a key for ${focus}`).toBeDefined();
    await keyboard.press(key ?? '');
    left.delete(focus ?? '');
    // Every key goes on to another image.
    await expect.poll(async () => (await look(page)).focus).not.toBe(focus);
  }
}

function imagesOf(keys: Wanted['keys'], pressed: string): readonly string[] {
  return Object.keys(keys).filter(image => keys[image] === pressed);
}

test('six products are curated by keyboard with few keys', async ({
  page,
  context
}) => {
  test.setTimeout(300_000);
  await useSample(context, 'Day', DAY);
  const desk = new DeskPage(page);
  await page.goto(LAB);
  const keyboard = new Keyboard(page);
  const counts: string[] = [];
  let forRest = 0;
  for (let nth = 0; nth < DAY.length; nth++) {
    await desk.settled();
    const productId = await desk.productId();
    const wanted = DAY.find(product => product.productId === productId);
    if (!wanted) {
      throw new Error(`${productId} is not among the products of the day.`);
    }
    const before = keyboard.pressed.length;
    await curate(page, keyboard, wanted.keys);
    const chosen = keyboard.pressed.length;
    await curate(
      page,
      keyboard,
      Object.fromEntries(wanted.rest.map(image => [image, 't']))
    );
    forRest += keyboard.pressed.length - chosen;
    await keyboard.press('Shift+Enter');
    await expect(desk.message).toContainText(`Completed ${productId}`);
    const end = page.getByRole('button', { name: /^Go on with/ });
    const next = desk.tiles.first();
    if (nth < DAY.length - 1) {
      await expect(end.or(next).first()).toBeVisible();
      await expect.poll(() => desk.productId()).not.toBe(productId);
      await expect(end.or(next).first()).toBeVisible();
      if (await end.isVisible()) {
        await keyboard.press('n');
        await expect(end).toHaveCount(0);
      }
    }
    counts.push(`${productId}: ${keyboard.pressed.slice(before).join(' ')}`);
  }
  await desk.saved();
  const all = keyboard.pressed.length / DAY.length;
  const mean = all - forRest / DAY.length;
  console.log(counts.join('\n'));
  console.log(`mean keys a product: ${mean.toFixed(1)}`);
  console.log(`with the texts at the end of detail: ${all.toFixed(1)}`);

  for (const { main, sub, productId, keys, rest } of DAY) {
    const item = await itemOfTable('Day', sub, productId);
    expect(item).toMatchObject({
      main_category: main,
      current_status: 'COMPLETED'
    });
    const chosen = JSON.parse(String(item.representative_assets)) as Record<
      string,
      string | string[]
    >;
    expect(chosen).toMatchObject({
      model: imagesOf(keys, '1')[0],
      front: imagesOf(keys, '2')[0],
      back: imagesOf(keys, '3')[0]
    });
    expect([...(chosen.color_variant as string[])].sort()).toEqual(
      [...imagesOf(keys, 'c')].sort()
    );
    const lists = ['detail', 'segment'].flatMap(folder =>
      (item[folder] as string[]).map(name => `${folder}/${name}`)
    );
    for (const gone of [
      ...imagesOf(keys, 't'),
      ...imagesOf(keys, 'Delete'),
      ...rest
    ]) {
      expect(lists).not.toContain(gone);
    }
    expect(item.text).toHaveLength(imagesOf(keys, 't').length + rest.length);
  }
  expect(mean).toBeLessThanOrEqual(MOST_KEYS);
  expect(all).toBeLessThanOrEqual(MOST_KEYS_WITH_REST);
});

test('the slips of a hurried person do no harm', async ({ page, context }) => {
  const [product] = DAY;
  await useSample(context, 'DaySlips', DAY.slice(0, 2));
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.settled();
  const first = await desk.productId();
  const focus = async (): Promise<string | null> => (await look(page)).focus;
  const start = await focus();
  expect(start).not.toBeNull();

  await test.step('after a refused Complete the image keys go on working', async () => {
    await desk.press('Shift+Enter');
    await desk.press('Space');
    await expect(page.locator('.jp-CurationViewer')).toBeVisible();
    await desk.press('Escape');
    await expect(page.locator('.jp-CurationViewer')).toHaveCount(0);
    await expect(page.locator('.jp-CurationBadge')).toHaveCount(0);
    await expect.poll(focus).toBe(start);
    await page.locator('.jp-CurationQueue-list').focus();
    await desk.press('Escape');
    await expect.poll(focus).toBe(start);
  });

  await test.step('the focus crosses the end of a section, and a double press acts once', async () => {
    const images = await desk.tiles.count();
    await desk.press('PageDown');
    const { sections } = await look(page);
    await expect.poll(focus).toBe(sections[1][0]);
    await desk.press('ArrowLeft');
    await expect.poll(focus).toBe(sections[0].at(-1));
    // Before the effect of the first press is shown.
    await page.evaluate(() => {
      for (let turn = 0; turn < 2; turn++) {
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: 'Delete',
            keyCode: 46,
            bubbles: true,
            cancelable: true
          })
        );
      }
    });
    await expect.poll(focus).toBe(sections[1][0]);
    await expect(desk.tiles).toHaveCount(images - 1);
    await desk.press('ControlOrMeta+z');
    await expect(desk.tiles).toHaveCount(images);
  });

  await test.step('the rest of a section is moved by two keys', async () => {
    const [, detail] = (await look(page)).sections;
    for (const key of ['Home', 'PageDown', 'ArrowRight', 'Shift+PageDown']) {
      await desk.press(key);
    }
    await expect(
      page.locator('.jp-CurationTile[aria-selected=true]')
    ).toHaveCount(detail.length - 1);
    await desk.press('t');
    await expect
      .poll(async () => (await look(page)).sections[1])
      .toEqual([detail[0]]);
    await desk.press('ControlOrMeta+z');
    await expect
      .poll(async () => (await look(page)).sections[1])
      .toEqual(detail);
  });

  await test.step('or by one, and chosen images stay', async () => {
    const [, detail] = (await look(page)).sections;
    await desk.press('Home');
    await desk.press('PageDown');
    await desk.press('1');
    await expect.poll(focus).toBe(detail[1]);
    await desk.press('ArrowLeft');
    await desk.press('Shift+T');
    await expect
      .poll(async () => (await look(page)).sections[1])
      .toEqual([detail[0]]);
    await desk.press('ControlOrMeta+z');
    await desk.press('ControlOrMeta+z');
    await expect
      .poll(async () => (await look(page)).sections[1])
      .toEqual(detail);
  });

  await test.step('a hold by digit stores that reason, however fast', async () => {
    await desk.saved();
    await page.keyboard.press('h');
    await page.keyboard.press('2');
    await expect(desk.message).toContainText(`Held ${first}`);
    await expect.poll(() => desk.productId()).not.toBe(first);
    await desk.saved();
    const { pass_reason: reason } = await itemOfTable(
      'DaySlips',
      product.sub,
      first
    );
    expect(reason).toBe('No front view of the model');
  });

  await test.step('P goes back to it, N on, and undo reopens it', async () => {
    const second = await desk.productId();
    await desk.settled();
    await desk.press('p');
    await expect.poll(() => desk.productId()).toBe(first);
    await desk.settled();
    await desk.press('n');
    await expect.poll(() => desk.productId()).toBe(second);
    await desk.settled();
    await desk.press('ControlOrMeta+z');
    await expect.poll(() => desk.productId()).toBe(first);
    await expect(desk.message).toContainText(`Reopened ${first}`);
    await desk.saved();
    expect(await itemOfTable('DaySlips', product.sub, first)).toMatchObject({
      current_status: 'PENDING'
    });
  });
});
