import type { Locator, Page } from '@playwright/test';

import { foreignItem, foreignTable } from '../../fixtures/foreignItems';
import { laterPage, laterProduct } from '../../fixtures/laterProgram';
import { PNG } from '../support/brokenDataset';
import { expect, mockedTest as test } from '../support/deskTest';
import { OwnDataset } from './ownDataset';
import { runCommand } from '../support/workspace';
import {
  checkAccessible,
  jobOf,
  openLab,
  takePictureBeside,
  takePictures
} from './jobPages';

type LaterItem = ReturnType<typeof foreignItem>;

const STATUSES = ['PENDING', 'COMPLETED', 'PASS'];

/** A name with everything that a key, a URL and a page can get wrong. */
const NAME = `앞면 (1)+%# & ${'긴'.repeat(60)}.png`;

/** Nobody can write an object of yesterday: the listings of the bucket make its objects two hours older. */
async function ageObjects(page: Page, bucket: string): Promise<void> {
  await page.route(
    url =>
      url.pathname.startsWith(`/${bucket}`) && url.search.includes('list-type'),
    async route => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /<LastModified>([^<]+)</g,
        (_, at) =>
          `<LastModified>${new Date(Date.parse(at) - 7_200_000).toISOString()}<`
      );
      await route.fulfill({ response, body });
    }
  );
}

const headingOf = (page: Page): Locator => jobOf(page).getByRole('heading');

/** Presses the button that has the focus after so many tabs. */
async function pressAfter(
  page: Page,
  tabs: number,
  name: string
): Promise<void> {
  for (let at = 0; at < tabs; at++) {
    await page.keyboard.press('Tab');
  }
  await expect(jobOf(page).getByRole('button', { name })).toBeFocused();
  await page.keyboard.press('Enter');
}

