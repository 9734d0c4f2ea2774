import { galata } from '@jupyterlab/galata';
import type { Page, Route } from '@playwright/test';

import {
  BUCKET,
  connectionTo,
  fill,
  itemOf,
  makeBucket,
  makeTable,
  product,
  putObjects
} from './support/brokenDataset';
import { expect, mockedTest } from './support/deskTest';
import { storedInPage } from './support/storedInPage';

const TABLE = 'BadInput';
const PATHS = ['detail/a.png', 'detail/b.png', 'detail/c.png', 'detail/d.png'];
const S3 = `${process.env.CURATION_S3_ENDPOINT}/**`;
const DYNAMODB = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;
const GIVEN = '**/jupyterlab-curation/credentials*';

const test = mockedTest.extend({
  mockSettings: {
    ...galata.DEFAULT_SETTINGS,
    'jupyterlab-curation:desk': {
      connections: [
        connectionTo('bad'),
        connectionTo('no-bucket', { bucket: 'no-such-bucket' }),
        connectionTo('no-table', { table: 'NoSuchTable' }),
        connectionTo('other-key', { table: 'OtherKey' }),
        connectionTo('no-index', { table: 'NoIndex' })
      ]
    }
  }
});

test.beforeAll(async () => {
  await makeBucket();
  await makeTable('OtherKey', [], 'product_group');
  await makeTable('NoIndex', []);
  await fill('NoIndex', [product('79801')]);
  await putObjects('79801', PATHS);
});

/** Opens a connection's desk and waits for its first product. */
async function open(page: Page, connection = 'bad'): Promise<void> {
  await page.goto(
    `${process.env.CURATION_LAB_URL}/lab?curation=${connection}&reset`
  );
}

/** The visible desk, if there are several. */
function front(page: Page): ReturnType<Page['locator']> {
  return page.locator('.jp-CurationPanel:visible');
}

/** A refusal as DynamoDB sends it. */
function refuse(code: string): (route: Route) => Promise<void> {
  return route =>
    route.fulfill({
      status: 400,
      headers: {
        'access-control-allow-origin': '*',
        'content-type': 'application/x-amz-json-1.0'
      },
      body: JSON.stringify({
        __type: `com.amazonaws.dynamodb.v20120810#${code}`,
        message: code
      })
    });
}

/** Only requests of one DynamoDB operation. */
function only(
  operation: string,
  act: (route: Route) => Promise<void>
): (route: Route) => Promise<void> {
  return route =>
    route.request().headers()['x-amz-target']?.endsWith(`.${operation}`)
      ? act(route)
      : route.continue();
}

test('without credentials of the server typed ones work, and are stored nowhere', async ({
  page,
  desk
}) => {
  await makeTable(TABLE);
  await fill(TABLE, [product('79801')]);
  const secrets = ['typed-secret-access-key', 'typed-session-token'];
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('request', request => {
    // The token is part of every signed request; the secret is of none.
    said.push(`${request.url()} ${request.postData() ?? ''}`);
  });
  await page.route(GIVEN, route => route.fulfill({ status: 404 }));
  await open(page);
  const form = page.locator('.jp-CurationSignIn');
  await expect(form).toContainText(
    'This Jupyter server provides no credentials'
  );

  // The sandbox answers no other key.
  await form
    .getByLabel('Access key id')
    .fill(String(process.env.CURATION_SANDBOX_KEY));
  await form.getByLabel('Secret access key').fill(secrets[0]);
  await expect(form).toContainText('Keys without a session token');
  await form.getByLabel('Session token').fill(secrets[1]);
  await expect(form).not.toContainText('Keys without a session token');
  await form.getByRole('button', { name: 'Sign in' }).click();
  await desk.painted();
  await desk.focus(PATHS[0]);
  await desk.press('Delete');
  await desk.saved();
  expect((await itemOf(TABLE, '79801')).detail).toHaveLength(3);

  expect(said.join('\n')).not.toContain(secrets[0]);
  const kept = await storedInPage(page);
  // The storage is really inspected: what the desk stores is there.
  expect(kept).toContain('claim of curator-7');
  for (const secret of secrets) {
    expect(kept).not.toContain(secret);
  }
  await open(page);
  await expect(form).toBeVisible();
});

