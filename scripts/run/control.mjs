import { createServer } from 'node:http';

import { HOST } from './ports.mjs';

/**
 * Lets a test stop and start JupyterLab in its middle: `POST /restart-lab`
 * answers 204 when it is ready again.
 *
 * @returns the server's address; it ends with this process
 */
export async function openControl(stage) {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/restart-lab') {
      response.writeHead(404).end();
      return;
    }
    try {
      await stage.restartLab();
      response.writeHead(204).end();
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  });
  await new Promise(resolve => server.listen(0, HOST, resolve));
  server.unref();
  return `http://${HOST}:${server.address().port}`;
}
