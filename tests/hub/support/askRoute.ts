import type { Page } from '@playwright/test';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks a route of a server as a script of a page can: with the person's cookies, and with the token of the page. */
export function askRoute(page: Page, url: string): Promise<Answer> {
  return page.evaluate(async address => {
    const xsrf = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    const answer = await fetch(address, {
      headers: { 'X-Curation-Desk': '1', 'X-XSRFToken': xsrf }
    });
    return { status: answer.status, text: await answer.text() };
  }, url);
}
