import { execFileSync } from 'node:child_process';

/** How often a script that npm started checks whether npm still runs, in ms. */
const LOOK = 2000;

/**
 * Ends the child processes when this script is told to end, or when the npm
 * that started it is gone. A second Ctrl-C does not wait for them.
 *
 * @param {import('./processes.mjs').Processes} processes
 * @returns {Promise<number>} resolves with the exit code when all have ended
 */
export function endedByPerson(processes) {
  return new Promise((resolve, reject) => {
    const end = (/** @type {number} */ code) => {
      if (processes.stopping) {
        processes.kill();
        return;
      }
      processes.stop().then(() => resolve(code), reject);
    };
    process.on('SIGINT', () => end(130));
    process.on('SIGTERM', () => end(143));
    process.on('SIGHUP', () => end(129));
    whenNpmIsGone(() => processes.stopping || end(129));
  });
}

/**
 * npm runs scripts in a shell, which passes no signals on and goes on running
 * if npm is killed.
 *
 * @param {() => void} act
 */
function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') {
    return;
  }
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || !isAlive(npm)) {
      act();
    }
  }, LOOK).unref();
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const answer = execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)]);
    return Number(answer.toString());
  } catch {
    return undefined;
  }
}

/**
 * Whether a process runs. One with an unknown id is taken to run.
 *
 * @param {number | undefined} pid
 */
function isAlive(pid) {
  try {
    return !pid || process.kill(pid, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
