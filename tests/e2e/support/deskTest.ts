import { test as base } from '@jupyterlab/galata';

import { DeskPage } from './deskPage';

export { expect } from '@jupyterlab/galata';

/** A test with a desk in Galata's JupyterLab, whose state and settings belong to the page. */
export const mockedTest = base.extend<{ desk: DeskPage }>({
  autoGoto: false,
  // Galata waits for the launcher. Here the desk is shown instead.
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

/** The same with the server's state and settings, which resuming needs. */
export const test = mockedTest.extend({
  mockState: false,
  mockSettings: false
});
