import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

export const HOST = '127.0.0.1';

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () =>
      server.close(() => resolve(true))
    );
  });
}

/**
 * The first free ports.
 *
 * @param {number} count
 * @param {number} from - the lowest port to try
 */
export async function freePorts(count, from) {
  const ports = [];
  for (let port = from; ports.length < count && port < 65536; port++) {
    if (await isFree(port)) {
      ports.push(port);
    }
  }
  return ports;
}

/**
 * The program that listens on a port, in words, or undefined if neither lsof nor
 * ss can tell.
 *
 * @param {number} port
 */
export async function portOwner(port) {
  const run = promisify(execFile);
  try {
    const { stdout } = await run('lsof', [
      ...['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']
    ]);
    const pid = /^p(\d+)/m.exec(stdout)?.[1];
    const command = /^c(.+)/m.exec(stdout)?.[1];
    return pid && `${command ?? 'process'} (process ${pid})`;
  } catch {
    // lsof is not installed or found nothing: try ss.
  }
  try {
    const { stdout } = await run('ss', ['-ltnpH', `sport = :${port}`]);
    const found = /\("([^"]+)",pid=(\d+)/.exec(stdout);
    return found ? `${found[1]} (process ${found[2]})` : undefined;
  } catch {
    return undefined;
  }
}
