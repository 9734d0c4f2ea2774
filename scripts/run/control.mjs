import { createServer } from 'node:http';

import { listen } from './listen.mjs';

/**
 * Lets a running test restart JupyterLab: `POST /restart-lab` answers 204 when
 * JupyterLab is ready again.
 *
 * @param {import('./testbed.mjs').Testbed} testbed
 * @returns the server's address; the server ends with this process
 */
export async function openControl(testbed) {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/restart-lab') {
      response.writeHead(404).end();
      return;
    }
    try {
      await testbed.restartLab();
      response.writeHead(204).end();
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  });
  const { url } = await listen(server);
  return url;
}