/** From a report of what was done back to the question. */
async function startAgain(page: Page): Promise<void> {
  await headingOf(page).focus();
  await pressAfter(page, 1, 'Start again…');
  await expect(headingOf(page)).toHaveText('Adopt a bucket or a table');
  await expect(headingOf(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(jobOf(page).getByLabel('Category')).toBeFocused();
}

/** From the field before it. */
async function tickUndo(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(
    jobOf(page).getByLabel('Undo an earlier adoption')
  ).toBeChecked();
}

test('a bucket of objects without items is adopted as shown, and given back', async ({
  context,
  page
}) => {
  test.setTimeout(300_000);
  const dataset = await OwnDataset.make('adopted-bucket');
  const paths = [`detail/${NAME}`, 'segment/b.png', 'text/t.png'];
  for (const id of ['A1', 'A2']) {
    for (const path of paths) {
      await dataset.put(`TOP/3101/${id}/${path}`, PNG);
    }
  }
  await dataset.put('TOP/3101/A1/detail/empty.png', Buffer.alloc(0));
  const keys = await dataset.keys();
  await dataset.use(context);
  await openLab(page);
  const job = jobOf(page);

  await test.step('what is being uploaded is left, and named', async () => {
    await runCommand(page, 'curation:adopt');
    await expect(job.getByLabel('Category')).toBeFocused();
    await takePictures(page, 'asking');
    await job.getByLabel('Category').focus();
    await pressAfter(page, 2, 'Preview');
    await expect(headingOf(page)).toHaveText('Nothing that can be adopted');
    await expect(headingOf(page)).toBeFocused();
    await expect(job).toContainText('younger than 10 minutes');
  });

  await ageObjects(page, dataset.bucket);
  await test.step('what would be done; nothing is done yet', async () => {
    await startAgain(page);
    await pressAfter(page, 2, 'Preview');
    await expect(headingOf(page)).toHaveText('What would be done');
    await expect(job).toContainText('2 products would be changed.');
    await expect(
      job.getByRole('row', { name: /TOP \/ 3101 \/ A1.*an item is made/s })
    ).toBeVisible();
    expect(await dataset.products()).toEqual([]);
    await takePictures(page, 'plan');
  });

  await test.step('the work', async () => {
    await headingOf(page).focus();
    await pressAfter(page, 1, 'Adopt');
    await expect(headingOf(page)).toHaveText('What was done');
    const items = await dataset.products();
    expect(items).toMatchObject(
      ['A1', 'A2'].map(id => ({
        sub_category: 3101,
        product_id: id,
        main_category: 'TOP',
        current_status: 'PENDING',
        category_status: '3101#PENDING',
        detail: [NAME],
        summary: [],
        segment: ['b.png'],
        text: ['t.png']
      }))
    );
    expect(await dataset.counters('TOP', 3101)).toMatchObject({
      pending_count: 2
    });
    expect(await dataset.keys()).toEqual(keys);
  });

  await test.step('the undo', async () => {
    await startAgain(page);
    await tickUndo(page);
    await pressAfter(page, 1, 'Preview');
    await expect(headingOf(page)).toHaveText('What would be done');
    expect(await dataset.products()).toHaveLength(2);
    await takePictures(page, 'undo');
    await headingOf(page).focus();
    await pressAfter(page, 1, 'Undo the Adoption');
    await expect(headingOf(page)).toHaveText('What was done');
    expect(await dataset.products()).toEqual([]);
    expect(await dataset.keys()).toEqual(keys);
    await startAgain(page);
    await pressAfter(page, 2, 'Preview');
    await expect(headingOf(page)).toHaveText('Nothing to undo');
  });
});

test("the desktop tool's later table is adopted, is read by both programs, and is as before after the undo", async ({
  context,
  page
}) => {
  test.setTimeout(300_000);
  const dataset = await OwnDataset.make('adopted-table');
  await dataset.putItems([
    ...foreignTable(),
    foreignItem('P98', 'REVIEW'),
    foreignItem('P99', 'PENDING', {
      sub_category_curation_status: '1005#COMPLETED'
    })
  ]);
  const before = (await dataset.products()) as LaterItem[];
  const readable = before.slice(0, 12);
  const theirs = readable.map(laterProduct);
  await dataset.use(context);
  await openLab(page);
  const job = jobOf(page);

  await test.step('the plan', async () => {
    await runCommand(page, 'curation:adopt', {
      mainCategory: 'TOP',
      subCategory: 1005
    });
    await expect(job.getByLabel('Category')).toBeFocused();
    await pressAfter(page, 2, 'Preview');
    await expect(headingOf(page)).toHaveText('What would be done');
    await expect(job).toContainText('12 products would be changed.');
    await job.getByRole('button', { name: /^Need a person/ }).click();
    await expect(job).toContainText('do not say the same');
    await expect(job).toContainText('REVIEW');
    await takePictures(page, 'later-person');
    expect(await dataset.products()).toEqual(before);
    await takePictureBeside(page, 'later-person');
  });

  await test.step('the work: both programs read the same', async () => {
    await headingOf(page).focus();
    await pressAfter(page, 1, 'Adopt');
    await expect(headingOf(page)).toHaveText('What was done');
    await checkAccessible(page);
    const after = (await dataset.products()) as LaterItem[];
    const adopted = after.slice(0, 12);
    expect(adopted.map(laterProduct)).toEqual(theirs);
    adopted.forEach((item, at) => expect(item).toMatchObject(before[at]));
    for (const status of STATUSES) {
      expect(
        adopted
          .filter(item => item.category_status === `1005#${status}`)
          .map(({ product_id: id }) => id)
      ).toEqual(laterPage(adopted, 1005, status).map(({ id }) => id));
    }
    expect(after.slice(12)).toEqual(before.slice(12));
  });

  await test.step('the undo', async () => {
    await startAgain(page);
    await tickUndo(page);
    await pressAfter(page, 1, 'Preview');
    await expect(headingOf(page)).toHaveText('What would be done');
    await headingOf(page).focus();
    await pressAfter(page, 1, 'Undo the Adoption');
    await expect(headingOf(page)).toHaveText('What was done');
    const after = await dataset.products();
    expect(after.map(({ revision: _, ...item }) => item)).toEqual(before);
  });

  await test.step('a table that is not there', async () => {
    await page.route(`${process.env.CURATION_DYNAMODB_ENDPOINT}/**`, route =>
      route.fulfill({
        status: 400,
        contentType: 'application/x-amz-json-1.0',
        headers: { 'access-control-allow-origin': '*' },
        body: JSON.stringify({
          __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
          message: 'Requested resource not found'
        })
      })
    );
    await job.getByRole('button', { name: 'Start again…' }).click();
    await job.getByRole('button', { name: 'Preview' }).click();
    await expect(headingOf(page)).toHaveText('The undo did not finish');
    await takePictures(page, 'failed');
  });
});
