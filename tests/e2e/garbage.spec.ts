import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { garbageItems } from '../fixtures/garbageItems';
import { INHERITED_NAMES } from '../fixtures/inheritedNames';
import {
  fill,
  makeBucket,
  makeTable,
  product,
  putObjects
} from './support/brokenDataset';
import { DeskPage } from './support/deskPage';
import { leadTo } from './support/ownTable';
import { putRaw } from './support/rawItems';

const LAB = String(process.env.CURATION_LAB_URL);
const TABLE = 'Garbage';
/** A product as it should be, beside the others. */
const SOUND = '79871';
const STATUSES = ['PENDING', 'PASS', 'COMPLETED'];

/** What the keys of the two indexes hold; a table refuses any other type there. */
const KEYS = ['current_status', 'category_status', 'last_updated_at'] as const;

/** The thirty items, and products whose ids every plain object has already. */
function hostileItems(): readonly Record<string, unknown>[] {
  const garbage = garbageItems().map((item, at) => {
    const status = STATUSES[at % STATUSES.length];
    const keys = KEYS.filter(
      name => typeof item[name] !== 'string' || item[name] === ''
    );
    return {
      ...item,
      ...Object.fromEntries(keys.map(name => [name, undefined])),
      // Else no list would show it.
      category_status: `1005#${status}`,
      last_updated_at: `2024-01-15T10:30:00.${100 + at}Z`
    };
  });
  const inherited = INHERITED_NAMES.map((name, at) => ({
    ...product(name),
    main_category: name,
    last_updated_at: `2024-01-15T10:30:00.${200 + at}Z`,
    flags: new Set([name]),
    completed_by: name,
    representative_assets: JSON.stringify({ [name]: ['detail/a.png'] }),
    [name]: { [name]: [name] }
  }));
  return [...garbage, ...inherited];
}

async function plantAll(): Promise<readonly string[]> {
  await makeBucket();
  await makeTable(TABLE);
  await fill(TABLE, [product(SOUND), product('79870')]);
  await putObjects(SOUND, ['detail/a.png', 'detail/b.png', 'detail/c.png']);
  const items = hostileItems();
  for (const item of items) {
    await putRaw(TABLE, item);
  }
  await putRaw(TABLE, {
    sub_category: 0,
    product_id: 'CURATION_SETTINGS',
    format: 1,
    settings: JSON.stringify({
      slots: INHERITED_NAMES.map(name => ({
        id: name,
        label: name,
        many: true
      })),
      flags: INHERITED_NAMES.map(name => ({ id: name, label: name })),
      hold_reasons: INHERITED_NAMES
    })
  });
  return items.map(({ product_id: id }) => String(id));
}

/** What goes wrong in a page and is ours. */
function follow(page: Page): string[] {
  const wrong: string[] = [];
  page.on('pageerror', error => wrong.push(String(error.stack ?? error)));
  page.on('console', message => {
    // The browser's own lines about objects that are missing are no errors of ours.
    if (
      message.type() === 'error' &&
      !message.text().startsWith('Failed to load resource')
    ) {
      wrong.push(message.text());
    }
  });
  return wrong;
}

async function openDesk(context: BrowserContext): Promise<DeskPage> {
  await leadTo(context, TABLE);
  const desk = new DeskPage(await context.newPage());
  await desk.page.goto(`${LAB}/lab?curation=open&reset`);
  await desk.rows.first().waitFor({ timeout: 45_000 });
  return desk;
}

function run(page: Page, command: string, args: object = {}): Promise<void> {
  return page.evaluate(
    async ([id, given]) => {
      await window.jupyterapp.commands.execute(id, given as never);
    },
    [command, args] as const
  );
}

/** No part of the screen has failed, and none has nothing to show. */
async function nothingBlank(
  page: Page,
  parts: readonly string[]
): Promise<void> {
  await expect(page.getByText(/cannot be shown\./)).toHaveCount(0);
  for (const part of parts) {
    await expect(page.locator(part).first()).toBeVisible();
    await expect(page.locator(part).first()).not.toBeEmpty();
  }
}

const DESK = [
  '.jp-CurationDesk-queue',
  '.jp-CurationProduct',
  '.jp-CurationBoard-scroll',
  '.jp-CurationStatusLine'
];

