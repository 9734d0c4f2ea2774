import { gzipSync } from 'node:zlib';

import { venvEnvironment } from '../../scripts/paths.mjs';
import { SIZE, withBrowser } from '../desk/browser.mjs';

/** What JupyterLab loads the extension from. */
const OURS = /\/extensions\/jupyterlab-curation\/.*\.js$/;
/** Only the SDK has it. */
const SDK = /aws-sdk|smithy/;

/** ms without a request after which JupyterLab has started. */
const QUIET = 3000;

export default {
  name: 'start',
  title: "the extension's share of JupyterLab's start",
  needs: 'stage',

  async run({ stage, browserPath, processes }) {
    // The stage has a build for development, which is larger.
    await build(processes, 'build:labextension');
    try {
      return await withBrowser(browserPath, browser => measure(browser, stage));
    } finally {
      await build(processes, 'build:labextension:dev');
    }
  }
};

function build(processes, script) {
  return processes.run(script, 'npm', ['run', script], {
    env: venvEnvironment()
  });
}

async function measure(browser, { url }) {
  const context = await browser.newContext(SIZE);
  const page = await context.newPage();
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

function hasSdk({ url, body }) {
  return SDK.test(nameOf(url)) || /aws-sdk-js|X-Amz-Algorithm/.test(body);
}

function nameOf(url) {
  return url.split('/').pop().split('?')[0];
}

/** 1 kB is 1,000 bytes. */
function kilobytes(files, size) {
  return files.reduce((sum, { body }) => sum + size(body), 0) / 1000;
}
