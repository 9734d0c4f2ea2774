import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { PNG, product } from '../support/brokenDataset';
import { expect, mockedTest as test } from '../support/deskTest';
import { OwnDataset } from './ownDataset';
import { runCommand } from '../support/workspace';
import {
  checkAccessible,
  downloadOf,
  jobOf,
  openLab,
  takePictureBeside,
  takePictures
} from './jobPages';

const ROOT = path.resolve(__dirname, '../../..');

/** The name of an image, which CSV has to quote. */
const NAME = '앞면, "새" 1.png';

const HEADER =
  'key,uri,main_category,sub_category,product_id,folder,filename,slot,order,completed_by,completed_at,guideline,tags,bytes';

/** What each row has of these. */
type Read = readonly [
  product: string,
  filename: string,
  slot: string | null,
  order: number | null,
  by: string | null
];

const CHOSEN: readonly Read[] = [
  ['E101', NAME, 'model', 1, '김철수'],
  ['E101', 'b.png', 'color_variant', 1, '김철수'],
  ['E101', NAME, 'color_variant', 2, '김철수'],
  ['E102', NAME, 'model', 1, null]
];

/** By a reader of its own: DuckDB for Python. */
function readParquet(file: string): {
  readonly rows: readonly Read[];
  readonly tags: readonly (string | null)[];
} {
  const script = `
import json, sys, duckdb
of = lambda what: duckdb.execute(f"SELECT {what} FROM read_parquet(?)", [sys.argv[1]]).fetchall()
print(json.dumps({
  "rows": of('product_id, filename, slot, "order", completed_by'),
  "tags": [one for one, in of("tags['status']")],
}))`;
  const python = path.join(
    ROOT,
    process.platform === 'win32' ? '.venv/Scripts/python' : '.venv/bin/python'
  );
  return JSON.parse(
    execFileSync(python, ['-c', script, file], { encoding: 'utf8' })
  );
}

function byProduct(rows: readonly Read[]): readonly Read[] {
  return [...rows].sort(([a], [b]) => a.localeCompare(b));
}