test('credentials that expire while changes are saved lose nothing, and a retry continues', async ({
  page,
  desk
}) => {
  await makeTable(TABLE);
  await fill(TABLE, [product('79801')]);
  await open(page);
  await desk.painted();
  await desk.focus(PATHS[0]);
  await desk.press('1');
  // Whatever asks the services next, asks for new credentials first.
  const asked = page.waitForRequest(GIVEN);
  await page.route(DYNAMODB, refuse('ExpiredTokenException'));
  await desk.focus(PATHS[1]);
  await desk.press('Delete');
  await expect(page.locator('.jp-CurationNotices')).toContainText(
    'The credentials for the table BadInput are missing, wrong or expired'
  );
  await expect(
    page.locator('.jp-CurationNotices').getByRole('button', { name: 'Sign in' })
  ).toBeVisible();
  await expect(page.locator('.jp-CurationFailed')).toContainText(
    'Delete 1 image'
  );
  await expect(desk.tile(PATHS[0])).toContainText('Model');

  await page.unroute(DYNAMODB);
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await asked;
  await desk.saved();
  await expect(page.locator('.jp-CurationNotices')).toHaveCount(0);
  await expect(desk.tile(PATHS[0])).toContainText('Model');
  expect((await itemOf(TABLE, '79801')).detail).toEqual([
    'a.png',
    'c.png',
    'd.png'
  ]);
});

test('a bucket that does not answer, for example in another region, is reported, and the list works', async ({
  page,
  desk
}) => {
  await makeTable(TABLE);
  await fill(TABLE, [product('79801'), product('79802')]);
  // S3's answer to a wrong region has no CORS headers: the page sees no answer at all.
  await page.route(S3, route => route.abort('failed'));
  await open(page);
  await expect(page.locator('.jp-CurationNotices')).toContainText(
    `The bucket ${BUCKET} cannot be reached`
  );
  await expect(page.locator('.jp-CurationNotices')).toContainText('region');
  await expect(desk.rows).toHaveCount(2);
  await expect(desk.tiles.first()).toContainText('Could not be loaded', {
    timeout: 20_000
  });
  await desk.focus(PATHS[0]);
  await desk.press('Delete');
  await desk.saved();
});

test('a missing bucket, table or index, and a table with another key, are reported', async ({
  page,
  desk
}) => {
  await makeTable(TABLE);
  await fill(TABLE, [product('79801')]);
  const notices = front(page).locator('.jp-CurationNotices');
  const go = (connection: string): Promise<void> =>
    page.evaluate(async name => {
      const { jupyterapp } = window as unknown as {
        jupyterapp: {
          commands: { execute(id: string, args: object): Promise<unknown> };
        };
      };
      await jupyterapp.commands.execute('curation:open', { connection: name });
    }, connection);
  await open(page, 'no-bucket');
  await expect(notices).toContainText('no-such-bucket');
  await expect(front(page).locator('.jp-CurationRow')).toHaveCount(1);
  await expect(desk.tiles.first()).toContainText(
    /Missing from the bucket|loaded/
  );

  await go('no-table');
  await expect(notices).toContainText('There is no table NoSuchTable');
  await expect(front(page)).toContainText('Not found');

  await go('other-key');
  await expect(notices).toContainText(
    'The table OtherKey has the key product_group (S), product_id (S). It should have sub_category (N), product_id (S)'
  );

  await go('no-index');
  await expect(notices).toContainText(
    'The table NoIndex has no index CurrentStatus-LastUpdatedAt-GSI'
  );
  await expect(notices).toContainText(
    'The table NoIndex has no index CategoryStatus-LastUpdatedAt-GSI'
  );
  await expect(front(page).locator('.jp-CurationQueue-remark')).toContainText(
    'no index by category'
  );
  await expect(
    front(page).locator('.jp-CurationTile img').first()
  ).toBeVisible();
});

