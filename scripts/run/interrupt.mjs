import { execFileSync } from 'node:child_process';

/** How often a script that npm started looks whether npm is still there, in ms. */
const LOOK = 2000;

/**
 * Ends the children when this script is told to end, or when the npm that
 * started it is gone. A second Ctrl-C does not wait for them.
 *
 * @returns resolves with the exit code once everything has ended
 */
export function endedByPerson(processes) {
  return new Promise((resolve, reject) => {
    const end = code => {
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

/** npm runs its scripts by a shell, which hands no signal on and outlives a kill of npm. */
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

function parentOf(pid) {
  try {
    const answer = execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)]);
    return Number(answer);
  } catch {
    return undefined;
  }
}

/** Whether a process is there; so is one that nobody knows. */
function isAlive(pid) {
  try {
    return !pid || process.kill(pid, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
