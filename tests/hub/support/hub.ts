import { rm } from 'node:fs/promises';
import path from 'node:path';

import { expect } from '@playwright/test';

/** With a slash at its end. */
export const HUB = setting('CURATION_HUB_URL');

const TOKEN = setting('CURATION_HUB_TOKEN');
const HOMES = setting('CURATION_HUB_HOMES');

/** The address of a person's server, with a slash at its end. */
export function serverOf(name: string): string {
  return `${HUB}user/${name}/`;
}

/** Stops a person's server, as a culler or an administrator does. Resolves when it is gone. */
export async function stopServer(name: string): Promise<void> {
  await ask('DELETE', name, '/server');
  await expect.poll(() => isReady(name), { timeout: 60_000 }).toBe(undefined);
}

/** Starts a person's server, unless it runs. Resolves when it can be used. */
export async function startServer(name: string): Promise<void> {
  const found = await api('GET', name, '');
  if (found.status === 404) {
    await ask('POST', name);
  }
  if (!(await isReady(name))) {
    await ask('POST', name, '/server');
    await expect.poll(() => isReady(name), { timeout: 120_000 }).toBe(true);
  }
}

/** The folder of a person's home. It is there when their server has run once. */
export function homeOf(name: string): string {
  return path.join(HOMES, name);
}

/** Removes what a pod without a lasting disk loses when it ends. The person's server must be stopped. */
export async function deleteHome(name: string): Promise<void> {
  await rm(homeOf(name), { recursive: true });
}

/** Undefined: the person has no server. */
async function isReady(name: string): Promise<boolean | undefined> {
  const user = (await (await api('GET', name, '')).json()) as {
    servers: Readonly<Record<'', { ready: boolean } | undefined>>;
  };
  return user.servers['']?.ready;
}

async function ask(
  method: 'POST' | 'DELETE',
  name: string,
  rest = ''
): Promise<void> {
  const answer = await api(method, name, rest);
  expect(answer.ok, `${method} ${name}${rest}: ${answer.status}`).toBe(true);
}

function api(method: string, name: string, rest: string): Promise<Response> {
  return fetch(`${HUB}hub/api/users/${name}${rest}`, {
    method,
    headers: { Authorization: `token ${TOKEN}` }
  });
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run npm run test:hub.`);
  }
  return value;
}
