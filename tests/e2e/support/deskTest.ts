import { test as base } from '@jupyterlab/galata';

import { DeskPage } from './deskPage';

export { expect } from '@jupyterlab/galata';

/** A test with a desk in a JupyterLab of Galata's, whose state and settings are this page's own. */
export const mockedTest = base.extend<{ desk: DeskPage }>({
  autoGoto: false,
  // Galata waits for the launcher to be in front; here the desk is.
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from it
  waitForApplication: async ({}, use) => {
    await use(async page => {
      await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
    });
  },
  desk: async ({ page }, use) => {
    await use(new DeskPage(page));
  }
});

/** The same with the server's own state and settings: resuming hangs on them. */
export const test = mockedTest.extend({
  mockState: false,
  mockSettings: false
});