test('thirty items of garbage and names of every object go through every view without an error', async ({
  context
}) => {
  test.slow();
  const ids = await plantAll();
  const desk = await openDesk(context);
  const { page } = desk;
  const wrong = follow(page);
  const shown = page.locator('.jp-CurationProduct-id');

  await test.step('the queue, in each status and with each filter', async () => {
    const tabs = page.getByRole('radiogroup', { name: 'Status' });
    const radios = await tabs.getByRole('radio').all();
    expect(radios.length).toBeGreaterThanOrEqual(STATUSES.length);
    for (const radio of [...radios].reverse()) {
      await radio.click();
      await expect(radio).toHaveAttribute('aria-checked', 'true');
      await nothingBlank(page, ['.jp-CurationDesk-queue']);
    }
    for (const filter of [
      { prefix: '__proto__' },
      { minImages: 1, maxImages: 3 },
      { completedBy: 'constructor' },
      { flag: 'constructor' },
      { note: '\u202e' },
      { reason: 'toString' },
      { order: 'oldest' }
    ]) {
      await run(page, 'curation:filter-queue', filter);
      await nothingBlank(page, ['.jp-CurationDesk-queue']);
    }
    await run(page, 'curation:clear-filter');
  });

  for (const id of [...ids, SOUND]) {
    await test.step(`the product ${id}: images, board, viewer, compared, deleted, undone`, async () => {
      await run(page, 'curation:go-to-product', {
        productId: id,
        subCategory: 1005
      });
      await expect(shown).toHaveText(id);
      await nothingBlank(page, DESK);
      // Sections, the deleted images, the guideline: everything that is folded.
      await page.evaluate(() => {
        const folded = '[aria-expanded="false"], summary';
        for (const pane of ['.jp-CurationProduct', '.jp-CurationBoard']) {
          document
            .querySelectorAll<HTMLElement>(`${pane} :is(${folded})`)
            .forEach(head => head.click());
        }
      });
      if ((await desk.tiles.count()) > 0) {
        await desk.tiles.first().click();
        await desk.press('v');
        await expect(page.locator('.jp-CurationLarge')).toBeVisible();
        await desk.press('b');
        await nothingBlank(page, ['.jp-CurationLarge']);
        await desk.press('Escape');
        await desk.press('Escape');
        await expect(page.locator('.jp-CurationLarge')).toHaveCount(0);
        await run(page, 'curation:undo');
      }
      await nothingBlank(page, DESK);
    });
  }

  await test.step('a deletion beside them, and its undo', async () => {
    await desk.focus('detail/a.png');
    await desk.press('Delete');
    await expect(desk.tile('detail/a.png')).toHaveCount(0);
    await desk.press('ControlOrMeta+z');
    await expect(desk.tile('detail/a.png')).toBeVisible();
    await desk.saved();
  });

  await test.step('the statistics', async () => {
    await run(page, 'curation:show-statistics');
    const statistics = page.getByRole('dialog', { name: 'Statistics' });
    await expect(statistics.getByRole('status')).toHaveText(/\d+ products/);
    await nothingBlank(page, ['.jp-CurationStatistics-body']);
    await desk.press('Escape');
  });

  const job = page.locator('.jp-CurationJob:visible');
  const heading = job.getByRole('heading').first();
  const place = { mainCategory: 'TOP', subCategory: 1005 };

  await test.step('the page of verify', async () => {
    await run(page, 'curation:verify', place);
    await job.getByRole('button', { name: /^Check/ }).click();
    await expect(heading).toHaveText(/finding/, { timeout: 60_000 });
    await nothingBlank(page, ['.jp-CurationJob:visible']);
  });

  await test.step('the page of purge', async () => {
    await run(page, 'curation:purge', { ...place, olderThanDays: 0 });
    await job.getByRole('button', { name: 'Preview' }).click();
    await expect(heading).toHaveText(/would be purged|Nothing|No image/, {
      timeout: 60_000
    });
    await nothingBlank(page, ['.jp-CurationJob:visible']);
  });

  expect(wrong).toEqual([]);
});

/** Lets one part of the screen throw while it is drawn: this page's observers refuse its nodes. */
function poison(page: Page, selector: string | null): Promise<void> {
  return page.evaluate(chosen => {
    const poisoned = window as unknown as { curationPoison?: string | null };
    if (!('curationPoison' in poisoned)) {
      for (const { prototype } of [ResizeObserver, IntersectionObserver]) {
        const observe = prototype.observe as (...given: unknown[]) => void;
        prototype.observe = function (target: Element, ...options: unknown[]) {
          const { curationPoison } = poisoned;
          if (curationPoison && target.closest(curationPoison)) {
            throw new Error('This node is poisoned.');
          }
          observe.call(this, target, ...options);
        };
      }
    }
    poisoned.curationPoison = chosen;
  }, selector);
}

test('a pane that throws leaves the others and their keys, and “Try again” draws it', async ({
  context
}) => {
  await makeBucket();
  await makeTable(TABLE);
  await fill(TABLE, [product(SOUND), product('79870')]);
  const paths = ['detail/a.png', 'detail/b.png', 'detail/c.png'];
  await putObjects(SOUND, paths);
  await putObjects('79870', paths);
  const desk = await openDesk(context);
  const { page } = desk;
  await desk.settled();
  const failed = (what: string): Locator =>
    page.getByRole('alert').filter({ hasText: `The ${what} cannot be shown.` });
  const again = (what: string): Promise<void> =>
    failed(what).getByRole('button', { name: 'Try again' }).click();
  const viewer = page.locator('.jp-CurationLarge');

  await test.step('the viewer', async () => {
    await poison(page, '.jp-CurationLarge');
    await desk.focus(paths[0]);
    await desk.press('v');
    await expect(failed('viewer')).toBeVisible();
    await expect(desk.tiles.first()).toBeVisible();
    await poison(page, null);
    await again('viewer');
    await expect(viewer).toBeVisible();
    await desk.press('Escape');
    await expect(viewer).toHaveCount(0);
  });

  await test.step('the images: keys still lead on, and the next product is drawn', async () => {
    const before = await desk.productId();
    await poison(page, '.jp-CurationImages');
    await desk.press('n');
    await expect.poll(() => desk.productId()).not.toBe(before);
    await expect(failed('images')).toBeVisible();
    await expect(page.locator('.jp-CurationBoard-scroll')).toBeVisible();
    await poison(page, null);
    await desk.press('p');
    await expect.poll(() => desk.productId()).toBe(before);
    await expect(failed('images')).toHaveCount(0);
    await desk.painted();
  });
});
