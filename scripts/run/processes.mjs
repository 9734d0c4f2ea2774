import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../paths.mjs';

/** How long a child may take to end by itself, in ms: JupyterLab ends its kernels meanwhile. */
const GRACE = 10_000;

/** Lines of a child's output that are shown when it fails. */
const TAIL = 40;

/** A child that ended with an error; `message` holds the end of what it said. */
export class ChildFailed extends Error {}

/**
 * The child processes of one script. Each has a process group of its own: a
 * Ctrl-C reaches the script alone, which then ends every group, so that none
 * outlives it.
 */
export class Processes {
  #children = new Set();
  #logs;
  #stopping = false;

  /** @param logs - folder for what the children say, one file a name */
  constructor(logs) {
    this.#logs = logs;
  }

  get stopping() {
    return this.#stopping;
  }

  /**
   * Starts a child whose output goes to its log or, with `show`, to the
   * terminal too.
   *
   * @param onLine - is given each line of standard output
   */
  start(name, command, args, { env, cwd = ROOT, show, onLine } = {}) {
    if (this.#stopping) {
      throw new ChildFailed(`${name} was not started: stopping.`);
    }
    const child = new Child(name, this.#logs, { show, onLine });
    child.begin(command, args, { env: env ?? process.env, cwd });
    this.#children.add(child);
    void child.ended.finally(() => this.#children.delete(child));
    return child;
  }

  /**
   * Runs a child to its end.
   * @throws ChildFailed where it ends with anything but 0
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

/** One child and the end of what it said. */
class Child {
  #process;
  #name;
  #log;
  #stream;
  #options;
  #tail = [];
  #rest = '';

  constructor(name, logs, options) {
    this.#name = name;
    this.#log = path.join(logs, `${name.replace(/\W+/g, '-')}.log`);
    mkdirSync(logs, { recursive: true });
    this.#stream = createWriteStream(this.#log);
    this.#options = options;
  }

  get pid() {
    return this.#process.pid;
  }

  begin(command, args, { env, cwd }) {
    this.#process = spawn(command, args, {
      cwd,
      env,
      // npm is a .cmd file on Windows, which only a shell runs.
      shell: process.platform === 'win32' && command === 'npm',
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe']
    });
    this.#process.stdout.on('data', data => this.#hear(data, process.stdout));
    this.#process.stderr.on('data', data => this.#hear(data, process.stderr));
    /** `{ code, error }`, once the child and its pipes are closed. Never rejects. */
    this.ended = new Promise(resolve => {
      this.#process.on('error', error => resolve({ code: null, error }));
      this.#process.on('close', code => resolve({ code }));
    }).finally(() => this.#stream.end());
  }

  #hear(data, terminal) {
    this.#stream.write(data);
    if (this.#options.show) {
      terminal.write(data);
    }
    const lines = (this.#rest + data).split(/\r?\n/);
    this.#rest = lines.pop();
    this.#tail = [...this.#tail, ...lines].slice(-TAIL);
    if (terminal === process.stdout && this.#options.onLine) {
      lines.forEach(line => this.#options.onLine(line));
    }
  }

  /** Why it ended, for the person. */
  failure(error) {
    const why = error ? error.message : `it ended (log: ${this.#log})`;
    const said = this.#options.show ? [] : [...this.#tail, this.#rest];
    return new ChildFailed(
      [`${this.#name} failed: ${why}`, ...said].join('\n').trimEnd()
    );
  }

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
