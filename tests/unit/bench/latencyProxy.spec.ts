/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/**
 * What a script gives that has a service, the proxy before it, and `ask`,
 * which sends one request on the one connection that it keeps. The proxy is a
 * module that Jest cannot load, and so runs in a process of its own.
 */
function play(script: string): unknown {
  const code = `
    import { Agent, createServer, request } from 'node:http';
    import { latencyProxy } from './bench/latencyProxy.mjs';
    const seen = [];
    const sockets = new Set();
    const service = createServer((incoming, answer) => {
      let body = '';
      incoming.on('data', data => (body += data));
      incoming.on('end', () => {
        const { method, url, headers: { host } } = incoming;
        seen.push({ method, url, host, body, at: performance.now() });
        answer.writeHead(201, { 'X-Kept': 'as it came' }).end('answer');
      });
    });
    await new Promise(resolve => service.listen(0, '127.0.0.1', resolve));
    const heard = [];
    const proxy = await latencyProxy(
      'http://127.0.0.1:' + service.address().port, 40, one => heard.push(one)
    );
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (method, url, body) => new Promise((resolve, reject) => {
      const asked = performance.now();
      const one = request(proxy.url + url, { method, agent }, answer => {
        let text = '';
        answer.on('data', data => (text += data));
        answer.on('end', () => resolve({
          status: answer.statusCode, kept: answer.headers['x-kept'], text, asked
        }));
      });
      one.on('socket', socket => sockets.add(socket));
      one.on('error', reject);
      one.end(body);
    });
    const result = await (async () => { ${script} })();
    agent.destroy();
    await proxy.close();
    service.close();
    console.log(JSON.stringify(result));
  `;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: ROOT,
      encoding: 'utf8'
    })
  );
}

it('holds back every request, on a connection that is kept and of a preflight', () => {
  const result = play(`
    const waits = [];
    for (const method of ['GET', 'OPTIONS', 'PUT']) {
      const { asked } = await ask(method, '/key', method === 'PUT' ? 'body' : undefined);
      waits.push(seen.at(-1).at - asked);
    }
    return { held: waits.map(ms => ms >= 39), connections: sockets.size };
  `);

  expect(result).toEqual({ held: [true, true, true], connections: 1 });
});

it('hands on what came, and says what it was', () => {
  const result = play(`
    const { status, kept, text } = await ask('PUT', '/a%20b%2Fc?x=%EC%95%9E', 'body');
    const [{ method, url, host, body }] = seen;
    return {
      status, kept, text, method, url, body,
      sameHost: 'http://' + host === proxy.url,
      heard: heard.map(({ method, url, bytes }) => [method, url, bytes])
    };
  `);

  expect(result).toEqual({
    status: 201,
    kept: 'as it came',
    text: 'answer',
    method: 'PUT',
    url: '/a%20b%2Fc?x=%EC%95%9E',
    body: 'body',
    sameHost: true,
    heard: [['PUT', '/a%20b%2Fc?x=%EC%95%9E', 6]]
  });
});

it('breaks off where the service is not there, and ends by itself', () => {
  const result = play(`
    await new Promise(resolve => { service.closeAllConnections(); service.close(resolve); });
    return ask('GET', '/').then(() => 'answered', ({ code }) => code);
  `);

  expect(result).toBe('ECONNRESET');
});