test('curated images are exported as JSON Lines, CSV and Parquet, which others read', async ({
  context,
  page
}) => {
  test.setTimeout(300_000);
  const dataset = await OwnDataset.make('exported-rows');
  const files = { detail: [NAME, 'b.png', 'c.png'] };
  await dataset.putItems([
    product('E101', {
      ...files,
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED',
      completed_by: '김철수',
      representative_assets: JSON.stringify({
        model: `detail/${NAME}`,
        color_variant: ['detail/b.png', `detail/${NAME}`]
      })
    }),
    product('E102', {
      ...files,
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED',
      representative_assets: { model: `detail/${NAME}`, front: 'detail/d.png' }
    }),
    product('E103', files)
  ]);
  for (const id of ['E101', 'E102']) {
    await dataset.put(`TOP/1005/${id}/detail/${NAME}`, PNG, {
      status: 'representative'
    });
    await dataset.put(`TOP/1005/${id}/detail/b.png`, PNG);
    await dataset.put(`TOP/1005/${id}/detail/c.png`, PNG);
  }
  await dataset.use(context);
  await openLab(page);
  const job = jobOf(page);
  const heading = job.getByRole('heading');
  const again = async (): Promise<void> => {
    await job.getByRole('button', { name: 'Start again…' }).click();
    await expect(heading).toHaveText('Export curated images');
  };

  await test.step('JSON Lines, by key', async () => {
    await runCommand(page, 'curation:export');
    await expect(job.getByLabel('Format')).toBeFocused();
    await takePictures(page, 'asking');
    await job.getByLabel('Format').focus();
    for (let tabs = 0; tabs < 4; tabs++) {
      await page.keyboard.press('Tab');
    }
    await expect(job.getByRole('button', { name: 'Export' })).toBeFocused();
    const { name, bytes } = await downloadOf(page, () =>
      page.keyboard.press('Enter')
    );
    expect(name).toMatch(/^curated-sandbox-.*\.jsonl$/);
    const rows = bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map(one => JSON.parse(one));
    expect(
      byProduct(
        rows.map((row): Read => [
          row.product_id,
          row.filename,
          row.slot,
          row.order,
          row.completed_by
        ])
      )
    ).toEqual(CHOSEN);
    expect(Object.keys(rows[0]).join(',')).toBe(HEADER);
    await expect(heading).toHaveText('Exported');
    await expect(job).toContainText(name);
    await expect(job).toContainText('detail/d.png is not in the bucket.');
    await takePictures(page, 'exported');
  });

  await test.step('CSV', async () => {
    await again();
    await job.getByLabel('Format').selectOption({ label: 'CSV' });
    const { name, bytes } = await downloadOf(page, () =>
      job.getByRole('button', { name: 'Export' }).click()
    );
    expect(name).toMatch(/\.csv$/);
    const lines = bytes.toString().trimEnd().split('\r\n');
    expect(lines[0]).toBe(HEADER);
    expect(lines).toHaveLength(CHOSEN.length + 1);
    expect(lines.filter(line => line.includes('E101'))[0]).toContain(
      '"앞면, ""새"" 1.png",model,1,김철수,2024-01-15T10:30:00.101Z'
    );
  });

  await test.step('Parquet with all images and their tags, by keys', async () => {
    await again();
    await job.getByLabel('Format').focus();
    // The third of the list.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(job.getByLabel('Format')).toHaveValue('parquet');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    const { name, bytes } = await downloadOf(page, () =>
      page.keyboard.press('Enter')
    );
    expect(name).toMatch(/\.parquet$/);
    const file = test.info().outputPath('all.parquet');
    writeFileSync(file, bytes);
    const { rows, tags } = readParquet(file);
    const rest = (id: string, by: string | null): Read[] =>
      ['b.png', 'c.png']
        .filter(one => id === 'E102' || one === 'c.png')
        .map(one => [id, one, null, null, by]);
    // Products come in the order in which they are read.
    expect(byProduct(rows)).toEqual([
      ...CHOSEN.slice(0, 3),
      ...rest('E101', '김철수'),
      ...CHOSEN.slice(3),
      ...rest('E102', null)
    ]);
    expect(tags.filter(tag => tag === 'representative')).toHaveLength(3);
    expect(tags.filter(tag => tag === null)).toHaveLength(4);
  });

  await test.step('Parquet beside the notebooks, as a command writes it', async () => {
    await again();
    const folder = await page.evaluate(async () => {
      const { contents } = window.jupyterapp.serviceManager;
      return (await contents.newUntitled({ type: 'directory' })).path;
    });
    await runCommand(page, 'curation:export', { format: 'parquet', folder });
    await expect(job).toContainText(
      `The file is written to the folder ${folder} of the server.`
    );
    await checkAccessible(page);
    await job.getByRole('button', { name: 'Export' }).click();
    await expect(heading).toHaveText('Exported');
    await expect(job).toContainText(`exported to ${folder}/curated-sandbox-`);
    const bytes = await page.evaluate(
      async ([name, lab]) => {
        const { contents } = window.jupyterapp.serviceManager;
        const [{ path }] = (await contents.get(name)).content;
        const saved = await fetch(`${lab}/files/${path}`);
        const all = [...new Uint8Array(await saved.arrayBuffer())];
        await contents.delete(path);
        await contents.delete(name);
        return all;
      },
      [folder, String(process.env.CURATION_LAB_URL)] as const
    );
    const file = test.info().outputPath('saved.parquet');
    writeFileSync(file, Buffer.from(bytes));
    // What was ticked before is ticked still.
    expect(readParquet(file).rows).toHaveLength(7);
  });

  await test.step('what fails is told in words', async () => {
    await again();
    await page.route(`${process.env.CURATION_S3_ENDPOINT}/**`, route =>
      route.fulfill({
        status: 403,
        headers: { 'access-control-allow-origin': '*' },
        contentType: 'application/xml',
        body: '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
      })
    );
    await job.getByRole('button', { name: 'Export' }).click();
    await expect(heading).toHaveText('The export did not finish');
    await takePictures(page, 'failed');
    await takePictureBeside(page, 'failed');
  });
});
