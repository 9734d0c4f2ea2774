import { gzipSync } from 'node:zlib';

import { venvEnvironment } from '../../scripts/paths.mjs';
import { SIZE, withBrowser } from '../desk/browser.mjs';

/** @typedef {{ url: string, body: Buffer }} LoadedFile */

/** JupyterLab loads the extension from these addresses. */
const OURS = /\/extensions\/jupyterlab-curation\/.*\.js$/;
/** Only files with the SDK have these names. */
const SDK = /aws-sdk|smithy/;

/** ms to wait after the last request, so that JupyterLab has started for certain. */
const QUIET = 3000;

/** @type {import('../rows.mjs').TestbedRow} */
export default {
  name: 'start',
  title: "the extension's share of JupyterLab's start",
  needs: 'testbed',

  async run({ testbed, browserPath, processes }) {
    // The testbed has a development build, which is larger.
    await build(processes, 'build:labextension');
    try {
      return await withBrowser(browserPath, browser =>
        measure(browser, testbed)
      );
    } finally {
      await build(processes, 'build:labextension:dev');
    }
  }
};

/**
 * @param {import('../../scripts/run/processes.mjs').Processes} processes
 * @param {string} script - of npm
 */
function build(processes, script) {
  return processes.run(script, 'npm', ['run', script], {
    env: venvEnvironment()
  });
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {import('../../scripts/run/testbed.mjs').Testbed} testbed
 */
async function measure(browser, { url }) {
  const context = await browser.newContext(SIZE);
  const page = await context.newPage();
  /** @type {Promise<LoadedFile>[]} */
  const files = [];
  page.on('response', response => {
    if (OURS.test(new URL(response.url()).pathname)) {
      files.push(response.body().then(body => ({ url: response.url(), body })));
    }
  });
  await page.goto(`${url}/lab?reset`);
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(QUIET);
  const atStart = await Promise.all(files);
  await page.evaluate(
    () => void window.jupyterapp.commands.execute('curation:open', {})
  );
  await page.locator('.jp-CurationTile img').first().waitFor();
  const inAll = await Promise.all(files);
  await context.close();
  const later = inAll.slice(atStart.length);
  return [
    {
      what: 'JavaScript and styles, before a desk is opened',
      value: kilobytes(atStart, body => body.length),
      unit: 'kB',
      limit: 30,
      note: atStart
        .map(
          ({ url: of, body }) =>
            `${nameOf(of)} ${(body.length / 1000).toFixed(1)}`
        )
        .join(', ')
    },
    {
      what: 'the same, gzip',
      value: kilobytes(atStart, body => gzipSync(body).length),
      unit: 'kB'
    },
    {
      what: 'files with the SDK in them, before a desk is opened',
      value: atStart.filter(hasSdk).length,
      unit: '',
      limit: 0,
      note: `${later.filter(hasSdk).length} when one is`
    },
    {
      what: 'more when the first desk is opened',
      value: kilobytes(later, body => body.length),
      unit: 'kB',
      note: `gzip ${kilobytes(later, body => gzipSync(body).length).toFixed(0)} kB`
    }
  ];
}

/** @param {LoadedFile} file */
function hasSdk({ url, body }) {
  return (
    SDK.test(nameOf(url)) || /aws-sdk-js|X-Amz-Algorithm/.test(body.toString())
  );
}

/** @param {string} url */
function nameOf(url) {
  return new URL(url).pathname.replace(/.*\//, '');
}

/**
 * The size of some files. 1 kB is 1,000 bytes.
 *
 * @param {LoadedFile[]} files
 * @param {(body: Buffer) => number} size
 */
function kilobytes(files, size) {
  return files.reduce((sum, { body }) => sum + size(body), 0) / 1000;
}
