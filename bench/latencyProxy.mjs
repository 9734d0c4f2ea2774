import { Agent, createServer, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { HOST } from '../scripts/run/ports.mjs';

/** Of one hop only, or answered by this server itself. */
const OWN = new Set(['connection', 'keep-alive', 'expect']);

/**
 * A distant service: hands each request on after a delay, and the answer back
 * at once. Every request waits, on a new connection and on one that is kept,
 * a preflight as any other; several wait beside one another. Host and path
 * stay as they came, so that signatures hold.
 *
 * @param target - `http://127.0.0.1:PORT`
 * @param delay - ms
 * @param heard - is given `{ method, url, headers, body, bytes }` of each request when it has been answered:
 *   `body` is a DynamoDB request's, else empty; `bytes` are the answer's
 * @returns `{ url, setDelay, close }`; it listens on loopback alone, and keeps no process alive
 */
export async function latencyProxy(target, delay, heard = () => {}) {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  let wait = delay;

  const server = createServer(async (request, response) => {
    const { method, url, headers, rawHeaders } = request;
    if (wait > 0) {
      await sleep(wait);
    }
    const onward = send({
      ...{ hostname, port, agent, method, path: url },
      headers: withoutOwn(rawHeaders)
    });
    onward.on('response', answer => {
      response.writeHead(
        answer.statusCode,
        answer.statusMessage,
        withoutOwn(answer.rawHeaders)
      );
      let bytes = 0;
      answer.on('data', data => (bytes += data.length));
      answer.on('end', () => heard({ method, url, headers, body, bytes }));
      answer.pipe(response);
    });
    // Whoever asked sees a connection that broke, as he would without us.
    onward.on('error', () => response.destroy());
    response.on('close', () => response.writableEnded || onward.destroy());
    let body = '';
    if (headers['x-amz-target']) {
      request.setEncoding('utf8').on('data', text => (body += text));
    }
    request.pipe(onward);
  });
  // Longer than a browser keeps a connection: it must not close one that is about to be used.
  server.keepAliveTimeout = 600_000;
  server.requestTimeout = 0;

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  server.unref();
  return {
    url: `http://${HOST}:${server.address().port}`,
    setDelay: ms => {
      wait = ms;
    },
    close: () => {
      agent.destroy();
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    }
  };
}

/** Names and values in turn, as Node has them raw, without what belongs to the hop. */
function withoutOwn(raw) {
  return raw.filter((_, at) => !OWN.has(raw[at - (at % 2)].toLowerCase()));
}
