import { HOST } from './ports.mjs';

/**
 * Lets a server listen on a free port of 127.0.0.1. It does not keep this
 * process running.
 *
 * @param {import('node:http').Server} server
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `close` ends its connections too
 */
export async function listen(server) {
  // Longer than a browser keeps a connection: the server must not close one that is about to be used.
  server.keepAliveTimeout = 600_000;
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => resolve(undefined));
  });
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port.');
  }
  return {
    url: `http://${HOST}:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    }
  };
}
