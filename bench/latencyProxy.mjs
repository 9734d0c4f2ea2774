import { Agent, createServer, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { listen } from '../scripts/run/listen.mjs';

/** Headers that concern one hop only, or that this server answers itself. */
const HOP_HEADERS = new Set(['connection', 'keep-alive', 'expect']);

/**
 * A request that was answered.
 *
 * @typedef {object} ProxiedRequest
 * @property {string} method
 * @property {string} url - path and query
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body - of a request to DynamoDB, otherwise empty
 * @property {number} bytes - of the answer
 */

/**
 * Makes a local service answer like a distant one: passes each request on after
 * a delay, and the answer back at once. Every request waits by itself: on new
 * and on kept connections, preflights too. Host and path are passed on as they
 * came, so that signatures stay valid.
 *
 * @param {string} target - `http://127.0.0.1:PORT`
 * @param {number} delay - ms
 * @param {(request: ProxiedRequest) => void} onAnswered
 * @returns its address and a function that closes it
 */
export async function latencyProxy(target, delay, onAnswered = () => {}) {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });

  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers, rawHeaders } = request;
    if (delay > 0) {
      await sleep(delay);
    }
    const onward = send({
      hostname,
      port,
      agent,
      method,
      path: url,
      headers: withoutHopHeaders(rawHeaders)
    });
    onward.on('response', answer => {
      response.writeHead(
        answer.statusCode ?? 502,
        answer.statusMessage,
        withoutHopHeaders(answer.rawHeaders)
      );
      let bytes = 0;
      answer.on('data', data => (bytes += data.length));
      answer.on('end', () => onAnswered({ method, url, headers, body, bytes }));
      answer.pipe(response);
    });
    // The client sees a broken connection, as it would without the proxy.
    onward.on('error', () => response.destroy());
    response.on('close', () => response.writableEnded || onward.destroy());
    let body = '';
    if (headers['x-amz-target']) {
      request.setEncoding('utf8').on('data', text => (body += text));
    }
    request.pipe(onward);
  });
  server.requestTimeout = 0;
  const { url, close } = await listen(server);
  return {
    url,
    close: () => {
      agent.destroy();
      return close();
    }
  };
}

/** @param {string[]} raw - names and values in turn, as Node gives them */
function withoutHopHeaders(raw) {
  return raw.filter(
    (_, at) => !HOP_HEADERS.has(raw[at - (at % 2)].toLowerCase())
  );
}