test('a tile says if its object is missing or not an image, and a broken item is left as it is', async ({
  page,
  desk
}) => {
  await makeTable(TABLE);
  const strange = { season: 'FW24', sizes: new Set(['S', 'M']) };
  await fill(TABLE, [
    product('79803', {
      ...strange,
      detail: ['a.png', 'b.png', 'gone.png', 'notes.png'],
      summary: 'no list',
      representative_assets: '{"model": '
    })
  ]);
  await putObjects('79803', ['detail/a.png', 'detail/b.png']);
  await putObjects('79803', ['detail/notes.png'], Buffer.from('not an image'));
  await open(page);
  await desk.painted();
  await expect(desk.tile('detail/gone.png')).toContainText(
    'Missing from the bucket'
  );
  await expect(desk.tile('detail/notes.png')).toContainText(
    'A text, not an image'
  );
  const banner = page.locator('.jp-CurationBanner');
  await expect(banner).toContainText('representative_assets cannot be read');
  await expect(banner).toContainText('summary is not a list of file names');

  await test.step('a file that is not an image is refused before any request', async () => {
    const sent: string[] = [];
    page.on('request', request => {
      if (request.method() === 'PUT' && request.url().includes(BUCKET)) {
        sent.push(request.url());
      }
    });
    const chooser = page.waitForEvent('filechooser');
    await desk.focus('detail/a.png');
    await desk.press('u');
    await (
      await chooser
    ).setFiles({
      name: 'broken.png',
      mimeType: 'image/png',
      buffer: Buffer.from('not an image either')
    });
    await expect(page.locator('.jp-CurationRefused')).toContainText(
      'broken.png: It is a text, not an image.'
    );
    expect(sent).toEqual([]);
  });

  await test.step('a chosen image that is missing prevents completion', async () => {
    await desk.focus('detail/a.png');
    await desk.press('1');
    await desk.focus('detail/gone.png');
    await desk.press('2');
    await desk.focus('detail/b.png');
    await desk.press('3');
    await desk.press('Shift+Enter');
    await expect(desk.message).toContainText(
      'Not completed: detail/gone.png is chosen but does not exist'
    );
    expect((await itemOf(TABLE, '79803')).current_status).toBe('PENDING');
  });

  await test.step('attributes that the desk does not know are kept', async () => {
    await desk.focus('detail/notes.png');
    await desk.press('t');
    await desk.saved();
    expect(await itemOf(TABLE, '79803')).toMatchObject({
      ...strange,
      summary: 'no list',
      representative_assets: '{"model": ',
      text: ['notes.png']
    });
  });
});

test('a person without write access can look, and is told the action and the resource', async ({
  page,
  desk
}) => {
  await makeTable(TABLE);
  await fill(TABLE, [product('79801')]);
  await page.route(
    DYNAMODB,
    only('UpdateItem', refuse('AccessDeniedException'))
  );
  await open(page);
  await desk.painted();
  await expect(page.locator('.jp-CurationNotices')).toContainText(
    'do not allow dynamodb:UpdateItem on arn:aws:dynamodb:us-east-1:*:table/BadInput'
  );
  await desk.focus(PATHS[0]);
  await desk.press('Delete');
  await expect(page.locator('.jp-CurationFailed')).toContainText(
    'dynamodb:UpdateItem'
  );
  expect((await itemOf(TABLE, '79801')).detail).toHaveLength(4);
});

test('a move that the network interrupts continues when it is back, and a brief 503 is not noticed', async ({
  page,
  desk,
  context
}) => {
  await makeTable(TABLE);
  await fill(TABLE, [product('79801')]);
  await open(page);
  await desk.painted();
  await desk.closesServerErrors();

  await context.setOffline(true);
  await desk.focus(PATHS[0]);
  await desk.press('t');
  await expect(desk.tile('text/a.png')).toBeVisible();
  await expect(page.locator('.jp-CurationFailed')).toContainText(
    'Move 1 image to text',
    { timeout: 20_000 }
  );
  await expect(page.locator('.jp-CurationFailed')).toContainText(
    'does not answer'
  );
  expect((await itemOf(TABLE, '79801')).text).toEqual([]);
  // When the network is back, it is retried automatically.
  await context.setOffline(false);
  await desk.saved();
  expect(await itemOf(TABLE, '79801')).toMatchObject({
    detail: ['b.png', 'c.png', 'd.png'],
    text: ['a.png'],
    revision: 1
  });

  let refused = 0;
  await page.route(DYNAMODB, route =>
    refused++ === 0
      ? route.fulfill({
          status: 503,
          headers: { 'access-control-allow-origin': '*' }
        })
      : route.continue()
  );
  await desk.focus(PATHS[1]);
  await desk.press('Delete');
  await desk.saved();
  expect(refused).toBeGreaterThan(1);
  expect((await itemOf(TABLE, '79801')).detail).toEqual(['c.png', 'd.png']);
});
