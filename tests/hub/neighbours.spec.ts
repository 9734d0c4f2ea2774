import type { Page } from '@playwright/test';

import { serverOf } from './support/hub';
import { expect, test } from './support/people';

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** What a script of a page that somebody has open can ask a route with that person's cookies and the page's own token. */
function askRoute(page: Page, url: string): Promise<Answer> {
  return page.evaluate(async address => {
    const xsrf = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    const answer = await fetch(address, {
      headers: { 'X-Curation-Desk': '1', 'X-XSRFToken': xsrf }
    });
    return { status: answer.status, text: await answer.text() };
  }, url);
}

const ROUTE =
  'jupyterlab-curation/credentials?bucket=hub-curating&table=hub_curating&bucketRegion=us-east-1&tableRegion=us-east-1&use=curator';

test("another person's routes are refused, and one's own answer", async ({
  signIn
}) => {
  const alice = await signIn('alice');
  const bob = await signIn('bob');
  const own = await askRoute(alice.page, `${serverOf('alice')}${ROUTE}`);
  expect(own.status, own.text).toBe(200);
  expect(JSON.parse(own.text)).toHaveProperty('sessionToken');

  for (const route of [ROUTE, 'jupyterlab-curation/journal-key']) {
    const refused = await askRoute(bob.page, `${serverOf('alice')}${route}`);
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain('accessKeyId');
  }
});

test("the Content-Security-Policy of the hub's servers is on", async ({
  signIn
}) => {
  const { page } = await signIn('alice');
  const answer = await page.goto(`${serverOf('alice')}lab`);
  const policy = (await answer?.headerValue('content-security-policy')) ?? '';
  expect(policy).toContain("default-src 'self'; ");
  expect(policy).toContain(
    `connect-src 'self' data: ${process.env.CURATION_S3_ENDPOINT} `
  );
});
