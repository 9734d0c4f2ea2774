import { ServerConnection } from '@jupyterlab/services';

import { readConnection } from '../../../../src/domain/connection/connection';
import { Unreachable, reworded } from '../../../../src/domain/errors';
import { askAgain } from '../../../../src/plugin/connection/askAgain';

const USED = readConnection({ name: 'a', bucket: 'b', bucketRegion: 'r-1' });
const SILENT = new Unreachable('server-silent', {});
const NONE = reworded(SILENT, 'server-gave-none', { error: SILENT });

afterEach(() => jest.restoreAllMocks());

/** A server of which one route fails, as behind a proxy. */
function withoutCredentials(): jest.SpyInstance {
  return jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockImplementation(async url =>
      url.includes('/credentials')
        ? new Response('<p>', { status: 503 })
        : new Response('{"version":"1"}')
    );
}

it('keys that are being typed are not lost to a server that answers, but gives none', async () => {
  withoutCredentials();
  const host = { serverSettings: ServerConnection.makeSettings() };
  await expect(
    askAgain({ failure: { error: NONE } }, USED, host)
  ).rejects.toMatchObject({
    code: 'server-gave-none'
  });
});

it('a server that was away as a whole is asked for anything', async () => {
  withoutCredentials();
  const host = { serverSettings: ServerConnection.makeSettings() };
  await expect(
    askAgain({ failure: { error: SILENT } }, USED, host)
  ).resolves.toBeUndefined();
  await expect(
    askAgain({ failure: { error: NONE } }, undefined, host)
  ).resolves.toBeUndefined();
});
