import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../paths.mjs';

/** How long a child may take to end by itself, in ms. JupyterLab ends its kernels meanwhile. */
const GRACE = 10_000;

/** How many lines of a child's output are shown when it fails. */
const TAIL = 40;

/**
 * @typedef {object} StartOptions
 * @property {NodeJS.ProcessEnv} [env] - by default that of this process
 * @property {string} [cwd] - by default the clone
 * @property {boolean} [show] - whether the output goes to the terminal too
 * @property {boolean} [holdsInput] - whether its standard input is a pipe, which ends with this script
 * @property {(line: string) => void} [onLine] - receives each line of standard output
 */

/** A child that ended with an error. `message` contains the end of its output. */
export class ChildFailed extends Error {}

/**
 * The child processes of one script. Each has its own process group: a Ctrl-C
 * reaches only the script, which then ends every group, so that no child
 * outlives it.
 */
export class Processes {
  /** @type {Set<Child>} */
  #children = new Set();
  #logs;
  #stopping = false;

  /** @param {string} logs - folder for the output of the children, one file for each name */
  constructor(logs) {
    this.#logs = logs;
  }

  get stopping() {
    return this.#stopping;
  }

  /**
   * Starts a child whose output goes to its log.
   *
   * @param {string} name - of the log
   * @param {string} command
   * @param {string[]} args
   * @param {StartOptions} options
   */
  start(name, command, args, options = {}) {
    if (this.#stopping) {
      throw new ChildFailed(`${name} was not started: the script is stopping.`);
    }
    mkdirSync(this.#logs, { recursive: true });
    const log = path.join(this.#logs, `${name.replace(/\W+/g, '-')}.log`);
    const child = new Child(name, log, command, args, options);
    this.#children.add(child);
    void child.ended.finally(() => this.#children.delete(child));
    return child;
  }

  /**
   * Runs a child to its end.
   *
   * @param {string} name - of the log
   * @param {string} command
   * @param {string[]} args
   * @param {StartOptions} [options]
   * @throws ChildFailed if the exit code is not 0
   */
  async run(name, command, args, options) {
    const child = this.start(name, command, args, options);
    const { code, error } = await child.ended;
    if (code !== 0) {
      throw child.failure(error);
    }
    return child;
  }

  /** Ends all children, the youngest first, and waits until they are gone. */
  async stop() {
    this.#stopping = true;
    await Promise.all([...this.#children].reverse().map(child => child.stop()));
  }

  /** Ends all children at once, without waiting. */
  kill() {
    this.#stopping = true;
    this.#children.forEach(child => child.signal('SIGKILL'));
  }
}

/** One child and the end of its output. */
export class Child {
  #process;
  #name;
  #log;
  #stream;
  #options;
  /** @type {string[]} */
  #tail = [];
  #rest = '';

  /**
   * @param {string} name
   * @param {string} log - path of a file
   * @param {string} command
   * @param {string[]} args
   * @param {StartOptions} options
   */
  constructor(name, log, command, args, options) {
    this.#name = name;
    this.#log = log;
    this.#stream = createWriteStream(log);
    this.#options = options;
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: options.env ?? process.env,
      // On Windows npm is a .cmd file, which only a shell can run.
      shell: process.platform === 'win32' && command === 'npm',
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe']
    });
    if (!options.holdsInput) {
      child.stdin.end();
    }
    // A child may end before it reads.
    child.stdin.on('error', () => undefined);
    this.#process = child;
    child.stdout.on('data', data => this.#receive(data, process.stdout));
    child.stderr.on('data', data => this.#receive(data, process.stderr));
    /**
     * Resolves when the child and its pipes are closed. Never rejects.
     *
     * @type {Promise<{ code: number | null, error?: Error }>}
     */
    this.ended = new Promise(resolve => {
      child.on('error', error => resolve({ code: null, error }));
      child.on('close', code => resolve({ code }));
    });
    void this.ended.then(() => this.#stream.end());
  }

  /**
   * @param {Buffer} data
   * @param {NodeJS.WriteStream} terminal
   */
  #receive(data, terminal) {
    this.#stream.write(data);
    if (this.#options.show) {
      terminal.write(data);
    }
    const lines = (this.#rest + data).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    this.#tail = [...this.#tail, ...lines].slice(-TAIL);
    if (terminal === process.stdout) {
      lines.forEach(line => this.#options.onLine?.(line));
    }
  }

  /**
   * Why the child ended, for the person.
   *
   * @param {Error} [error] - if it could not be started
   */
  failure(error) {
    const why = error ? error.message : `it ended (log: ${this.#log})`;
    const output = this.#options.show ? [] : [...this.#tail, this.#rest];
    return new ChildFailed(
      [`${this.#name} failed: ${why}`, ...output].join('\n').trimEnd()
    );
  }

  /** @param {NodeJS.Signals} name */
  signal(name) {
    const { pid, exitCode, signalCode } = this.#process;
    if (pid === undefined || exitCode !== null || signalCode !== null) {
      return;
    }
    try {
      if (process.platform === 'win32') {
        spawn('taskkill', ['/pid', String(pid), '/T', '/F']);
      } else {
        process.kill(-pid, name);
      }
    } catch (error) {
      if (error.code !== 'ESRCH') {
        throw error;
      }
    }
  }

  async stop() {
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), GRACE);
    await this.ended;
    clearTimeout(timer);
  }
}
