import { ServerConnection } from '@jupyterlab/services';

import { Unreachable } from '../../../../src/domain/errors';
import { MOST_ROUTE_BYTES } from '../../../../src/domain/reading/sizeLimits';
import { askServer } from '../../../../src/adapters/jupyter/serverRoute';

afterEach(() => jest.restoreAllMocks());

it('sends the header without which the server answers nobody', async () => {
  const request = jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockResolvedValue(new Response('{"version":"1"}'));
  const settings = ServerConnection.makeSettings({
    baseUrl: 'http://127.0.0.1/',
    init: { headers: { 'X-Of-The-Hub': 'kept' } }
  });
  await askServer('version', settings);
  const headers = new Headers(request.mock.calls[0][1].headers);
  expect(headers.get('X-Curation-Desk')).toBe('1');
  expect(headers.get('X-Of-The-Hub')).toBe('kept');
});

/** An answer without an end, and how much of it was taken. */
function endless(status: number): { response: Response; taken: () => number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = new Uint8Array(1_000_000).fill(0x20);
      taken += chunk.length;
      controller.enqueue(chunk);
    }
  });
  return { response: new Response(body, { status }), taken: () => taken };
}

it.each([200, 503])(
  'an endless answer with status %s is stopped early and said to have failed',
  async status => {
    const { response, taken } = endless(status);
    jest.spyOn(ServerConnection, 'makeRequest').mockResolvedValue(response);
    await expect(
      askServer('credentials', ServerConnection.makeSettings())
    ).rejects.toBeInstanceOf(Unreachable);
    expect(taken()).toBeLessThan(2 * MOST_ROUTE_BYTES);
  }
);

it('an announced length is believed without a byte of it', async () => {
  jest.spyOn(ServerConnection, 'makeRequest').mockResolvedValue(
    new Response('{}', {
      headers: { 'Content-Length': String(MOST_ROUTE_BYTES + 1) }
    })
  );
  await expect(
    askServer('identity', ServerConnection.makeSettings())
  ).rejects.toMatchObject({ code: 'server-failed' });
});
