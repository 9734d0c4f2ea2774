import { ServerConnection } from '@jupyterlab/services';

import { askServer } from '../../../../src/adapters/jupyter/serverRoute';

afterEach(() => jest.restoreAllMocks());

it('sends the header without which the server answers nobody', async () => {
  const request = jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockResolvedValue({
      ok: true,
      status: 200,
      headers: new Headers(),
      json: async () => ({ version: '1' })
    } as Response);
  const settings = ServerConnection.makeSettings({
    baseUrl: 'http://127.0.0.1/',
    init: { headers: { 'X-Of-The-Hub': 'kept' } }
  });
  await askServer('version', settings);
  const headers = new Headers(request.mock.calls[0][1].headers);
  expect(headers.get('X-Curation-Desk')).toBe('1');
  expect(headers.get('X-Of-The-Hub')).toBe('kept');
});
