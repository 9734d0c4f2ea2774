import { spawn } from 'node:child_process';

/**
 * Opens a page in the person's own browser. If that fails, the person still has
 * the printed address.
 *
 * @param {string} url
 */
export function openBrowser(url) {
  /** @type {Partial<Record<NodeJS.Platform, string[]>>} */
  const commands = {
    darwin: ['open', url],
    win32: ['rundll32', 'url.dll,FileProtocolHandler', url]
  };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
