/**
 * `npm run pictures`: the pictures of the documents, from the running product
 * on a sandbox of its own.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LOGS, ROOT } from './paths.mjs';
import { prepareBrowser } from './prepare/browser.mjs';
import { prepare } from './prepare/prepare.mjs';
import { endedByPerson } from './run/interrupt.mjs';
import { Processes } from './run/processes.mjs';
import { openStage } from './run/stage.mjs';
import { step } from './run/steps.mjs';

const PICTURES = path.join(ROOT, 'docs', 'pictures');
const PRODUCTS = 32;

const processes = new Processes(path.join(LOGS, 'pictures'));
const ended = endedByPerson(processes);
const folder = await mkdtemp(path.join(tmpdir(), 'curation-pictures-'));

try {
  await prepare(processes, ['dev', 'sandbox', 'test']);
  const executablePath = await prepareBrowser(processes);
  const stage = await step('Sandbox, sample and JupyterLab', () =>
    openStage(processes, folder, PRODUCTS)
  );
  await mkdir(PICTURES, { recursive: true });
  await step('Pictures', () => takePictures(stage.url, executablePath));
} catch (error) {
  if (!processes.stopping) {
    console.error(error.message);
  }
  process.exitCode = processes.stopping ? await ended : 1;
} finally {
  await processes.stop();
  await rm(folder, { recursive: true, force: true });
}

async function takePictures(url, executablePath) {
  // Node packages are there only once `prepare` has been here.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1360, height: 900 }
    });
    await page.goto(`${url}/lab?curation=open`);
    await page.locator('.jp-CurationTile img').first().waitFor();
    await hideSideBars(page);
    await chooseSome(page);
    await take(page, 'desk-wide');
    await setTheme(page, 'JupyterLab Dark');
    await take(page, 'desk-dark');
    await setTheme(page, 'JupyterLab Light');
    await beside(page);
    await take(page, 'desk-480');
  } finally {
    await browser.close();
  }
}

async function take(page, name) {
  // Pictures that are still on their way would differ from run to run.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(800);
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

async function run(page, command, args = {}) {
  await page.evaluate(
    ([id, given]) => window.jupyterapp.commands.execute(id, given),
    [command, args]
  );
}

async function hideSideBars(page) {
  await run(page, 'application:set-mode', { mode: 'single-document' });
  await page.evaluate(() => window.jupyterapp.shell.collapseLeft());
}

async function setTheme(page, theme) {
  await run(page, 'apputils:change-theme', { theme });
  await page.waitForTimeout(1500);
}

/** A product in the middle of its curation: slots, colours, one moved, two selected. */
async function chooseSome(page) {
  const tiles = page.locator('.jp-CurationTile');
  await tiles.nth(0).click();
  for (const key of ['2', '3', '1', 'c', 'c']) {
    await page.keyboard.press(key);
  }
  await tiles.nth(8).click();
  await page.keyboard.press('t');
  await tiles.nth(9).click();
  await page.keyboard.press('Shift+ArrowRight');
}

/** The desk 480 px wide beside a notebook. */
async function beside(page) {
  await run(page, 'application:set-mode', { mode: 'multiple-document' });
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.evaluate(async () => {
    const app = window.jupyterapp;
    app.shell.collapseLeft();
    const desk = app.shell.currentWidget;
    const notebook = await app.commands.execute('notebook:create-new', {
      kernelName: 'python3'
    });
    app.shell.add(notebook, 'main', { mode: 'split-right', ref: desk.id });
    app.shell.activateById(desk.id);
  });
  await page.waitForTimeout(1500);
  const width = await page.evaluate(
    () =>
      document.querySelector('.jp-CurationDesk').getBoundingClientRect().width
  );
  await page.setViewportSize({
    width: Math.round(1100 + 2 * (480 - width)),
    height: 900
  });
}
