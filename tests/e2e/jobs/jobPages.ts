import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { beside, setTheme } from '../support/workspace';

/** The job in front. */
export function jobOf(page: Page): Locator {
  return page.locator('.jp-CurationJob:visible');
}

/** Opens JupyterLab without what was open before. */
export async function openLab(page: Page): Promise<void> {
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?reset`);
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  await page.evaluate(() => window.jupyterapp.restored.then(() => undefined));
}

/** WCAG A and AA of the job alone. */
export async function checkAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include('.jp-CurationJob')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  ).toEqual([]);
}

/** In light and dark, wide and 480 px, for a person who looks at them. Each theme is checked too. */
export async function takePictures(page: Page, name: string): Promise<void> {
  for (const theme of ['JupyterLab Dark', 'JupyterLab Light']) {
    await setTheme(page, theme);
    for (const width of [1280, 480]) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({
        path: test
          .info()
          .outputPath(`${name}-${theme.split(' ')[1]}-${width}.png`)
      });
      if (width === 1280) {
        await checkAccessible(page);
      }
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The same beside a notebook, where it has 480 px and stays. */
export async function takePictureBeside(
  page: Page,
  name: string
): Promise<void> {
  await beside(page, '.jp-CurationJob');
  await page.screenshot({ path: test.info().outputPath(`${name}-beside.png`) });
  await checkAccessible(page);
}

/** What a download has, and its name. */
export async function downloadOf(
  page: Page,
  begin: () => Promise<unknown>
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    begin()
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk as Buffer);
  }
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}
