import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';

import { HUB, serverOf, startServer } from './hub';
import { HubDesk } from './hubDesk';

export { expect };

/** Somebody in a browser of their own, signed in to the hub. */
export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
}

interface People {
  /** Signs somebody in. @param address - of the page that they open; by default where the hub leads */
  readonly signIn: (name: string, address?: string) => Promise<Person>;
  /** Signs somebody in, and opens the desk at a connection. Their server may be started for it. */
  readonly openDesk: (name: string, connection: string) => Promise<HubDesk>;
  /** What the Content-Security-Policy has forbidden. Unless a test expects it, there must be nothing. */
  readonly forbidden: { readonly messages: string[]; isExpected: boolean };
}

async function fillForm(page: Page, name: string): Promise<void> {
  await page.getByLabel('Username').fill(name);
  await page.getByLabel('Password').fill('any');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/**
 * A test with people. Whatever they do, the Content-Security-Policy of their
 * servers must have nothing to forbid.
 */
export const test = base.extend<People>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from it
  forbidden: async ({}, use) => {
    const forbidden = { messages: [] as string[], isExpected: false };
    await use(forbidden);
    if (!forbidden.isExpected) {
      expect(forbidden.messages).toEqual([]);
    }
  },
  signIn: async ({ browser, viewport, forbidden }, use) => {
    const contexts: BrowserContext[] = [];
    const listen = (message: ConsoleMessage): void => {
      if (/Content Security Policy/i.test(message.text())) {
        forbidden.messages.push(message.text());
      }
    };
    await use(async (name, address) => {
      const context = await browser.newContext({ viewport });
      contexts.push(context);
      context.on('console', listen);
      const page = await context.newPage();
      const next = address?.slice(new URL(HUB).origin.length) ?? '';
      await page.goto(
        next ? `${HUB}hub/login?next=${encodeURIComponent(next)}` : HUB
      );
      await fillForm(page, name);
      await page.waitForURL(`${serverOf(name)}**`, { timeout: 120_000 });
      return { name, context, page };
    });
    await Promise.all(contexts.map(context => context.close()));
  },
  openDesk: async ({ signIn }, use) => {
    await use(async (name, connection) => {
      await startServer(name);
      const { page } = await signIn(
        name,
        `${serverOf(name)}lab?curation=${connection}&reset`
      );
      const desk = new HubDesk(page);
      await desk.painted();
      return desk;
    });
  }
});
